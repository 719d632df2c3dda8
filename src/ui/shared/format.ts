import type { IntakeRecord, StudyRecord, Estimate } from '../../contract/records.ts';
import { measureWords } from '../../chart/studyWords.ts';
import { linkStates, speaksOfLink } from '../../contract/linkWords.ts';
import type * as words from '../../contract/vocabulary.ts';

/** Numbers, dates and the plain words for every closed list. The same words everywhere. */

const numbers = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** "1,250", "0.35", with at most four significant digits; a true minus sign. */
export function numberText(value: number): string {
  const text = Math.abs(value) >= 10_000 ? whole.format(value) : numbers.format(value);
  return text.replace('-', '−');
}

/** "350 mg"; "not known" for null, never 0. */
export function amountText(value: number | null, unit: string): string {
  return value === null ? 'not known' : `${numberText(value)}\u00a0${unit}`;
}

const measured = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/**
 * An amount measured in food, or a sum with one: three significant digits, as the tables do not carry more, and a whole
 * number from 1,000 on. Less than a tenth of a litre or gram is
 * given in mL or mg.
 */
export function measuredText(value: number | null, unit: string): string {
  if (value === null) return 'not known';
  const smaller = unit === 'L' ? 'mL' : unit === 'g' ? 'mg' : null;
  if (smaller !== null && value !== 0 && Math.abs(value) < 0.1)
    return measuredText(value * 1000, smaller);
  const text = (Math.abs(value) >= 1000 ? whole : measured).format(value);
  return `${text.replace('-', '−')}\u00a0${unit}`;
}

