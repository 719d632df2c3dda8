/** Operations over the whole reference: show, ask, browse, foods, sources and the description of the edition. */
import type { BrowseOutput } from '../../contract/answers.ts';
import { CofactorError } from '../../contract/errors.ts';
import { parseRef, ref, type EntityRef, type SourceId } from '../../contract/ids.ts';
import { PackId, type PackSummary } from '../../contract/imports.ts';
import type { Handlers, OutputOf } from '../../contract/operations.ts';
import type { Plan } from '../../contract/plan.ts';
import { planUnits } from '../../contract/units.ts';
import * as v from 'valibot';
import { exportSources } from '../citation/export.ts';
import { createSourceService, type SourceService } from '../citation/sources.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { createEvidenceService } from '../evidence/service.ts';
import { createFoodService } from '../food/service.ts';
import { createGlossaryService } from '../glossary/service.ts';
import { createIntakeService } from '../intake/service.ts';
import { createInteractionService } from '../interaction/service.ts';
import { comparePlans } from '../planner/changes.ts';
import { dayOf } from '../planner/day/service.ts';
import type { ShelfPack } from '../pack/shelf/shelf.ts';
import type { PlannerContext } from '../planner/service.ts';
import { checkPlan } from '../planner/service.ts';
import { createQuestionService } from '../question/service.ts';
import { noRetractions, type Retractions } from '../retraction/service.ts';
import { createSearch } from '../search/service.ts';
import { createSubstanceService } from '../substance/service.ts';
import { ask } from './ask.ts';
import { createAnswerCards } from './cards.ts';
import { convert } from './convert.ts';
import { rankFoods } from './foods.ts';
import { createReferenceRepository } from './repository.ts';
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
  | 'reference';

/** The reading side of Cofactor over the reference and the imported food tables. */
export interface Reference {
  handlers: Pick<SyncHandlers, Operation>;
  /** What the planner and its neighbours read. */
  context: PlannerContext;
  sources: SourceService;
  retractions: Retractions;
  edition: string;
  contentHash: string;
  /** The content that answers about a plan come from: the reference, and the imported tables that its foods are of. */
  contentHashFor(plan: Plan): string;
  /** The reference as a pack among others. */
  packId: PackId;
  pack(): PackSummary;
  terms(): Record<string, string>;
  names(refs: readonly EntityRef[]): Record<string, string>;
  lifeStageLabels(): Record<string, string>;
}

/** Handlers that answer at once; the reference never waits. */
type SyncHandlers = {
  [N in keyof Handlers]: (input: Parameters<Handlers[N]>[0]) => OutputOf<N>;
};

/**
 * @param today the local calendar day, YYYY-MM-DD
 * @param tables the imported food tables that are open; for others everything is composed anew
 * @param retractions the imported list of retracted papers, by which sources are marked
 */
export function createReference(
  db: ReferenceDb,
  today: () => string,
  tables: readonly ShelfPack[] = [],
  retractions: Retractions = noRetractions,
): Reference {
  const substances = createSubstanceService(db);
  const evidence = createEvidenceService(db, substances);
  const intakes = createIntakeService(db);
  const interactions = createInteractionService(db);
  const foods = createFoodService(db, substances, tables);
  const sources = createSourceService(db, foods.tableSources(), retractions);
  const glossary = createGlossaryService(db);
  const repository = createReferenceRepository(db);
  const { edition, contentDate, tablesReviewedOn } = db.manifest;

  // Titles of what is imported stand in no search table of the reference.
  const names = (refs: readonly EntityRef[]): Record<string, string> => {
    const found = repository.names(refs);
    if (tables.length === 0) return found;
    for (const one of refs) {
      if (Object.hasOwn(found, one)) continue;
      const parsed = parseRef(one);
      const title =
        parsed?.kind === 'food'
          ? foods.get(parsed.id)?.name
          : parsed?.kind === 'source'
            ? sources.get(parsed.id)?.title
            : undefined;
      if (title !== undefined) found[one] = title;
    }
    return found;
  };

  const context: PlannerContext = {
    substances,
    evidence,
    intakes,
    interactions,
    foods,
    edition,
    contentDate,
    sourcesOf: (ids) => sources.many(ids),
    namesOf: names,
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
    tables: tables.map((table) => ({ title: table.manifest.title, db: table.db })),
  });

  const nearestTo = (words: string): EntityRef[] =>
    search
      .search({ query: words.slice(0, 500), limit: 8 })
      .hits.filter((hit) => hit.kind !== 'source')
      .map((hit) => ref(hit.kind, hit.id));

  let browsed: BrowseOutput | null = null;

  return {
    context,
    sources,
    retractions,
    edition,
    contentHash: db.manifest.contentHash,
    contentHashFor: (plan) => {
      const used = new Set(
        plan.foods.map(({ food }) => (food === null ? null : foods.packOf(food)?.id)),
      );
      return [
        db.manifest.contentHash,
        ...tables
          .filter(({ manifest }) => used.has(manifest.id))
          .map(({ manifest }) => manifest.contentHash),
      ].join(' ');
    },
    packId: v.parse(PackId, db.manifest.id),
    pack: () => ({
      id: db.manifest.id,
      title: db.manifest.title,
      edition,
      licence: db.manifest.licence,
      counts: repository.counts(),
      built: db.manifest.built,
      kind: 'reference',
      removable: false,
    }),
    terms: () => repository.terms(),
    names,
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
          names,
          today: today(),
        }),
      show: ({ ref: text }) =>
        show(text, {
          ...context,
          sources,
          names,
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

      foods: (input) => rankFoods(input, { ...context, sources }),

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

      convert: (input) => convert(input, { ...context, sources }),

      reference: () => ({
        title: db.manifest.title,
        edition,
        contentDate,
        licence: db.manifest.licence,
        counts: repository.counts(),
        terms: repository.terms(),
        linkHosts: sources.linkHosts(),
      }),
    },
  };
}
