/** What the closed lists of the contract are called in print. */
import { linkStates, speaksOfLink } from '../../../contract/linkWords.ts';
import type { CautionRecord } from '../../../contract/records.ts';
import type {
  Action,
  Certainty,
  CertaintyDomain,
  ClaimState,
  Equivalent,
  IntakeKind,
  IntakeScope,
  InteractionEvidence,
  OutcomeGroup,
  Severity,
  Size,
  StudyDesign,
} from '../../../contract/vocabulary.ts';

export const actionWords: Record<Action, string> = {
  avoid: 'Avoid',
  'usually-avoid': 'Usually avoid',
  'minimise-risk': 'Minimise risk',
  monitor: 'Monitor',
  'no-special-precautions': 'No special precautions',
};
export const actionMeaning: Record<Action, string> = {
  avoid:
    'the sources say flatly not to combine these, or name the combination as contraindicated. A decision for the prescriber.',
  'usually-avoid': 'the sources advise against it unless the prescriber decides otherwise.',
  'minimise-risk':
    'the sources see it as possible with a measure, such as hours apart, a limited or steady amount, or asking first.',
  monitor: 'the sources ask for levels or symptoms to be watched.',
  'no-special-precautions': 'the sources looked at it and name no measure.',
};
export const actionWeight: Record<Action, 'strong' | 'medium' | 'light'> = {
  avoid: 'strong',
  'usually-avoid': 'medium',
  'minimise-risk': 'medium',
  monitor: 'light',
  'no-special-precautions': 'light',
};

/**
 * A caution has the words of the action by which the check of a plan tells it, so that a record reads the same in every
 * report.
 */
export const cautionAction: Record<CautionRecord['level'], Action> = {
  'avoid-unless-advised': 'usually-avoid',
  caution: 'minimise-risk',
  monitor: 'monitor',
};

export const severityWords: Record<Severity, string> = {
  contraindicated: 'contraindicated',
  major: 'major',
  moderate: 'moderate',
  minor: 'minor',
};

export const evidenceWords: Record<InteractionEvidence, string> = {
  trial: 'trial in people',
  'pharmacokinetic-study': 'study of absorption or blood levels',
  observational: 'observational study',
  'case-reports': 'case reports',
  label: 'product label',
  theoretical: 'theory only',
};

export const certaintyWords: Record<Certainty, string> = {
  high: 'high',
  moderate: 'moderate',
  low: 'low',
  'very-low': 'very low',
};
export const certaintyMeaning: Record<Certainty, string> = {
  high: 'further research is unlikely to change the picture. Sentences say “reduces” or “raises”.',
  moderate: 'further research may change the picture. Sentences say “probably”.',
  low: 'further research is likely to change the picture. Sentences say “may”.',
  'very-low': 'any estimate is very uncertain. Sentences say that the evidence is very uncertain.',
};

/** What a rating of certainty rests on. */
export const domainWords: Record<CertaintyDomain, string> = {
  'study-design': 'kind of study',
  'risk-of-bias': 'risk of bias',
  inconsistency: 'studies differ',
  indirectness: 'not quite the question',
  imprecision: 'imprecise',
  'publication-bias': 'unpublished studies',
  strengths: 'strengths',
};

export const outcomeGroupWords: Record<OutcomeGroup, string> = {
  relapse: 'relapses',
  'disability-progression': 'disability and progression',
  'mri-activity': 'MRI activity',
  'disease-risk': 'risk of getting the condition',
  spasticity: 'spasticity',
  fatigue: 'fatigue',
  walking: 'walking',
  cognition: 'thinking and memory',
  mood: 'mood',
  sleep: 'sleep',
  'pain-and-cramps': 'pain and cramps',
  bladder: 'bladder',
  'quality-of-life': 'quality of life',
  'bone-health': 'bone health',
  'laboratory-status': 'levels in the body',
  'inflammation-markers': 'markers of inflammation',
  mechanism: 'how it might work',
  harms: 'harms',
  other: 'other outcomes',
};

export const stateWords: Record<ClaimState, string> = {
  benefit: 'benefit',
  harm: 'harm',
  mixed: 'studies disagree',
  'little-or-no-difference': 'studied: little or no difference',
  'very-uncertain': 'studied: very uncertain',
  'no-studies': 'no studies found',
};
/** The state of an outcome in words; a link is never called an effect. */
export function stateText(row: { state: ClaimState; sentence: string }): string {
  const link = speaksOfLink(row) ? linkStates[row.state] : undefined;
  if (link === undefined) return stateWords[row.state];
  return row.state === 'little-or-no-difference' ? `studied: ${link}` : link;
}
export const sizeWords: Record<Size, string> = {
  large: 'large',
  moderate: 'moderate',
  small: 'small',
  trivial: 'trivial',
  'not-estimated': 'not estimated',
};

export const designWords: Record<StudyDesign, string> = {
  'meta-analysis': 'meta-analysis',
  'systematic-review': 'systematic review',
  rct: 'randomised trial',
  'crossover-rct': 'randomised crossover trial',
  'non-randomised-trial': 'non-randomised trial',
  'uncontrolled-trial': 'trial without a control group',
  cohort: 'cohort study',
  'case-control': 'case-control study',
  'cross-sectional': 'cross-sectional study',
  'mendelian-randomisation': 'Mendelian randomisation',
  'case-report': 'case report',
  animal: 'animal study',
  'in-vitro': 'laboratory study',
  'narrative-review': 'narrative review',
  guideline: 'guideline or scientific opinion',
  'fact-sheet': 'fact sheet',
  'reference-table': 'reference table',
  'drug-label': 'product information',
};

/** What a limit counts, in a few words. */
export const scopeWords: Record<IntakeScope, string> = {
  total: 'everything',
  supplements: 'supplements and medicines only',
  'supplements-and-fortified-food': 'supplements and fortified food only',
  'alpha-tocopherol-supplements': 'added alpha-tocopherol only',
  preformed: 'preformed vitamin A only',
  'added-dissociable-salts': 'added dissociable salts only',
  'free-nicotinic-acid': 'free nicotinic acid only',
};

/** What an amount is counted in, where it is no plain mass. */
export const equivalentWords: Record<Equivalent, string> = {
  RAE: 'RAE',
  RE: 'RE',
  DFE: 'DFE',
  NE: 'NE',
  'alpha-tocopherol': 'alpha-tocopherol',
  VDE: 'VDE',
  'folic-acid': 'folic acid',
};

/** Kinds that say how much is too much, or where caution starts. */
export const limitKinds: ReadonlySet<IntakeKind> = new Set(['UL', 'SLI', 'CDRR']);

export const statusWords = {
  limit: { below: 'below', meets: 'equal', above: 'above', 'not-compared': 'not compared' },
  need: { below: 'below', meets: 'reached', above: 'above', 'not-compared': 'not compared' },
} as const;
