/**
 * Every closed list of words that content, code and output share. The order of a list is its order of display.
 */
import * as v from 'valibot';

export const entityKinds = [
  'substance',
  'form',
  'claim',
  'food',
  'interaction',
  'caution',
  'medication',
  'medication-class',
  'condition',
  'source',
] as const;
/** Kinds that `search` finds; cautions are reached through their substance and condition. */
export const searchKinds = [
  'substance',
  'form',
  'claim',
  'food',
  'interaction',
  'medication',
  'medication-class',
  'condition',
  'source',
] as const;
export const substanceKinds = [
  'mineral',
  'vitamin',
  'fatty-acid',
  'amino-acid',
  'botanical',
  'hormone',
  'microbe',
  'macronutrient',
  'food',
  'group',
  'other',
] as const;
export const languages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
export const absorptions = ['higher', 'intermediate', 'lower', 'unknown'] as const;
export const conditionKinds = ['disease', 'life-stage', 'situation', 'treatment'] as const;
export const monographSections = [
  'functions',
  'body',
  'statusTests',
  'foodSources',
  'deficiency',
  'riskGroups',
  'adverseEffects',
] as const;

export const outcomeGroups = [
  'relapse',
  'disability-progression',
  'mri-activity',
  'disease-risk',
  'spasticity',
  'fatigue',
  'walking',
  'cognition',
  'mood',
  'sleep',
  'pain-and-cramps',
  'bladder',
  'quality-of-life',
  'bone-health',
  'laboratory-status',
  'inflammation-markers',
  'mechanism',
  'harms',
  'other',
] as const;
export const exposures = [
  'supplement',
  'intake',
  'status',
  'genetic-proxy',
  'medical-treatment',
  'deficiency-treatment',
  'animal-or-laboratory',
] as const;
export const directions = ['benefit', 'harm', 'no-effect', 'mixed', 'unclear'] as const;
/** GRADE levels, strongest first. */
export const certainties = ['high', 'moderate', 'low', 'very-low'] as const;
/** What a certainty rating can rest on: the design it starts from, the five GRADE domains, and what may raise it. */
export const certaintyDomains = [
  'study-design',
  'risk-of-bias',
  'inconsistency',
  'indirectness',
  'imprecision',
  'publication-bias',
  'strengths',
] as const;
export const sizes = ['large', 'moderate', 'small', 'trivial', 'not-estimated'] as const;
/** Three kinds of "nothing" (no-studies, very-uncertain, little-or-no-difference) are never merged. */
export const claimStates = [
  'benefit',
  'harm',
  'mixed',
  'little-or-no-difference',
  'very-uncertain',
  'no-studies',
] as const;
/** What the exposure does to the measure of a claim. */
export const changes = ['lowers', 'raises', 'none', 'unclear'] as const;
export const estimateMeasures = [
  'OR',
  'RR',
  'HR',
  'IRR',
  'rate-ratio',
  'MD',
  'WMD',
  'SMD',
  'ES',
  'median-difference',
  'beta',
  'prevalence',
] as const;
export const studyDesigns = [
  'meta-analysis',
  'systematic-review',
  'rct',
  'crossover-rct',
  'non-randomised-trial',
  'uncontrolled-trial',
  'cohort',
  'case-control',
  'cross-sectional',
  'mendelian-randomisation',
  'case-report',
  'animal',
  'in-vitro',
  'narrative-review',
  'guideline',
  'fact-sheet',
  'reference-table',
  'drug-label',
] as const;

/** What to do about a finding, most restrictive first (ORCA classification). */
export const actions = [
  'avoid',
  'usually-avoid',
  'minimise-risk',
  'monitor',
  'no-special-precautions',
] as const;
export const severities = ['contraindicated', 'major', 'moderate', 'minor'] as const;
export const interactionEvidence = [
  'trial',
  'pharmacokinetic-study',
  'observational',
  'case-reports',
  'label',
  'theoretical',
] as const;
export const drugDirections = ['supplement-affects-drug', 'drug-affects-nutrient', 'both'] as const;
export const nutrientDirections = [
  'substance-affects-with',
  'with-affects-substance',
  'both',
] as const;
export const separationOrders = ['either', 'medicine-first', 'supplement-first'] as const;
/**
 * The four kinds of timing: a gap in hours; no gap helps; before food, drink and everything else; a gap may not be enough.
 */
