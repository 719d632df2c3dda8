/** What is recorded between two things taken together, decided as the plan check decides it. */
import type { AnswerCard } from '../../contract/answers.ts';
import { ref, type SubstanceId } from '../../contract/ids.ts';
import type { DrugInteraction, InteractionRecord } from '../../contract/records.ts';
import { actions, severities } from '../../contract/vocabulary.ts';
import type { Applied, Taken } from '../interaction/rules.ts';
import { coverageAsOf, type Party as Side } from '../planner/coverage.ts';
import type { Domains } from '../planner/resolve.ts';
import { anything } from '../planner/takenThings.ts';
import type { AskedSubstance, Party } from '../question/intent.ts';

type InteractionCard = Extract<AnswerCard, { type: 'interaction' }>;
type Hit = Pick<Applied<DrugInteraction>, 'action' | 'severity'> & { record: InteractionRecord };

/**
 * The substance as it may be taken: without a form in the question, records about any one of its forms count too, for
 * a record that holds for some products must not be passed over in silence.
 */
function waysOfTaking({ substance, form }: AskedSubstance, domains: Domains): Taken[] {
  const forms =
    form === null
      ? [null, ...(domains.substances.get(substance)?.forms ?? []).map(({ id }) => id)]
      : [form];
  return forms.map((one) => ({
    substance,
    forms: new Set([one]),
    appliesAs: new Set(domains.substances.appliesAs(substance, form)),
  }));
}

function recordsBetween(a: AskedSubstance, b: Party, domains: Domains): Hit[] {
  const { interactions } = domains;
  const ways = waysOfTaking(a, domains);
  if (b.kind === 'substance') {
    return waysOfTaking(b, domains).flatMap((other) =>
      ways.flatMap((way) =>
        interactions
          .between(way, other)
          .map((record) => ({ record, action: record.action, severity: record.severity })),
      ),
    );
  }
  if (b.kind === 'medication') {
    const medication = interactions.medication(b.id);
    return medication === null
      ? []
      : [...ways, anything].flatMap((way) => interactions.withMedicine(way, medication));
  }
  const members = interactions.members(b.id);
  const appliesAs = new Set([...anything.appliesAs, ...ways.flatMap((way) => [...way.appliesAs])]);
  const named = new Set<string>(members.map(({ id }) => id));
  // A class whose medicines all belong to a broader one has the records of that one too.
  const broader = (members[0]?.classes ?? []).filter((id) =>
    members.every(({ classes }) => classes.includes(id)),
  );
  return [
    ...[...new Set([b.id, ...broader])].flatMap((id) => interactions.ofClass(id)),
    // Records on one medicine of the class are records on the class as far as that medicine goes.
    ...interactions
      .ofSubstances([...appliesAs].map((id) => id as SubstanceId))
      .filter(
        (record) =>
          record.type === 'medicine' &&
          'medication' in record.target &&
          named.has(record.target.medication),
      ),
  ]
    .filter((record) => appliesAs.has(record.substance))
    .filter((record) => a.form === null || record.form === null || record.form === a.form)
    .map((record) => ({ record, action: record.action, severity: record.severity }));
}

function sideOf(party: Party, domains: Domains): Side | null {
  const { interactions, substances } = domains;
  if (party.kind === 'substance') {
    const found = substances.get(party.substance);
    return found === null
      ? null
      : {
          reference: ref('substance', found.id),
          name: found.name,
          covered: interactions.ofSubstances(substances.appliesAs(found.id, party.form)).length > 0,
        };
  }
  if (party.kind === 'medication') {
    const found = interactions.medication(party.id);
    return found === null
      ? null
      : {
          reference: ref('medication', found.id),
          name: found.name,
          covered: interactions.ofMedication(found).length > 0,
        };
  }
  const found = interactions.medicationClass(party.id);
  return found === null
    ? null
    : {
        reference: ref('medication-class', found.id),
        name: found.name,
        covered:
          interactions.ofClass(found.id).length > 0 ||
          interactions
            .members(found.id)
            .some((member) => interactions.ofMedication(member).length > 0),
      };
}

/** null where a side is no record of the reference, or neither side is a substance. */
export function interactionCard(
  a: Party,
  b: Party,
  context: Domains & { contentDate: string },
): InteractionCard | null {
  const one = sideOf(a, context);
  const other = sideOf(b, context);
  if (one === null || other === null || a.kind !== 'substance') return null;
  const found = new Map<string, Hit>();
  for (const applied of recordsBetween(a, b, context)) {
    const known = found.get(applied.record.id);
    if (known === undefined || actions.indexOf(applied.action) < actions.indexOf(known.action)) {
      found.set(applied.record.id, applied);
    }
  }
  const records = [...found.values()].sort(
    (x, y) =>
      actions.indexOf(x.action) - actions.indexOf(y.action) ||
      severities.indexOf(x.severity) - severities.indexOf(y.severity) ||
      (x.record.id < y.record.id ? -1 : 1),
  );
  const { result, asOf } = coverageAsOf(context.contentDate)(one, other, records.length > 0);
  return {
    type: 'interaction',
    pair: [
      { ref: one.reference, name: one.name },
      { ref: other.reference, name: other.name },
    ],
    result,
    asOf,
    records: records.map(({ record, action, severity }) => ({
      interaction: ref('interaction', record.id),
      action,
      severity,
      effect: record.effect,
      management: record.management,
    })),
  };
}
