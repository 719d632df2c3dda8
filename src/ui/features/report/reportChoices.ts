/** What a person chose for the reports of a plan, remembered while the window is open. */
import type { dateStyles, microSigns } from '../../../contract/operations.ts';
import type { Plan } from '../../../contract/plan.ts';
import { reportSections, type ReportSection } from '../../../contract/reportDocument.ts';
import type { Reading } from '../../../contract/readings.ts';
import type { PlanVersion, StoredPlan } from '../../../contract/userData.ts';
import type { ReportInput } from './runReport.ts';

export type DateStyle = (typeof dateStyles)[number];
export type MicroSign = (typeof microSigns)[number];
export type Paper = 'a4' | 'letter';
/** What a plan can be printed as: the report for the doctor or the card for the wallet. */
export type PrintKind = 'plan' | 'card';

export interface ReportChoices {
  sections: ReportSection[];
  initialsOnly: boolean;
  hideDiagnoses: boolean;
  largePrint: boolean;
  blackAndWhite: boolean;
  dates: DateStyle;
  micro: MicroSign;
  /** Papers of the reading list that are printed as added by the reader, by id. */
  readings: string[];
  /** Number of the kept version that the changes are counted from; null: the last report. */
  since: number | 'none' | null;
  /** Day printed as the date of the report; empty: today. */
  asOf: string;
}

const atFirst = (): ReportChoices => ({
  sections: [...reportSections],
  initialsOnly: false,
  hideDiagnoses: false,
  largePrint: false,
  blackAndWhite: false,
  dates: 'long',
  micro: 'mcg',
  readings: [],
  since: null,
  asOf: '',
});

const remembered = new Map<string, ReportChoices>();

/** What was chosen for this plan before, or the defaults. */
export const choicesOf = (plan: string): ReportChoices => remembered.get(plan) ?? atFirst();
export function rememberChoices(plan: string, choices: ReportChoices): void {
  remembered.set(plan, choices);
}

/** The day of a moment where the person is. */
export function localDay(iso: string): string {
  const moment = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** An earlier plan as the section of changes takes it. */
export const sinceOf = (
  version: Pick<PlanVersion, 'body' | 'createdAt' | 'edition'>,
): { plan: Plan; date: string; edition: string } => ({
  plan: version.body,
  date: localDay(version.createdAt),
  edition: version.edition,
});

/** What the core is asked to print. null: no section is chosen. `papers` is the reading list, of which the chosen ones are printed. */
export function inputOf(
  kind: PrintKind,
  stored: Pick<StoredPlan, 'plan'>,
  choices: ReportChoices,
  paper: Paper,
  version: PlanVersion | null,
  papers: readonly Pick<Reading, 'id' | 'item' | 'notes'>[] = [],
): ReportInput | null {
  const { sections, initialsOnly, hideDiagnoses, readings: ids, since: _, asOf, ...look } = choices;
  const options = { ...look, paper, initialsOnly, ...(asOf === '' ? {} : { asOf }) };
  const { plan } = stored;
  if (kind === 'card') return { kind, plan, ...options };
  if (sections.length === 0) return null;
  const since = version === null ? null : sinceOf(version);
  const readings = papers
    .filter(({ id }) => ids.includes(id))
    .map(({ item, notes }) => ({ item, notes }));
  return {
    kind,
    plan,
    sections: [...sections],
    hideDiagnoses,
    since,
    ...(readings.length === 0 ? {} : { readings }),
    ...options,
  };
}

/** At most so many papers of the reading list are printed. */
export const MOST_READINGS = 50;

/** What is set, in the line of a folded group. */
export function sectionsSummary(sections: readonly ReportSection[]): string {
  if (sections.length === 0) return 'none';
  return sections.length === reportSections.length
    ? `all ${reportSections.length}`
    : `${sections.length} of ${reportSections.length}`;
}
export function privacySummary(
  { initialsOnly, hideDiagnoses }: ReportChoices,
  kind: PrintKind,
): string {
  const name = initialsOnly ? 'initials only' : 'name as entered';
  if (kind === 'card') return name;
  return `${name}, ${hideDiagnoses ? 'without diagnoses' : 'with diagnoses'}`;
}
export function lookSummary(choices: ReportChoices, paper: Paper): string {
  return [
    paper === 'a4' ? 'A4' : 'US Letter',
    ...(choices.largePrint ? ['large print'] : []),
    choices.blackAndWhite ? 'black and white' : 'colour',
    choices.micro,
  ].join(', ');
}
