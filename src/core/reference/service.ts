/** Operations over the whole reference: show, ask, browse, foods, sources and the description of the edition. */
import type { BrowseOutput } from '../../contract/answers.ts';
import { CofactorError } from '../../contract/errors.ts';
import { ref, type EntityRef, type SourceId } from '../../contract/ids.ts';
import type { Handlers, OutputOf } from '../../contract/operations.ts';
import { planUnits } from '../../contract/units.ts';
import { exportSources } from '../citation/export.ts';
import { createSourceService } from '../citation/sources.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { createEvidenceService } from '../evidence/service.ts';
import { createFoodService } from '../food/service.ts';
import { createGlossaryService } from '../glossary/service.ts';
import { createIntakeService } from '../intake/service.ts';
import { createInteractionService } from '../interaction/service.ts';
import { comparePlans } from '../planner/changes.ts';
import { dayOf } from '../planner/day/service.ts';
import type { PlannerContext } from '../planner/service.ts';
import { checkPlan } from '../planner/service.ts';
import { createQuestionService } from '../question/service.ts';
import { createSearch } from '../search/service.ts';
import { createSubstanceService } from '../substance/service.ts';
import { ask } from './ask.ts';
import { createAnswerCards } from './cards.ts';
import { createReferenceRepository } from './repository.ts';
import { convertAmount, convertibleUnits } from '../units/convert.ts';
import { unitsOf } from '../units/ingredient.ts';
import { show } from './show.ts';

type Operation =
  | 'search'
  | 'ask'
  | 'show'
  | 'browse'
  | 'foods'
  | 'intakes'
  | 'convert'
  | 'glossary'
  | 'check'
  | 'day'
  | 'compare'
  | 'sources'
  | 'reference'
  | 'packs';

/** The reading side of Cofactor over one reference pack. */
export interface Reference {
  handlers: Pick<SyncHandlers, Operation>;
  /** What the planner and its neighbours read. */
  context: PlannerContext;
  edition: string;
  contentHash: string;
  terms(): Record<string, string>;
  names(refs: readonly EntityRef[]): Record<string, string>;
  lifeStageLabels(): Record<string, string>;
}

/** Handlers that answer at once; the reference never waits. */
type SyncHandlers = {
  [N in keyof Handlers]: (input: Parameters<Handlers[N]>[0]) => OutputOf<N>;
};

