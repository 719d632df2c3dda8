/** What search knows about each record: a title, a descriptive line, other names, and the prose. */
import type { searchKinds } from '../../contract/vocabulary.ts';
import type { CslName, SourceRecord, SubstanceRecord } from '../../contract/records.ts';
import type { Content } from './content/shapes.ts';
import { lookup, type Lookup } from './searchLookup.ts';
import { formNames, withoutApostrophes } from './searchNames.ts';

export interface SearchDocument {
  readonly kind: (typeof searchKinds)[number];
  readonly entity: string;
  readonly title: string;
  readonly subtitle: string;
  /** Other names of the record itself. */
  readonly synonyms: readonly string[];
  /** Names of the records it is about: found by words, but they do not name it. */
  readonly context: readonly string[];
  readonly body: string;
  /** Names that mean this record and nothing less ("magnesium citrate"), beside the title. */
  readonly exactNames: readonly string[];
  /** Codes that lead here: DOI, PMID, PMCID, ATC, ICD-10. */
  readonly codes: readonly string[];
}

const words = (slug: string): string => slug.replaceAll('-', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A name within a sentence: "Vitamin B6" → "vitamin B6", "L-carnitine" stays. */
const inSentence = (name: string): string =>
  name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
const counted = (n: number, one: string, many = `${one}s`): string | null =>
  n === 0 ? null : `${n} ${n === 1 ? one : many}`;
const line = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
const prose = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n');

const names = (substance: SubstanceRecord): string[] => [
  ...substance.synonyms,
  ...Object.values(substance.synonymsByLanguage).flatMap((list) => list ?? []),
];

function substanceDocuments(content: Content, find: Lookup): SearchDocument[] {
  const count = (list: Content['claims' | 'cautions' | 'interactions'], id: string): number =>
    list.filter(({ record }) => record.substance === id).length;
  return content.substances.flatMap(({ record }) => {
    const formTitles = record.forms.flatMap((form) => [form.name, ...formNames(form.name)]);
    const statements = Object.values(record.monograph ?? {}).flat();
    const substance: SearchDocument = {
      kind: 'substance',
      entity: record.id,
      title: record.name,
      subtitle: line([
        capital(words(record.kind)),
        record.partOf === null ? null : `part of ${find.substanceName(record.partOf)}`,
        counted(count(content.claims, record.id), 'claim'),
        counted(count(content.interactions, record.id), 'interaction'),
        counted(count(content.cautions, record.id), 'caution'),
      ]),
      synonyms: [...names(record), ...formTitles, ...record.forms.flatMap((f) => f.synonyms)],
      context: [],
      body: prose(statements.map((statement) => statement.text)),
      exactNames: [],
      codes: [],
    };
    const forms = record.forms.map((form): SearchDocument => ({
      kind: 'form',
      entity: form.id,
      title: form.name,
      subtitle: line([
        `Form of ${inSentence(record.name)}`,
        form.formula,
        form.absorption === 'unknown' ? 'absorption unknown' : `absorption ${form.absorption}`,
      ]),
      synonyms: form.synonyms,
      // "Vitamin K2" is another name of the vitamin, and does not lead to the form that is K1.
      context: [record.name, ...record.synonyms.filter((name) => !/\d/.test(name))],
      body: prose([form.note]),
      exactNames: formNames(form.name),
      codes: [],
    }));
    return [substance, ...forms];
  });
}

function claimDocuments(content: Content, find: Lookup): SearchDocument[] {
  return content.claims.map(({ record }) => ({
    kind: 'claim',
    entity: record.id,
    title: capital(record.outcome),
    subtitle: line([
      find.substanceName(record.substance),
      find.conditionName(record.condition),
      `${words(record.certainty)} certainty`,
    ]),
    synonyms: [],
    context: [
      find.substanceName(record.substance),
      ...(find.substance(record.substance)?.synonyms ?? []),
      find.conditionName(record.condition),
      ...find.conditionSynonyms(record.condition),
      ...record.relatedConditions.map(find.conditionName),
      ...[record.outcomeGroup, ...record.otherOutcomeGroups].map(words),
    ],
    body: prose([
      record.statement,
      record.certaintyReason,
      record.population,
      record.dose,
      ...record.studies.flatMap((study) => [study.finding, study.limitations]),
    ]),
    exactNames: [],
    codes: [],
  }));
}

function interactionDocuments(content: Content, find: Lookup): SearchDocument[] {
  return content.interactions.map(({ record }) => {
    let other: string;
    let otherNames: readonly string[];
    if (record.type === 'substance') {
      other = find.substanceName(record.with);
      otherNames = find.substance(record.with)?.synonyms ?? [];
    } else if ('medication' in record.target) {
      const medication = find.medication(record.target.medication);
      other = medication?.name ?? record.target.medication;
      otherNames = medication?.synonyms ?? [];
    } else {
      other = find.className(record.target.class);
      otherNames = find.members(record.target.class).flatMap((m) => [m.name, ...m.synonyms]);
    }
    return {
      kind: 'interaction',
      entity: record.id,
      title: `${find.substanceName(record.substance)} × ${other}`,
      subtitle: line([
        `Interaction: ${words(record.action)}`,
        record.severity === 'contraindicated' ? 'contraindicated' : `${record.severity} severity`,
      ]),
      synonyms: [],
      context: [...(find.substance(record.substance)?.synonyms ?? []), ...otherNames],
      body: prose([record.mechanism, record.effect, record.management, record.evidenceNote]),
      exactNames: [],
      codes: [],
    };
  });
}

/** From so many words on people say the first letters of a class: "PPI", "CCB". */
const INITIALS_FROM = 3;

/** Ids of classes are what people call them: "ssris", "ace-inhibitors", "proton-pump-inhibitors"; also of a single one. */
function abbreviations(id: string): string[] {
  const parts = id.split('-');
  const initials = parts.map((part) => part.charAt(0)).join('');
  const plural = parts.join(' ');
  return [
    ...(plural.endsWith('s') ? [plural, plural.slice(0, -1)] : [plural]),
    ...(parts.length < INITIALS_FROM ? [] : [initials, `${initials}s`]),
  ];
}

function medicationDocuments(content: Content, find: Lookup): SearchDocument[] {
  const medications = content.medications.map(({ record }): SearchDocument => ({
    kind: 'medication',
    entity: record.id,
    title: record.name,
    subtitle: line(['Medicine', ...record.classes.map(find.className)]),
    synonyms: record.synonyms,
    context: [],
    body: prose([record.atcName]),
    exactNames: [],
    codes: record.atc,
  }));
  const classes = content.medicationClasses.map(({ record }): SearchDocument => {
    const members = find.members(record.id);
    return {
      kind: 'medication-class',
      entity: record.id,
      title: record.name,
      subtitle: line([
        'Class of medicines',
        counted(members.length, 'medicine listed', 'medicines listed'),
      ]),
      synonyms: abbreviations(record.id),
      context: [],
      body: prose([record.note, members.map((member) => member.name).join(', ')]),
      exactNames: [],
      codes: record.atc,
    };
  });
  return [...medications, ...classes];
}

/** "Cassard", "Cassard and Munger", "Cassard et al." */
function authors(record: SourceRecord): string | null {
  const [first, second, third] = (record.author ?? []).map((name: CslName) =>
    'literal' in name ? name.literal : name.family,
  );
  if (first === undefined) return null;
  if (third !== undefined || record.custom.authorList) return `${first} et al.`;
  return second === undefined ? first : `${first} and ${second}`;
}

function sourceDocuments(content: Content): SearchDocument[] {
  return content.sources.map(({ record }) => {
    const year = record.issued?.['date-parts'][0][0];
    return {
      kind: 'source',
      entity: record.id,
      title: record.title,
      subtitle: line([
        authors(record),
        year === undefined ? 'undated' : String(year),
        record['container-title'] ?? record.publisher,
        record.custom.design ? words(record.custom.design) : null,
      ]),
      synonyms: [],
      context: (record.author ?? []).map((name) =>
        'literal' in name ? name.literal : line([name.family, name.given]).replace(' · ', ' '),
      ),
      body: prose([record['container-title'], record.publisher, record.custom.note]),
      exactNames: [],
      codes: [record.DOI, record.PMID, record.PMCID].filter((code) => code !== undefined),
    };
  });
}

function plainDocuments(content: Content, find: Lookup): SearchDocument[] {
  const foods = content.foods.map(({ record }): SearchDocument => ({
    kind: 'food',
    entity: record.id,
    title: record.name,
    subtitle: `Food · ${record.group}`,
    synonyms: record.synonyms,
    context: [],
    body: prose([record.notes]),
    exactNames: [],
    codes: [],
  }));
  const conditions = content.conditions.map(({ record }): SearchDocument => ({
    kind: 'condition',
    entity: record.id,
    title: record.name,
    subtitle: line([
      capital(words(record.kind)),
      record.partOf === null ? null : `part of ${find.conditionName(record.partOf)}`,
      record.icd10.length === 0 ? null : `ICD-10 ${record.icd10.join(', ')}`,
    ]),
    synonyms: record.synonyms,
    context: [],
    body: prose([record.note]),
    exactNames: [],
    codes: record.icd10,
  }));
  return [...foods, ...conditions];
}

/** One document for every record of the kinds that search finds, in the order of the content. */
export function searchDocuments(content: Content): SearchDocument[] {
  const find = lookup(content);
  return [
    ...substanceDocuments(content, find),
    ...claimDocuments(content, find),
    ...plainDocuments(content, find),
    ...interactionDocuments(content, find),
    ...medicationDocuments(content, find),
    ...sourceDocuments(content),
  ].map((document) => ({
    ...document,
    synonyms: [
      ...new Set([
        ...document.synonyms,
        ...withoutApostrophes([document.title, ...document.synonyms]),
      ]),
    ],
  }));
}