export const timingKinds = [
  'hours-apart',
  'never-together',
  'first-thing',
  'gap-may-not-be-enough',
] as const;
/** What an amount at which an effect was seen counts: all of a day, or what was taken with one meal. */
export const doseSpans = ['day', 'meal'] as const;
export const cautionLevels = ['avoid-unless-advised', 'caution', 'monitor'] as const;

export const authorities = ['NASEM', 'EFSA'] as const;
export const sexes = ['female', 'male'] as const;
export const lifeStates = ['none', 'pregnant', 'lactating'] as const;
export const intakeKinds = ['EAR', 'RDA', 'AI', 'UL', 'CDRR', 'AR', 'PRI', 'SLI', 'SAI'] as const;
export const intakeScopes = [
  'total',
  'supplements',
  'supplements-and-fortified-food',
  'alpha-tocopherol-supplements',
  'preformed',
  'added-dissociable-salts',
  'free-nicotinic-acid',
] as const;
export const equivalents = [
  'RAE',
  'RE',
  'DFE',
  'NE',
  'alpha-tocopherol',
  'VDE',
  'folic-acid',
] as const;
export const verificationEvidence = ['official-page', 'faithful-copy', 'memory'] as const;

/** Diets with a reviewed field per food. Nothing else is inferred from a food's name: no "gluten-free", no allergens. */
export const diets = ['vegetarian', 'vegan', 'lactose-free'] as const;

export const EntityKind = v.picklist(entityKinds);
export const SearchKind = v.picklist(searchKinds);
export const OutcomeGroup = v.picklist(outcomeGroups);
export const Exposure = v.picklist(exposures);
export const Direction = v.picklist(directions);
export const Certainty = v.picklist(certainties);
export const CertaintyDomain = v.picklist(certaintyDomains);
export const Size = v.picklist(sizes);
export const ClaimState = v.picklist(claimStates);
export const Change = v.picklist(changes);
export const StudyDesign = v.picklist(studyDesigns);
export const Action = v.picklist(actions);
export const Severity = v.picklist(severities);
export const InteractionEvidence = v.picklist(interactionEvidence);
export const TimingKind = v.picklist(timingKinds);
export const Authority = v.picklist(authorities);
export const Sex = v.picklist(sexes);
export const LifeState = v.picklist(lifeStates);
export const IntakeKind = v.picklist(intakeKinds);
export const IntakeScope = v.picklist(intakeScopes);
export const Equivalent = v.picklist(equivalents);

export type Diet = (typeof diets)[number];
export type EntityKind = v.InferOutput<typeof EntityKind>;
export type SearchKind = v.InferOutput<typeof SearchKind>;
export type OutcomeGroup = v.InferOutput<typeof OutcomeGroup>;
export type Exposure = v.InferOutput<typeof Exposure>;
export type Direction = v.InferOutput<typeof Direction>;
export type Certainty = v.InferOutput<typeof Certainty>;
export type CertaintyDomain = v.InferOutput<typeof CertaintyDomain>;
export type Size = v.InferOutput<typeof Size>;
export type ClaimState = v.InferOutput<typeof ClaimState>;
export type Change = v.InferOutput<typeof Change>;
export type StudyDesign = v.InferOutput<typeof StudyDesign>;
export type Action = v.InferOutput<typeof Action>;
export type Severity = v.InferOutput<typeof Severity>;
export type InteractionEvidence = v.InferOutput<typeof InteractionEvidence>;
export type TimingKind = v.InferOutput<typeof TimingKind>;
export type Authority = v.InferOutput<typeof Authority>;
export type Sex = v.InferOutput<typeof Sex>;
export type LifeState = v.InferOutput<typeof LifeState>;
export type IntakeKind = v.InferOutput<typeof IntakeKind>;
export type IntakeScope = v.InferOutput<typeof IntakeScope>;
export type Equivalent = v.InferOutput<typeof Equivalent>;
