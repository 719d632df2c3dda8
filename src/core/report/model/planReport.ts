/** The report of a plan: one sheet for the visit, then everything behind it. */
import type { OutcomeRow } from '../../../contract/answers.ts';
import type { CheckOutput } from '../../../contract/check.ts';
import { CofactorError } from '../../../contract/errors.ts';
import type { Plan } from '../../../contract/plan.ts';
import type { PrintedReading } from '../../../contract/readings.ts';
import {
  reportSections,
  type ReportDocument,
  type ReportSection,
} from '../../../contract/reportDocument.ts';
import type { Section } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import { formatDate } from './format.ts';
import { createGlossary } from './glossary.ts';
import { evidenceMethod, methodSection } from './method.ts';
import { changesSection } from './plan/changes.ts';
import { evidenceSection } from './plan/evidence.ts';
import { findingsSection } from './plan/findings.ts';
import { foodsSection } from './plan/foods.ts';
import type { PlanInput, Since } from './plan/input.ts';
import { intakesSection } from './plan/intakes.ts';
import { scheduleSection } from './plan/schedule.ts';
import { visitSection } from './plan/visit.ts';
import { withhold } from './plan/withheld.ts';

export interface PlanReportInput extends ReportOptions {
  check: CheckOutput;
  plan: Plan;
  /** The outcomes behind the sentences of `check.evidence`: their estimates are drawn. */
  outcomes: readonly OutcomeRow[];
  /** Initials for the name, everywhere. */
  initialsOnly?: boolean;
  /** Prints no condition and nothing that would tell one; the sheet says how many findings that leaves out. */
  hideDiagnoses?: boolean;
  /** Needed with it: the check of the plan as it may be shown. */
  checkToShow?: CheckOutput | null;
  /** Names of the person's conditions ("MS"), by which names of products and notes would tell them. */
  diagnosisNames?: readonly string[];
  /** Names of every illness of the reference. */
  illnessNames?: readonly string[];
  /** Publications of the reader's own list, printed after the references as such. */
  readings?: readonly PrintedReading[];
  /** What differs from an earlier report; null: there is none. */
  since?: Since | null;
  /** null: all sections. The reference list is added wherever something is cited. */
  sections: readonly ReportSection[] | null;
}

/** Builds the document. Pure: equal input gives an equal document. */
export function planReport(input: PlanReportInput): ReportDocument {
  const since = input.since ?? null;
  const { readings = [], hideDiagnoses: hide = false } = input;
  const shown = withhold(
    {
      plan: input.plan,
      check: input.check,
      checkToShow: input.checkToShow ?? null,
      outcomes: input.outcomes,
      changes: since?.changes ?? null,
    },
    {
      initialsOnly: input.initialsOnly ?? false,
      hideDiagnoses: hide,
      diagnosisNames: input.diagnosisNames ?? [],
      illnessNames: input.illnessNames ?? [],
    },
  );
  const { check, plan } = shown;
  const wanted = new Set<ReportSection>(input.sections ?? reportSections);
  const glossary = createGlossary(input.terms);
  const parts: PlanInput = {
    ...shown,
    asOf: input.asOf,
    glossary,
    printed: wanted,
    since: since === null || shown.changes === null ? null : { ...since, changes: shown.changes },
  };
  const makers: Partial<Record<ReportSection, () => Section | null>> = {
    visit: () => visitSection(parts),
    schedule: () => scheduleSection(parts),
    intakes: () => intakesSection(parts),
    findings: () => findingsSection(parts),
    evidence: () => evidenceSection(parts),
    foods: () => foodsSection(parts),
    changes: () => changesSection(parts),
    glossary: () => glossary.section(),
    method: () => method(input, parts, wanted),
  };
  // The glossary comes after the sections whose terms it explains.
  const sections = reportSections.flatMap((id) => {
    const make = makers[id];
    return wanted.has(id) && make !== undefined ? [make()] : [];
  });
  if (sections.every((section) => section === null)) {
    throw new CofactorError(
      'invalid-input',
      'These sections have nothing to print: references come with the sections that cite them, changes need an earlier plan, and without diagnoses there is no evidence to show. Name visit, schedule, intakes, findings, foods or method.',
      'sections',
    );
  }
  return reportDocument({
    title: 'Supplement plan: report for a visit',
    subtitle: subtitleOf(parts),
    edition: check.edition,
    options: input,
    sections,
    sources: check.sources,
    secondHand: new Set(check.secondHand),
    subjects: [
      ...new Set([
        ...check.intakes.map((sum) => `substance/${sum.substance}` as const),
        ...check.profile.conditions,
      ]),
    ],
    own: readings.length === 0 ? plan : { plan, readings: hide ? [] : readings },
    ownReadings: { readings, hidden: hide },
    ownToo: parts.since,
  });
}

function subtitleOf({ plan, check, asOf }: PlanInput): string {
  const { profile } = plan;
  const name = (profile.name ?? '').trim();
  return [
    name === '' ? 'No name given' : name,
    `${profile.age} years, ${profile.sex}${profile.state === 'none' ? '' : `, ${profile.state}`}`,
    formatDate(asOf),
    `edition ${check.edition}`,
  ].join(' · ');
}

function method(
  input: PlanReportInput,
  { check, since, hidden }: PlanInput,
  wanted: ReadonlySet<ReportSection>,
): Section {
  return methodSection({
    edition: check.edition,
    options: input,
    contentDate: check.asOf,
    notice: check.notice,
    how: [
      'Amounts are those that were entered: amount × servings × times, averaged over the days. Foods describe a typical day. What is not known is left out of a sum and said so; it never counts as zero.',
      'Each published value is compared only with the part of the intake that it counts. Values per kilogram, per energy or for other life stages are shown but not compared.',
      'A finding has an action, a seriousness and a kind of evidence. They are three separate statements.',
      'Findings come in the order of their action, the most restrictive first. No finding is hidden because a clinician advised the product.',
      ...(hidden === null
        ? evidenceMethod
        : [
            'Diagnoses were left out at the wish of the person: conditions, reasons, own notes, what studies found for a condition, and findings that depend on one; of names and notes beside medicines, what names an illness that the reference knows. Titles of sources that name any illness are left out of every such report. What is printed comes from a check without the diagnoses. A medicine may still tell what it is for.',
          ]),
      ...(wanted.has('changes') && since === null
        ? ['There is no section on changes, because there was no earlier plan to compare with.']
        : []),
    ],
    notCovered: [
      'Kidney function, blood tests, allergies and everything else that was not entered.',
      'Interactions that no source of this edition records. Interactions between medicines: Cofactor looks only at supplements, with medicines and with each other.',
      'What a product really contains: the label is taken at its word.',
    ],
  });
}
