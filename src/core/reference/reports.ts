/** Builds report documents from the answers of the other operations and has them drawn. */
import * as v from 'valibot';
import { CofactorError } from '../../contract/errors.ts';
import { ConditionId, ref } from '../../contract/ids.ts';
import type { Handlers, ParsedInputOf } from '../../contract/operations.ts';
import type { Plan } from '../../contract/plan.ts';
import type { PrintedReading } from '../../contract/readings.ts';
import type { ReportDocument } from '../../contract/reportDocument.ts';
import { ageNotice } from '../evidence/reviewAge.ts';
import { answerNotice, foodNotice } from '../notices.ts';
import { tablesOf } from '../report/tables.ts';
import {
  answerReport,
  cardReport,
  conditionReport,
  fingerprintOfParts,
  foodsReport,
  planReport,
  planToShow,
  substanceReport,
  type ReportOptions,
  type ReportService,
  type Withholding,
} from '../report/service.ts';
import type { Reference } from './service.ts';

/** Rows of a printed food ranking: what fits two pages and is still read. */
const PRINTED_FOODS = 40;

type Input = ParsedInputOf<'report'>;
type PlanReport = Extract<Input, { kind: 'plan' }>;

function fileName(input: Input, asOf: string): string {
  switch (input.kind) {
    case 'plan':
      return `cofactor-plan-${asOf}.pdf`;
    case 'card':
      return `cofactor-card-${asOf}.pdf`;
    case 'answer':
      return `cofactor-${input.substance}-${input.condition}-${asOf}.pdf`;
    case 'substance':
      return `cofactor-${input.substance}-${asOf}.pdf`;
    case 'condition':
      return `cofactor-${input.condition}-${asOf}.pdf`;
    case 'foods':
      return `cofactor-foods-${input.substance}-${asOf}.pdf`;
  }
}

export function createReports(
  reference: Reference,
  service: ReportService,
  today: () => string,
): Pick<
  Handlers,
  | 'report'
  | 'report.preview'
  | 'report.tables'
  | 'report.progress'
  | 'report.cancel'
  | 'report.verify'
