/** What is missing or weak, by id. */
import type { Content } from '../../../src/core/pack/content/shapes.ts';
import type { SourceRecord } from '../../../src/contract/records.ts';
import { gap, section, table } from './markdown.ts';

const idsWhere = <T extends { readonly id: string }>(
  list: readonly { readonly record: T }[],
  test: (record: T) => boolean,
): string[] => list.flatMap(({ record }) => (test(record) ? [record.id] : []));

/** An address whose host is a number: nobody can tell whose page it is. */
const isBareAddress = (address: string): boolean =>
  /^https?:\/\/(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:]+\])([:/]|$)/i.test(address);

const authorsOf = (source: SourceRecord) => source.author ?? source.editor ?? [];

export function sourceGaps({ sources }: Content): string[] {
  const of = sources.length;
  return [
    gap(
      'Sources without a year',
      idsWhere(sources, (s) => s.issued === undefined),
      of,
    ),
    gap(
      'Sources without an author',
      idsWhere(sources, (s) => authorsOf(s).length === 0),
      of,
    ),
    gap(
      'Sources with an organisation as author',
      idsWhere(sources, (s) => authorsOf(s).some((name) => 'literal' in name)),
      of,
      'An organisation, journal or site stands in place of a person, or beside one.',
    ),
    gap(
      'Sources with a shortened author list',
      idsWhere(sources, (s) => s.custom.authorList === 'shortened'),
      of,
      'Printed with "et al."',
    ),
    gap(
      'Sources with an unchecked author list',
      idsWhere(sources, (s) => s.custom.authorList === 'unchecked'),
      of,
      'Printed with "et al."',
    ),
    gap(
      'Sources verified on one page only',
      idsWhere(sources, (s) => s.custom.verifiedFrom.length === 1),
      of,
    ),
    gap(
      'Sources whose verification page is a bare network address',
      idsWhere(sources, (s) => s.custom.verifiedFrom.some(isBareAddress)),
      of,
      'To be replaced by a page that says whose it is.',
    ),
    gap(
      'Sources without DOI, PMID, PMCID and address',
      idsWhere(sources, (s) => [s.DOI, s.PMID, s.PMCID, s.URL].every((one) => one === undefined)),
      of,
    ),
  ];
}

function evidenceGaps(content: Content): string[] {
  const { claims, substances, interactions, cautions } = content;
  const withClaims = new Set(claims.map(({ record }) => String(record.substance)));
  const findings = claims.flatMap(({ record }) =>
    record.studies.map((study) => ({ id: `${record.id} → ${study.source}`, study })),
  );
  return [
    gap(
      'Substances without claims',
      idsWhere(substances, (s) => !withClaims.has(s.id)),
      substances.length,
    ),
    gap(
      'Claims with one source',
      idsWhere(claims, (c) => new Set(c.studies.map((study) => study.source)).size === 1),
      claims.length,
    ),
    gap(
      'Claims on borrowed evidence',
      idsWhere(claims, (c) => c.indirect),
      claims.length,
      'The main evidence comes from people without the condition, another route, animals or cells.',
    ),
    gap(
      'Claims without a summary (`inShort`)',
      idsWhere(claims, (c) => c.inShort === null),
      claims.length,
    ),
    gap(
      'Claims without `certaintyGrounds`',
      idsWhere(claims, (c) => c.certaintyGrounds.length === 0),
      claims.length,
      'The reason of the rating names no GRADE domain, or nobody has marked it.',
    ),
    gap(
      'Second-hand findings of studies',
      findings.filter(({ study }) => study.secondHand).map(({ id }) => id),
      findings.length,
      'Read in another text than the study itself.',
    ),
    gap(
      'Second-hand interactions',
      idsWhere(interactions, (i) => i.secondHand),
      interactions.length,
    ),
    gap(
      'Second-hand cautions',
      idsWhere(cautions, (c) => c.secondHand),
      cautions.length,
    ),
    gap(
      'Interactions to be kept hours apart, without the hours',
      idsWhere(interactions, (i) => i.timing === 'hours-apart' && i.separation === null),
      interactions.filter(({ record }) => record.timing === 'hours-apart').length,
    ),
  ];
}

function substanceGaps(content: Content): string[] {
  const { substances, intakes, dailyValues } = content;
  const forms = substances.flatMap(({ record }) => record.forms);
  const monographs = substances.filter(({ record }) => record.monograph !== null);
  const intakeIds = intakes.flatMap(({ record }) =>
    record.confirmed ? [] : [`${record.substance} ${record.kind} ${record.lifeStage}`],
  );
  const valueIds = dailyValues.flatMap(({ record }) =>
    record.confirmed ? [] : [`${record.substance} ${record.group}`],
  );
  return [
    gap(
      'Forms without data on absorption',
      forms.filter((form) => form.absorption === 'unknown').map((form) => form.id),
      forms.length,
    ),
    gap(
      'Monographs without a summary (`inShort`)',
      idsWhere(monographs, (s) => s.inShort === null),
      monographs.length,
    ),
    gap(
      'Substances without a monograph',
      idsWhere(substances, (s) => s.monograph === null),
      substances.length,
    ),
    gap('Intake references that no page confirms', intakeIds, intakes.length),
    gap('Label values that no page confirms', valueIds, dailyValues.length),
  ];
}

function foodGaps({ foods, foodDiets, interactions }: Content): string[] {
  const between = interactions.flatMap(({ record }) =>
    record.type === 'substance' ? [{ record }] : [],
  );
  return [
    gap(
      'Foods without an ordinary portion',
      idsWhere(foods, (food) => !food.portions.some(({ ordinary }) => ordinary)),
      foods.length,
      'Not eaten in that state, or no listed portion is near what people eat at once.',
    ),
    gap(
      'Foods whose description decides none of the three diets',
      foodDiets.flatMap(({ record }) =>
        [record.vegetarian, record.vegan, record.lactoseFree].every((one) => one === null)
          ? [record.food]
          : [],
      ),
      foodDiets.length,
    ),
    gap(
      'Interactions between substances without a dose at which the effect was seen',
      idsWhere(between, (record) => record.dosesSeen.length === 0),
      between.length,
      'Their texts name no amount at which an effect was seen.',
    ),
  ];
}

/** Per condition with key outcomes: which of them no claim of a substance speaks of. */
export function keyOutcomeTables({ conditions, claims }: Content): string[] {
  return conditions.flatMap(({ record: condition }) => {
    if (condition.keyOutcomes.length === 0) return [];
    const own = claims.filter(({ record }) => record.condition === condition.id);
    const bySubstance = Map.groupBy(own, ({ record }) => String(record.substance));
    const rows = [...bySubstance].map(([substance, list]) => {
      const told = new Set(
        list.flatMap(({ record }) => [record.outcomeGroup, ...record.otherOutcomeGroups]),
      );
      const missing = condition.keyOutcomes.filter((group) => !told.has(group));
      return [
        substance,
        list.length,
        condition.keyOutcomes.length - missing.length,
        missing.join(', '),
      ];
    });
    return [
      `### Key outcomes of ${condition.name} without a claim`,
      `${condition.keyOutcomes.length} outcomes matter: ${condition.keyOutcomes.join(', ')}. Nothing recorded on an outcome does not mean that nothing is known of it.`,
      table(['substance', 'claims', 'outcomes covered', 'no claim on'], rows),
    ];
  });
}

export function gapsSection(content: Content): string {
  return section('Gaps', [
    ...evidenceGaps(content),
    ...keyOutcomeTables(content),
    ...substanceGaps(content),
    ...foodGaps(content),
    ...sourceGaps(content),
  ]);
}
