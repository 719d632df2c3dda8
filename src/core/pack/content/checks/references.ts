/** Every id that a record names must exist; judged only once every file can be read. */
import type { FieldPath, Locate, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';
import { nearest } from './nearest.ts';

type Kind =
  | 'source'
  | 'substance'
  | 'form'
  | 'condition'
  | 'claim'
  | 'medication'
  | 'medication class'
  | 'life stage'
  | 'scope'
  | 'kind'
  | 'equivalent'
  | 'evidence'
  | 'daily-value-group';

const ids = (list: readonly { record: { id: string } }[]): Set<string> =>
  new Set(list.map(({ record }) => record.id));

export function checkReferences(content: Content, problems: Problems): void {
  if (problems.incomplete) return;
  const termIds = (kind: string): Set<string> =>
    new Set(content.terms.filter(({ record }) => record.kind === kind).map((t) => t.record.id));
  const known: Record<Kind, Set<string>> = {
    source: ids(content.sources),
    substance: ids(content.substances),
    form: new Set(content.substances.flatMap(({ record }) => record.forms.map((f) => f.id))),
    condition: ids(content.conditions),
    claim: ids(content.claims),
    medication: ids(content.medications),
    'medication class': ids(content.medicationClasses),
    'life stage': ids(content.lifeStages),
    scope: termIds('scope'),
    kind: termIds('kind'),
    equivalent: termIds('equivalent'),
    evidence: termIds('evidence'),
    'daily-value-group': termIds('daily-value-group'),
  };
  const used = new Set<string>();

  const link = (kind: Kind, id: string | null, at: Locate, path: FieldPath): void => {
    if (id === null) return;
    if (kind === 'source') used.add(id);
    if (known[kind].has(id) || problems.faultyIds.has(id)) return;
    const guess = nearest(id, known[kind]);
    problems.add(
      at(path),
      `unknown ${kind} "${id}"`,
      guess === null
        ? `Write the id of an existing ${kind}, or add it first.`
        : `Did you mean "${guess}"? Otherwise add the ${kind} first.`,
    );
  };
  const links = (kind: Kind, list: readonly string[], at: Locate, path: FieldPath): void => {
    for (const [n, id] of list.entries()) {
      link(kind, id, at, [...path, n]);
      if (list.indexOf(id) !== n)
        problems.add(at([...path, n]), `names ${kind} "${id}" twice`, 'Remove one of them.');
    }
  };

  if (content.edition !== null) {
    const { record, at } = content.edition;
    link('source', record.codes.atc, at, ['codes', 'atc']);
    link('source', record.codes.icd10, at, ['codes', 'icd10']);
  }
  for (const { record, at } of content.substances) {
    link('substance', record.partOf, at, ['partOf']);
    links('substance', record.components, at, ['components']);
    links('substance', record.related, at, ['related']);
    links('form', record.includesForms, at, ['includesForms']);
    links('source', record.inShort?.sources ?? [], at, ['inShort', 'sources']);
    for (const [n, form] of record.forms.entries())
      links('source', form.sources, at, ['forms', n, 'sources']);
    for (const [section, items] of Object.entries(record.monograph ?? {}))
      for (const [n, item] of items.entries())
        links('source', item.sources, at, ['monograph', section, n, 'sources']);
  }
  for (const { record, at } of content.ambiguousNames)
    links('substance', record.substances, at, ['substances']);
  for (const { record, at } of content.conditions) link('condition', record.partOf, at, ['partOf']);
  for (const { record, at } of content.claims) {
    link('condition', record.condition, at, ['condition']);
    links('condition', record.relatedConditions, at, ['relatedConditions']);
    for (const [n, study] of record.studies.entries()) {
      link('source', study.source, at, ['studies', n, 'source']);
      link('form', study.elementalDose?.form ?? null, at, ['studies', n, 'elementalDose', 'form']);
    }
  }
  for (const { record, at } of content.beliefs) {
    link('substance', record.substance, at, ['substance']);
    link('condition', record.condition, at, ['condition']);
    for (const [n, reason] of record.reasons.entries()) {
      link('claim', reason.claim, at, ['reasons', n, 'claim']);
      links('source', reason.sources, at, ['reasons', n, 'sources']);
    }
  }
  for (const { record, at } of content.cautions) {
    link('condition', record.condition, at, ['condition']);
    links('source', record.sources, at, ['sources']);
  }
  for (const { record, at } of content.medications)
    links('medication class', record.classes, at, ['classes']);
  for (const { record, at } of content.interactions) {
    link('substance', record.substance, at, []);
    link('form', record.form, at, ['form']);
    if (record.type === 'substance') link('substance', record.with, at, ['with']);
    else if ('class' in record.target)
      link('medication class', record.target.class, at, ['target', 'class']);
    else link('medication', record.target.medication, at, ['target', 'medication']);
    links('source', record.sources, at, ['sources']);
  }
  for (const { record, at } of content.intakes) {
    link('substance', record.substance, at, ['substance']);
    link('life stage', record.lifeStage, at, ['lifeStage']);
    link('scope', record.scope, at, ['scope']);
    link('kind', record.kind, at, ['kind']);
    link('equivalent', record.equivalent, at, ['equivalent']);
    link('evidence', record.evidence, at, ['evidence']);
    link('source', record.source, at, ['source']);
    link('source', record.report, at, ['report']);
  }
  for (const { record, at } of content.dailyValues) {
    link('substance', record.substance, at, ['substance']);
    link('daily-value-group', record.group, at, ['group']);
    link('equivalent', record.equivalent, at, ['equivalent']);
    link('evidence', record.evidence, at, ['evidence']);
    link('source', record.source, at, ['source']);
  }
  for (const { record, at } of content.conversions) {
    link('substance', record.substance, at, ['substance']);
    link('evidence', record.evidence, at, ['evidence']);
    link('source', record.source, at, ['source']);
  }
  for (const { record, at } of content.glossary) links('source', record.sources, at, ['sources']);
  for (const { record, at } of content.foods) link('source', record.source, at, ['source']);
  for (const { record, at } of content.foodSubstances)
    link('substance', record.substance, at, ['substance']);
  // A record that could not be read may cite what nothing else does.
  if (problems.faultyIds.size > 0) return;
  for (const { record, at } of content.sources)
    if (!used.has(record.id))
      problems.add(
        at(['id']),
        `source "${record.id}" is not used by any record`,
        'Cite it where it belongs, or remove it.',
      );
}