> {
  const { handlers, edition, contentHash } = reference;
  const fingerprintOfPlan = (plan: Plan, readings: readonly PrintedReading[] = []): string => {
    const hash = reference.contentHashFor(plan);
    return readings.length === 0
      ? service.fingerprintOf(plan, edition, hash)
      : fingerprintOfParts([plan, edition, hash, readings]);
  };

  const shown = (kind: 'substance' | 'condition', id: string) => {
    try {
      return handlers.show({ ref: ref(kind, id) });
    } catch (error) {
      // To a report the missing record is an unknown id of its input, not a page that was looked for.
      if (error instanceof CofactorError && error.failure.code === 'not-found') {
        throw new CofactorError('unknown-id', `No ${kind} has the id "${id}".`, kind);
      }
      throw error;
    }
  };

  /** Every name of the conditions of these plans that would tell a diagnosis. */
  const diagnosisNames = (plans: readonly Plan[]): string[] =>
    [...new Set(plans.flatMap((plan) => plan.profile.conditions))].flatMap((id) => {
      const found = handlers.show({ ref: ref('condition', id) });
      if (found.kind !== 'condition' || found.record.kind === 'life-stage') return [];
      return [found.record.name, ...found.record.synonyms];
    });

  /** Names of every illness of the reference: what is left out by them is left out for everybody. */
  const illnessNames = (): string[] =>
    reference.context.evidence
      .conditions()
      .filter(({ kind }) => kind === 'disease')
      .flatMap(({ name, synonyms }) => [name, ...synonyms]);

  /** The earlier plan is compared as it may be shown: what is left out of print is no change either. */
  const sinceOf = (input: PlanReport, how: Withholding) => {
    if (input.since === null) return null;
    const { plan, date, edition: earlier } = input.since;
    try {
      const changes = handlers.compare({
        before: planToShow(plan, how),
        after: planToShow(input.plan, how),
      });
      return { date, edition: earlier, changes };
    } catch (error) {
      const field = error instanceof CofactorError ? error.failure.field : undefined;
      if (!(error instanceof CofactorError) || field?.startsWith('before.') !== true) throw error;
      const at = `since.plan.${field.slice('before.'.length)}`;
      throw new CofactorError(error.failure.code, error.failure.message.replace(field, at), at);
    }
  };

  const planDocument = (input: PlanReport, options: ReportOptions): ReportDocument => {
    const check = handlers.check({ plan: input.plan });
    const { initialsOnly, hideDiagnoses } = input;
    const how: Withholding = {
      initialsOnly,
      hideDiagnoses,
      diagnosisNames: hideDiagnoses
        ? diagnosisNames([input.plan, ...(input.since === null ? [] : [input.since.plan])])
        : [],
      illnessNames: hideDiagnoses ? illnessNames() : [],
    };
    return planReport({
      ...options,
      ...how,
      check,
      // A check that never saw the diagnoses: nothing that it says can tell them.
      checkToShow: hideDiagnoses ? handlers.check({ plan: planToShow(input.plan, how) }) : null,
      plan: input.plan,
      readings: input.readings.map((reading) => ({
        ...reading,
        retraction: reference.retractions.of(reading.item),
      })),
      since: sinceOf(input, how),
      outcomes: check.evidence
        .filter((line) => line.status === 'answered')
        .flatMap(
          ({ substance, condition }) =>
            handlers.ask({ substance, condition: v.parse(ConditionId, condition) }).outcomes,
        ),
      sections: input.sections,
    });
  };

  const documentOf = (input: Input): ReportDocument => {
    const asOf = input.asOf ?? today();
    const options = (fingerprint: string) => ({
      paper: input.paper,
      largePrint: input.largePrint,
      blackAndWhite: input.blackAndWhite,
      dates: input.dates,
      micro: input.micro,
      asOf,
      fingerprint,
      terms: reference.terms(),
      words: handlers.glossary({}).entries,
    });
    switch (input.kind) {
      case 'plan':
        return planDocument(input, options(fingerprintOfPlan(input.plan, input.readings)));
      case 'card':
        return cardReport({
          ...options(fingerprintOfPlan(input.plan)),
          check: handlers.check({ plan: input.plan }),
          plan: input.plan,
          initialsOnly: input.initialsOnly,
        });
      case 'answer': {
        const answer = handlers.ask({ substance: input.substance, condition: input.condition });
        return answerReport({
          ...options(
            fingerprintOfParts(['answer', input.substance, input.condition, edition, contentHash]),
          ),
          ask: {
            ...answer,
            ageNotice: answer.reviewedOn === null ? null : ageNotice(answer.reviewedOn, asOf),
          },
          names: answer.names,
          lifeStages: answer.lifeStages,
        });
      }
      case 'substance': {
        const found = shown('substance', input.substance);
        if (found.kind !== 'substance') throw new Error('show returned another kind');
        return substanceReport({
          ...options(fingerprintOfParts(['substance', input.substance, edition, contentHash])),
          show: { ...found, ageNotice: ageNotice(found.reviewedOn, asOf) },
          notice: answerNotice,
        });
      }
      case 'condition': {
        const found = shown('condition', input.condition);
        if (found.kind !== 'condition') throw new Error('show returned another kind');
        return conditionReport({
          ...options(fingerprintOfParts(['condition', input.condition, edition, contentHash])),
          show: { ...found, ageNotice: ageNotice(found.reviewedOn, asOf) },
          notice: answerNotice,
        });
      }
      case 'foods':
        return foodsReport({
          ...options(
            fingerprintOfParts(['foods', input.substance, input.per, edition, contentHash]),
          ),
          foods: handlers.foods({
            nutrient: input.substance,
            per: input.per,
            portion: 'ordinary',
            // Printed for somebody else: what was reviewed, and not what the reader imported.
            pack: reference.packId,
            limit: PRINTED_FOODS,
          }),
          notice: foodNotice,
        });
    }
  };

  return {
    'report.preview': documentOf,
    'report.tables': (input) => tablesOf(documentOf(input)),
    'report.progress': ({ job }) => service.progress(job),
    'report.cancel': ({ job }) => {
      service.cancel(job);
      return {};
    },
    report: async (input) => {
      const document = documentOf(input);
      const { pdf, pages } = await service.render(document, input.job ?? null);
      return {
        pdf: Buffer.from(pdf).toString('base64'),
        fileName: fileName(input, document.asOf),
        pages,
        bytes: pdf.byteLength,
        fingerprint: document.fingerprint,
        edition,
        asOf: document.asOf,
      };
    },
    'report.verify': ({ pdf, plan, readings }) => {
      const bytes = Buffer.from(pdf, 'base64');
      const found = service.readFingerprint(bytes);
      const expected = fingerprintOfPlan(plan, readings);
      return { matches: found === expected, found, expected, edition };
    },
  };
}