/** @param today the local calendar day, YYYY-MM-DD */
export function createReference(db: ReferenceDb, today: () => string): Reference {
  const substances = createSubstanceService(db);
  const evidence = createEvidenceService(db, substances);
  const intakes = createIntakeService(db);
  const interactions = createInteractionService(db);
  const foods = createFoodService(db, substances);
  const sources = createSourceService(db);
  const glossary = createGlossaryService(db);
  const repository = createReferenceRepository(db);
  const { edition, contentDate, tablesReviewedOn } = db.manifest;

  const context: PlannerContext = {
    substances,
    evidence,
    intakes,
    interactions,
    foods,
    edition,
    contentDate,
    sourcesOf: (ids) => sources.many(ids),
    namesOf: (refs) => repository.names(refs),
  };

  const questions = createQuestionService(db, { substances, evidence });
  const cards = createAnswerCards(context);
  const search = createSearch(db, {
    understand: (query) => {
      const { intent, substance, condition, understoodAs } = questions.read(query);
      const card = intent === null ? null : cards.cardOf(intent);
      return {
        answer: substance === null || condition === null ? null : { substance, condition },
        card,
        corrected: card === null ? null : understoodAs,
      };
    },
  });

  const nearestTo = (words: string): EntityRef[] =>
    search
      .search({ query: words.slice(0, 500), limit: 8 })
      .hits.filter((hit) => hit.kind !== 'source')
      .map((hit) => ref(hit.kind, hit.id));

  let browsed: BrowseOutput | null = null;

  return {
    context,
    edition,
    contentHash: db.manifest.contentHash,
    terms: () => repository.terms(),
    names: (refs) => repository.names(refs),
    lifeStageLabels: () =>
      Object.fromEntries(intakes.lifeStages().map((stage) => [stage.id, stage.label])),
    handlers: {
      search: (input) => search.search(input),
      ask: (input) =>
        ask(input, {
          ...context,
          sources,
          nearestTo,
          read: (text) => questions.read(text),
          names: repository.names,
          today: today(),
        }),
      show: ({ ref: text }) =>
        show(text, {
          ...context,
          sources,
          names: repository.names,
          today: today(),
          tablesReviewedOn,
        }),
      intakes: (input) => {
        const found = substances
          .list()
          .flatMap((substance) => intakes.forPerson(substance.id, input))
          .map(({ record }) => record);
        return {
          intakes: found,
          lifeStages: {
            NASEM: intakes.lifeStage('NASEM', input)?.label ?? null,
            EFSA: intakes.lifeStage('EFSA', input)?.label ?? null,
          },
          sources: sources.many([
            ...new Set(
              found.flatMap((one) =>
                one.report === null ? [one.source] : [one.source, one.report],
              ),
            ),
          ]),
          edition,
        };
      },
      check: ({ plan }) => checkPlan(plan, context),
      day: ({ plan, goal }) => dayOf(plan, goal, context),
      compare: (plans) => comparePlans(plans, context),

      glossary: () => {
        const entries = [...glossary.entries()];
        return {
          entries,
          sources: sources.many([...new Set(entries.flatMap((entry) => entry.sources))]),
        };
      },

      browse: () =>
        (browsed ??= {
          substances: substances.list().map((substance) => ({
            id: substance.id,
            name: substance.name,
            kind: substance.kind,
            unit: substance.unit,
            units: planUnits.filter((unit) => unitsOf(substance).includes(unit)),
            inFoods: substance.foodColumn !== null,
            forms: substance.forms.map(({ id, name, elementalFraction }) => ({
              id,
              name,
              elementalFraction,
            })),
          })),
          conditions: evidence.conditions().map(({ id, name, kind }) => ({ id, name, kind })),
          questions: evidence.questions(),
        }),

      foods: ({ nutrient, per, portion, group, limit }) => {
        const substance = substances.get(nutrient);
        if (substance === null) {
          throw new CofactorError(
            'unknown-id',
            `No substance has the id "${nutrient}".`,
            'nutrient',
          );
        }
        if (substance.foodColumn === null || substance.unit === null) {
          throw new CofactorError(
            'invalid-input',
            `The food table does not say how much ${substance.name} foods contain.`,
            'nutrient',
          );
        }
        const groups = foods.groups();
        if (
          group !== undefined &&
          !groups.some((one) => one.toLowerCase() === group.toLowerCase())
        ) {
          throw new CofactorError(
            'invalid-input',
            `There is no food group "${group}"; the groups are: ${groups.join(', ')}.`,
            'group',
          );
        }
        const ranking = foods.rank(substance.foodColumn, {
          per,
          portion,
          group: group ?? null,
          limit,
        });
        return {
          nutrient: substance.id,
          nutrientName: substance.name,
          unit: substance.unit,
          per,
          ...ranking,
          ...(per === 'portion' ? { portion } : {}),
          groups,
          note: substance.foodColumn.note ?? null,
          sources: sources.many([...new Set(ranking.rows.map((row) => row.source))]),
          edition,
        };
      },

      sources: (input) => {
        const wanted = ((): SourceId[] | null => {
          if (input.of === 'all') return null;
          if (input.of === 'plan')
            return checkPlan(input.plan, context).sources.map((one) => one.id);
          const found = evidence.claim(input.claim);
          if (found === null) {
            throw new CofactorError('unknown-id', `No claim has the id "${input.claim}".`, 'claim');
          }
          return found.claim.studies.map((study) => study.source);
        })();
        const records = wanted === null ? sources.all() : sources.many(wanted);
        return {
          format: input.format,
          count: records.length,
          text: exportSources(records, input.format),
          edition,
        };
      },

      convert: ({ substance: id, amount, unit, form: formId }) => {
        const substance = substances.get(id);
        if (substance === null) {
          throw new CofactorError('unknown-id', `No substance has the id "${id}".`, 'substance');
        }
        const form = formId === null ? null : substances.form(formId);
        if (formId !== null && form?.substance !== substance.id) {
          throw new CofactorError(
            'unknown-id',
            `${substance.name} has no form with the id "${formId}".`,
            'form',
          );
        }
        const conversions = intakes.conversions(substance.id);
        const found = convertAmount({ substance, form, amount, unit, conversions });
        if (found === null) {
          const known = convertibleUnits(substance, form, conversions);
          throw new CofactorError(
            'invalid-input',
            `"${unit}" is not a unit of ${(form ?? substance).name}; use ${known.join(', ') || 'another substance: this one has no conversions'}.`,
            'unit',
          );
        }
        return {
          ...found,
          sources: sources.many([...new Set(found.results.flatMap((one) => one.sources))]),
        };
      },

      reference: () => ({
        title: db.manifest.title,
        edition,
        contentDate,
        licence: db.manifest.licence,
        counts: repository.counts(),
        terms: repository.terms(),
        linkHosts: sources.linkHosts(),
      }),

      packs: () => [
        {
          id: db.manifest.id,
          title: db.manifest.title,
          edition,
          licence: db.manifest.licence,
          counts: repository.counts(),
          built: db.manifest.built,
        },
      ],
    },
  };
}
