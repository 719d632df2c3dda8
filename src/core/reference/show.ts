/** One record with its sources, its neighbours and the names of everything that it mentions. */
import type { ShowOutput } from '../../contract/answers.ts';
import { CofactorError } from '../../contract/errors.ts';
import { parseRef, ref, type EntityRef, type SourceId } from '../../contract/ids.ts';
import type { MonographStatement } from '../../contract/records.ts';
import { entityKinds } from '../../contract/vocabulary.ts';
import { formatVancouver } from '../citation/service.ts';
import { ageNotice, oldest } from '../evidence/reviewAge.ts';
import { reviewDay } from '../evidence/service.ts';
import { retractionState } from '../retraction/service.ts';
import type { SourceService } from '../citation/sources.ts';
import type { Domains } from '../planner/resolve.ts';
import { claimRefs, interactionRefs } from './mentioned.ts';

export interface ShowContext extends Domains {
  sources: SourceService;
  names(refs: readonly EntityRef[]): Record<string, string>;
  edition: string;
  /** The day on which it is shown, YYYY-MM-DD. */
  today: string;
  /** The day on which the tables (foods, intakes, medicines, conditions) were last compared with their sources. */
  tablesReviewedOn: string;
}

/** A shown record before what all kinds share is added. */
type Shown = ShowOutput extends infer One
  ? One extends { kind: infer K; record: infer R }
    ? {
        kind: K;
        record: R;
        title: string;
        related: EntityRef[];
        cited: SourceId[];
        reviewedOn: string;
      }
    : never
  : never;

function notFound(text: string): CofactorError {
  return new CofactorError('not-found', `There is no record "${text}".`, 'ref');
}

const statementSources = (statements: readonly MonographStatement[]): SourceId[] =>
  statements.flatMap((statement) => statement.sources);

function showSubstance(id: string, context: ShowContext): Shown | null {
  const record = context.substances.get(id);
  if (record === null) return null;
  const lineage = context.substances.lineage(record.id);
  const claims = context.evidence.ofSubstance(record.id);
  const interactions = context.interactions.ofSubstances(lineage);
  const cautions = context.interactions.cautionsOf(lineage);
  const intakes = context.intakes.ofSubstance(record.id);
  const stages = new Set<string>(intakes.map((intake) => intake.lifeStage));
  const conversions = context.intakes.conversions(record.id);
  return {
    kind: 'substance',
    title: record.name,
    reviewedOn: record.reviewedOn,
    record: {
      ...record,
      intakes,
      lifeStages: context.intakes.lifeStages().filter((stage) => stages.has(stage.id)),
      claims,
      interactions,
      cautions,
      conversions,
    },
    related: [
      ...record.related.map((other) => ref('substance', other)),
      ...(record.partOf === null ? [] : [ref('substance', record.partOf)]),
      ...context.substances.partsOf(record.id).map((other) => ref('substance', other)),
      ...record.components.map((other) => ref('substance', other)),
      ...record.forms.map((form) => ref('form', form.id)),
      ...record.includesForms.map((form) => ref('form', form)),
      ...claimRefs(claims),
      ...interactions.flatMap((one) => interactionRefs(one)),
      ...cautions.flatMap((one) => [ref('caution', one.id), ref('condition', one.condition)]),
    ],
    cited: [
      ...(record.monograph === null
        ? []
        : Object.values(record.monograph).flatMap(statementSources)),
      ...(record.inShort?.sources ?? []),
      ...record.forms.flatMap((form) => form.sources),
      ...intakes.flatMap((one) => (one.report === null ? [one.source] : [one.source, one.report])),
      ...claims.flatMap((row) => row.sources),
      ...interactions.flatMap((one) => one.sources),
      ...cautions.flatMap((one) => one.sources),
      ...conversions.map((one) => one.source),
    ],
  };
}

function showClaim(id: string, context: ShowContext): Shown | null {
  const found = context.evidence.claim(id);
  if (found === null) return null;
  const { claim, sentence, wouldChange } = found;
  const names = context.names([
    ref('substance', claim.substance),
    ref('condition', claim.condition),
  ]);
  return {
    kind: 'claim',
    title: `${names[ref('substance', claim.substance)] ?? claim.substance} and ${
      names[ref('condition', claim.condition)] ?? claim.condition
    }: ${claim.outcome}`,
    reviewedOn: reviewDay(claim),
    record: { ...claim, sentence, wouldChange },
    related: [
      ref('substance', claim.substance),
      ref('condition', claim.condition),
      ...claim.relatedConditions.map((other) => ref('condition', other)),
    ],
    cited: claim.studies.map((study) => study.source),
  };
}

function showCondition(id: string, context: ShowContext): Shown | null {
  const record = context.evidence.condition(id);
  if (record === null) return null;
  const claims = context.evidence.ofCondition(record.id);
  const cautions = context.evidence
    .conditionLineage(record.id)
    .flatMap((other) => context.interactions.cautionsFor(other));
  return {
    kind: 'condition',
    title: record.name,
    reviewedOn:
      oldest([...claims, ...cautions].map((one) => one.reviewedOn)) ?? context.tablesReviewedOn,
    record: { ...record, keyOutcomes: context.evidence.keyOutcomes(record.id), claims, cautions },
    related: [
      ...(record.partOf === null ? [] : [ref('condition', record.partOf)]),
      ...claimRefs(claims),
      ...cautions.flatMap((one) => [ref('caution', one.id), ref('substance', one.substance)]),
    ],
    cited: [...claims.flatMap((row) => row.sources), ...cautions.flatMap((one) => one.sources)],
  };
}