/** "1,250 people"; "people not stated" for null. */
export function peopleText(count: number | null): string {
  if (count === null) return 'number of people not stated';
  return count === 1 ? '1 person' : `${whole.format(count)} people`;
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** "22 November 2026" from "2026-11-22"; other text unchanged. */
export function dateText(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** Estimate with its interval: "HR 0.83 (95 % CI 0.61 to 1.12)". */
export function estimateText(estimate: Estimate): string {
  const unit = estimate.unit === null ? '' : ` ${estimate.unit}`;
  return `${sentenceCase(measureWords[estimate.measure])} ${numberText(estimate.value)}${unit} (${estimate.level}% interval ${numberText(
    estimate.low,
  )} to ${numberText(estimate.high)})`;
}

/** "3 studies, 70 to 1,240 people each". Numbers are not added up: reviews count the people of other rows again. */
export function studiesText(studies: readonly StudyRecord[]): string {
  const sizes = studies.map((study) => study.participants).filter((n): n is number => n !== null);
  const count = countText(studies.length, 'study', 'studies');
  if (sizes.length === 0) return `${count}; number of people not stated`;
  const low = Math.min(...sizes);
  const high = Math.max(...sizes);
  if (studies.length === 1) return `${count}, ${peopleText(high)}`;
  const range = low === high ? whole.format(high) : `${whole.format(low)} to ${whole.format(high)}`;
  const gap =
    sizes.length < studies.length ? `; not stated for ${studies.length - sizes.length}` : ' each';
  return `${count}, ${range} people${gap}`;
}

type Words<T extends string> = Readonly<Record<T, string>>;

export const certaintyWord: Words<words.Certainty> = {
  high: 'High certainty',
  moderate: 'Moderate certainty',
  low: 'Low certainty',
  'very-low': 'Very low certainty',
};
/** What the word means, in plain language. */
export const certaintyMeaning: Words<words.Certainty> = {
  high: 'The true effect is very likely close to what the studies show.',
  moderate: 'The true effect is probably close to what the studies show, but may differ.',
  low: 'The true effect may be quite different from what the studies show.',
  'very-low': 'The true effect is probably quite different; the studies cannot tell.',
};
export const stateWord: Words<words.ClaimState> = {
  benefit: 'Points to benefit',
  harm: 'Points to harm',
  mixed: 'Studies disagree',
  'little-or-no-difference': 'Studied: little or no difference',
  'very-uncertain': 'Studied: very uncertain',
  'no-studies': 'No studies found',
};
/** The state of an outcome in words; a link is never called an effect. */
export function resultWord(row: { state: words.ClaimState; sentence: string }): string {
  const link = speaksOfLink(row) ? linkStates[row.state] : undefined;
  if (link === undefined) return stateWord[row.state];
  return row.state === 'little-or-no-difference' ? `Studied: ${link}` : sentenceCase(link);
}
/** What kind of evidence it is; links are never called effects. */
export const exposureWord: Words<words.Exposure> = {
  supplement: 'Taken as a supplement',
  intake: 'Amount in the diet: a link, not an effect',
  status: 'Level in the body: a link, not an effect',
  'genetic-proxy': 'Genes that shape the level: a link, not an effect',
  'medical-treatment': 'Given as medical treatment',
  'deficiency-treatment': 'Treating a deficiency',
  'animal-or-laboratory': 'Animals or laboratory only',
};
export const directionWord: Words<words.Direction> = {
  benefit: 'For',
  harm: 'Against',
  'no-effect': 'No difference seen',
  mixed: 'Mixed',
  unclear: 'Unclear',
};
export const sizeWord: Words<words.Size> = {
  large: 'large',
  moderate: 'moderate',
  small: 'small',
  trivial: 'too small to matter',
  'not-estimated': 'size not estimated',
};
/** The same words on every page, in the PDF and on the command line. */
export const actionWord: Words<words.Action> = {
  avoid: 'Avoid',
  'usually-avoid': 'Usually avoid',
  'minimise-risk': 'Minimise risk',
  monitor: 'Monitor',
  'no-special-precautions': 'No special precautions',
};
export const severityWord: Words<words.Severity> = {
  contraindicated: 'Contraindicated',
  major: 'Major',
  moderate: 'Moderate',
  minor: 'Minor',
};
export const cautionWord: Words<'avoid-unless-advised' | 'caution' | 'monitor'> = {
  'avoid-unless-advised': 'Avoid unless a clinician advises it',
  caution: 'Take care',
  monitor: 'Monitor',
};
export const interactionEvidenceWord: Words<words.InteractionEvidence> = {
  trial: 'Shown in a trial',
  'pharmacokinetic-study': 'Measured in blood-level studies',
  observational: 'Seen in observational studies',
  'case-reports': 'From case reports',
  label: 'From the medicine’s label',
  theoretical: 'Expected from how they work, not shown in people',
};
export const timingWord: Words<words.TimingKind> = {
  'hours-apart': 'Hours apart',
  'never-together': 'Never together; no gap helps',
  'first-thing': 'First thing, before food, drink and everything else',
  'gap-may-not-be-enough': 'A gap may not be enough',
};
export const designWord: Words<words.StudyDesign> = {
  'meta-analysis': 'Meta-analysis',
  'systematic-review': 'Systematic review',
  rct: 'Randomised trial',
  'crossover-rct': 'Randomised crossover trial',
  'non-randomised-trial': 'Trial without randomisation',
  'uncontrolled-trial': 'Trial without a comparison group',
  cohort: 'Cohort study',
  'case-control': 'Case-control study',
  'cross-sectional': 'Cross-sectional study',
  'mendelian-randomisation': 'Genetic (Mendelian randomisation) study',
  'case-report': 'Case report',
  animal: 'Animal study',
  'in-vitro': 'Laboratory study',
  'narrative-review': 'Narrative review',
  guideline: 'Guideline',
  'fact-sheet': 'Fact sheet',
  'reference-table': 'Reference table',
  'drug-label': 'Medicine label',
};
export const outcomeGroupWord: Words<words.OutcomeGroup> = {
  relapse: 'Relapses',
  'disability-progression': 'Disability and progression',
  'mri-activity': 'MRI activity',
  'disease-risk': 'Risk of getting the condition',
  spasticity: 'Spasticity',
  fatigue: 'Fatigue',
  walking: 'Walking',
  cognition: 'Thinking and memory',
  mood: 'Mood',
  sleep: 'Sleep',
  'pain-and-cramps': 'Pain and cramps',
  bladder: 'Bladder',
  'quality-of-life': 'Quality of life',
  'bone-health': 'Bone health',
  'laboratory-status': 'Levels in the body',
  'inflammation-markers': 'Markers of inflammation',
  mechanism: 'How it might work',
  harms: 'Harms',
  other: 'Other outcomes',
};
export const absorptionWord: Words<'higher' | 'intermediate' | 'lower' | 'unknown'> = {
  higher: 'Higher',
  intermediate: 'In between',
  lower: 'Lower',
  unknown: 'Not known',
};
export const scopeWord: Words<words.IntakeScope> = {
  total: 'food and supplements together',
  supplements: 'supplements and medicines only',
  'supplements-and-fortified-food': 'supplements and fortified food',
  'alpha-tocopherol-supplements': 'alpha-tocopherol from supplements',
  preformed: 'preformed vitamin (retinol) only',
  'added-dissociable-salts': 'added, readily dissolved salts only',
  'free-nicotinic-acid': 'free nicotinic acid only',
};
export const intakeKindWord: Words<words.IntakeKind> = {
  EAR: 'Estimated average requirement (EAR)',
  RDA: 'Recommended dietary allowance (RDA)',
  AI: 'Adequate intake (AI)',
  UL: 'Upper limit (UL)',
  CDRR: 'Chronic disease risk reduction intake (CDRR)',
  AR: 'Average requirement (AR)',
  PRI: 'Population reference intake (PRI)',
  SLI: '"Safe level of intake", a term of EFSA (SLI)',
  SAI: '"Safe and adequate intake", a term of EFSA (SAI)',
};
export const authorityWord: Words<words.Authority> = {
  NASEM: 'NASEM (United States and Canada)',
  EFSA: 'EFSA (European Union)',
};
export const kindWord: Words<words.EntityKind> = {
  substance: 'Supplement or nutrient',
  form: 'Form',
  claim: 'Evidence',
  food: 'Food',
  interaction: 'Interaction',
  caution: 'Caution',
  medication: 'Medicine',
  'medication-class': 'Group of medicines',
  condition: 'Condition',
  source: 'Source',
};

/** Equivalents as they stand after a unit; empty where the amount is a plain mass. */
export const equivalentWord: Readonly<Record<string, string>> = {
  RAE: 'RAE',
  RE: 'RE',
  DFE: 'DFE',
  NE: 'NE',
  'alpha-tocopherol': 'alpha-tocopherol',
  VDE: 'vitamin D equivalents',
  'folic-acid': 'folic acid',
};

/** "350 mg", "15–30 g", "+50 mg"; in words where the authority set no value. */
export function intakeText(record: IntakeRecord): string {
  if (record.amount === null) return 'No value set';
  const high = record.amountMax === null ? '' : `–${numberText(record.amountMax)}`;
  const plus = record.increment ? '+' : '';
  const equivalent =
    record.equivalent === null ? '' : ` ${equivalentWord[record.equivalent] ?? record.equivalent}`;
  return `${plus}${numberText(record.amount)}${high}\u00a0${record.unit}${equivalent}`;
}

/** A slug as words, for a record whose name is not at hand ("vitamin-d" → "Vitamin d"). */
export function slugWords(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export { insideSentence as insideText } from '../../contract/names.ts';

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
