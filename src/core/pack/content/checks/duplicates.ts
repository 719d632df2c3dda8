/** What must be unique: ids, identifiers of publications, names, and pairs of records. */
import type { FieldPath, Locate, Located, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';
import { fold } from '../../../search/fold.ts';

export function checkDuplicates(content: Content, problems: Problems): void {
  /** Reports each later record whose key an earlier one has; a null key is not compared. */
  const unique = <T>(
    what: string,
    list: readonly Located<T>[],
    keyOf: (record: T) => string | null | undefined,
    path: FieldPath,
    fix: string,
  ): void => {
    const first = new Map<string, Locate>();
    for (const { record, at } of list) {
      const key = keyOf(record);
      if (key === null || key === undefined) continue;
      const earlier = first.get(key.toLowerCase());
      if (earlier === undefined) {
        first.set(key.toLowerCase(), at);
        continue;
      }
      const { file, line } = earlier(path);
      problems.add(at(path), `${what} "${key}" is already at ${file}:${line}`, fix);
    }
  };
  const byId = (kind: string, list: readonly Located<{ readonly id: string }>[]): void => {
    unique(`${kind} id`, list, (record) => record.id, ['id'], 'Give one of them another id.');
  };

  byId('source', content.sources);
  byId('claim', content.claims);
  byId('caution', content.cautions);
  byId('interaction', content.interactions);
  byId('condition', content.conditions);
  byId('medication', content.medications);
  byId('medication class', content.medicationClasses);
  byId('life stage', content.lifeStages);
  byId('conversion', content.conversions);
  byId('food', content.foods);
  byId('glossary', content.glossary);
  byId(
    'form',
    content.substances.flatMap(({ record, at }) =>
      record.forms.map((form, n) => ({
        record: form,
        at: (path: FieldPath) => at(['forms', n, ...path]),
      })),
    ),
  );

  for (const field of ['DOI', 'PMID', 'PMCID'] as const)
    unique(field, content.sources, (record) => record[field], [field], 'Keep one record of it.');
  unique(
    'title and year',
    content.sources,
    (record) => {
      const year = record.issued?.['date-parts'][0][0];
      return year === undefined ? null : `${fold(record.title)} ${year}`;
    },
    ['title'],
    'Merge the two records, or make the titles tell them apart.',
  );
  unique('food name', content.foods, (r) => r.name, ['name'], 'Make the names differ.');
  unique('NDB number', content.foods, (r) => r.ndbNumber, ['ndbNumber'], 'Correct one of them.');
  unique(
    'caution for',
    content.cautions,
    (record) => `${record.substance} with ${record.condition}`,
    ['condition'],
    'Merge the two cautions.',
  );
  unique(
    'interaction of',
    content.interactions,
    (record) => {
      const target =
        record.type === 'substance'
          ? `substance ${record.with}`
          : 'class' in record.target
            ? `class ${record.target.class}`
            : `medication ${record.target.medication}`;
      return `${record.substance} (${record.form ?? 'every form'}) with ${target}`;
    },
    ['id'],
    'Merge the two interactions.',
  );
  unique(
    'belief about',
    content.beliefs,
    (record) => `${record.substance} and ${record.condition}`,
    ['belief'],
    'Merge the two beliefs.',
  );
  unique(
    'intake of',
    content.intakes,
    (r) =>
      [r.authority, r.substance, r.form ?? '', r.lifeStage, r.kind, r.qualifier ?? '', r.unit].join(
        ' ',
      ),
    ['substance'],
    'Remove one of the rows, or tell them apart with a qualifier.',
  );
  unique(
    'daily value of',
    content.dailyValues,
    (record) => `${record.substance} ${record.group} ${record.unit}`,
    ['substance'],
    'Remove one of the rows.',
  );
  checkNames(content, unique);
}

type Unique = <T>(
  what: string,
  list: readonly Located<T>[],
  keyOf: (record: T) => string | null,
  path: FieldPath,
  fix: string,
) => void;

/** A name belongs to one substance unless it is listed as ambiguous; to one condition always. */
function checkNames(content: Content, unique: Unique): void {
  const ambiguous = new Set(content.ambiguousNames.map(({ record }) => record.name.toLowerCase()));
  const named = <T extends { readonly name: string; readonly synonyms: readonly string[] }>(
    list: readonly Located<T>[],
  ): Located<string>[] =>
    list.flatMap(({ record, at }) => {
      // A record may list its own name among its synonyms in another spelling.
      const seen = new Set<string>();
      return [record.name, ...record.synonyms].flatMap((name, n) => {
        if (seen.has(name.toLowerCase())) return [];
        seen.add(name.toLowerCase());
        return [{ record: name, at: () => at(n === 0 ? ['name'] : ['synonyms', n - 1]) }];
      });
    });
  unique(
    'the name',
    named(content.substances),
    (name) => (ambiguous.has(name.toLowerCase()) ? null : name),
    [],
    'Remove it from one substance, or list it in ambiguous-names.yaml.',
  );
  unique('the name', named(content.conditions), (name) => name, [], 'Keep it at one condition.');
}