function showFood(id: string, context: ShowContext): Shown | null {
  const record = context.foods.get(id);
  if (record === null) return null;
  const nutrients = context.foods.nutrients(record);
  const amounts = context.foods.substances(record);
  const pack = context.foods.packOf(id);
  return {
    kind: 'food',
    title: record.name,
    // Nobody has reviewed an imported food: the day is that of its import.
    reviewedOn:
      pack === null
        ? context.tablesReviewedOn
        : (context.sources.get(record.source)?.custom.verifiedOn ?? context.today),
    record: { ...record, nutrients, substances: amounts, pack },
    related: amounts.map((one) => ref('substance', one.substance)),
    cited: [record.source],
  };
}

function showMedication(id: string, context: ShowContext): Shown | null {
  const record = context.interactions.medication(id);
  if (record === null) return null;
  const interactions = context.interactions.ofMedication(record);
  return {
    kind: 'medication',
    title: record.name,
    reviewedOn: oldest(interactions.map((one) => one.reviewedOn)) ?? context.tablesReviewedOn,
    record: { ...record, interactions },
    related: [
      ...record.classes.map((other) => ref('medication-class', other)),
      ...interactions.flatMap((one) => interactionRefs(one)),
    ],
    cited: interactions.flatMap((one) => one.sources),
  };
}

function showMedicationClass(id: string, context: ShowContext): Shown | null {
  const record = context.interactions.medicationClass(id);
  if (record === null) return null;
  const members = context.interactions.members(id);
  const interactions = context.interactions.ofClass(id);
  return {
    kind: 'medication-class',
    title: record.name,
    reviewedOn: oldest(interactions.map((one) => one.reviewedOn)) ?? context.tablesReviewedOn,
    record: { ...record, members, interactions },
    related: [
      ...members.map((one) => ref('medication', one.id)),
      ...interactions.flatMap((one) => interactionRefs(one)),
    ],
    cited: interactions.flatMap((one) => one.sources),
  };
}

function showSource(id: string, context: ShowContext): Shown | null {
  const csl = context.sources.get(id);
  if (csl === null) return null;
  const supports = context.sources.supports(id);
  return {
    kind: 'source',
    title: csl.title,
    reviewedOn: csl.custom.verifiedOn,
    record: {
      csl,
      citation: formatVancouver(csl),
      retraction: retractionState(csl.custom.retraction),
      supports,
    },
    related: supports,
    cited: [csl.id],
  };
}

function shown(kind: (typeof entityKinds)[number], id: string, context: ShowContext): Shown | null {
  switch (kind) {
    case 'substance':
      return showSubstance(id, context);
    case 'form': {
      const record = context.substances.form(id);
      return record === null
        ? null
        : {
            kind: 'form',
            title: record.name,
            reviewedOn:
              context.substances.get(record.substance)?.reviewedOn ?? context.tablesReviewedOn,
            record,
            related: [ref('substance', record.substance)],
            cited: record.sources,
          };
    }
    case 'claim':
      return showClaim(id, context);
    case 'food':
      return showFood(id, context);
    case 'interaction': {
      const record = context.interactions.get(id);
      return record === null
        ? null
        : {
            kind: 'interaction',
            reviewedOn: record.reviewedOn,
            title: context.names([ref('interaction', id)])[ref('interaction', id)] ?? id,
            record,
            related: interactionRefs(record).filter((other) => other !== ref('interaction', id)),
            cited: record.sources,
          };
    }
    case 'caution': {
      const record = context.interactions.caution(id);
      return record === null
        ? null
        : {
            kind: 'caution',
            reviewedOn: record.reviewedOn,
            title: context.names([ref('caution', id)])[ref('caution', id)] ?? id,
            record,
            related: [ref('substance', record.substance), ref('condition', record.condition)],
            cited: record.sources,
          };
    }
    case 'medication':
      return showMedication(id, context);
    case 'medication-class':
      return showMedicationClass(id, context);
    case 'condition':
      return showCondition(id, context);
    case 'source':
      return showSource(id, context);
  }
}

/** @throws CofactorError `invalid-input` for text that is no reference, `not-found` for a record that does not exist */
export function show(text: string, context: ShowContext): ShowOutput {
  const parsed = parseRef(text);
  if (parsed === null) {
    const kind = text.split('/')[0] ?? '';
    if (entityKinds.some((known) => known === kind)) throw notFound(text);
    throw new CofactorError(
      'invalid-input',
      `"${text}" is not a reference; write kind/id with one of these kinds: ${entityKinds.join(', ')}.`,
      'ref',
    );
  }
  const found = shown(parsed.kind, parsed.id, context);
  if (found === null) throw notFound(text);
  const { cited, related, ...rest } = found;
  const unique = [...new Set(related)];
  return {
    ...rest,
    id: parsed.id,
    related: unique,
    sources: context.sources.many([...new Set(cited)]),
    names: context.names(unique),
    edition: context.edition,
    ageNotice:
      rest.kind === 'food' && rest.record.pack !== null
        ? null
        : ageNotice(rest.reviewedOn, context.today),
  };
}
