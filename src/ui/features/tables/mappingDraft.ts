/** How a food table is read, while the person fills it in. */
import type { FileReading, FoodMapping } from '../../../contract/imports.ts';
import {
  joinEvidence,
  noEvidence,
  openSignText,
  plainSign,
  wrongFormText,
  type NumberForm,
  type SignEvidence,
} from '../../../contract/tableNumbers.ts';
import { choiceOf } from './nutrientChoices.ts';

export type TableReading = Extract<FileReading, { kind: 'table' }>;

export interface DraftColumn {
  readonly column: string;
  /** '' is not read. */
  nutrient: string;
  /** '' is not chosen yet. */
  unit: string;
  /** Why its heading was not taken for the nutrient that it names. */
  readonly why: string | null;
  /** What its first cells show of the sign before decimals. */
  readonly signs: SignEvidence;
}
/** The sign before decimals, then the one between thousands where there is one. '' is what the cells show. */
const signChoices = ['', '.', ',', '.,', ',.'] as const;
export type SignChoice = (typeof signChoices)[number];
/** In place of a column with codes. No heading begins with a line feed. */
export const BY_NAME = '\nby name';

export interface MappingDraft {
  title: string;
  edition: string;
  licence: string;
  delimiter: FoodMapping['delimiter'];
  encoding: FoodMapping['encoding'];
  /** As the person chose; '' while they have not. */
  sign: SignChoice;
  /** '' is not chosen yet. */
  code: string;
  name: string;
  group: string;
  synonyms: string;
  /** Signs with a space between them. */
  noValue: string;
  trace: string;
  columns: DraftColumn[];
}

/** Field of the form → what is wrong there. Columns are `column <number>`. */
export type Problems = Readonly<Record<string, string>>;

const delimiters = [',', ';', '\t', '|'] as const;
const encodings = ['utf-8', 'windows-1252', 'utf-16le'] as const;

const oneOf = <T extends string>(known: readonly T[], value: string, otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise;

/** Headings of codes, names and groups in the tables that people import most. A guess that the person sees and changes. */
const codes = /\bcode\b|(^| )(id|nr|no|number|nummer|key|schluessel|schlüssel)$|^s?bls$/iu;
const names = /\bname|\bnom\b|description|bezeichnung|lebensmittel$|^food$|^st$|alimento/iu;
const groups = /\b(group|grp|gruppe|groupe|category|kategorie)/iu;

function firstMatch(headings: readonly string[], pattern: RegExp, not: readonly string[]): string {
  return (
    headings.find(
      (heading) => pattern.test(heading.replaceAll('_', ' ')) && !not.includes(heading),
    ) ?? ''
  );
}

/** Name of a table from the name of its file. */
const titleOf = (file: string): string =>
  file
    .replace(/\.[^.]*$/u, '')
    .replace(/[-_]+/gu, ' ')
    .trim()
    .slice(0, 100);

const evidenceOf = (draft: MappingDraft): SignEvidence =>
  joinEvidence(draft.columns.flatMap(({ nutrient, signs }) => (nutrient === '' ? [] : [signs])));

/** How numbers are read: as the person chose, else as the columns that are read show; null where they leave it open. */
export function numberForm(draft: MappingDraft): NumberForm | null {
  const [decimal, thousands] = draft.sign;
  if (decimal === '.' || decimal === ',')
    return { decimal, thousands: thousands === '.' || thousands === ',' ? thousands : null };
  const shown = plainSign(evidenceOf(draft));
  return shown === null ? null : { decimal: shown, thousands: null };
}

/** What is wrong with the signs of numbers; null where nothing is. */
function signProblem(draft: MappingDraft): string | null {
  const evidence = evidenceOf(draft);
  const form = numberForm(draft);
  return form === null ? openSignText(evidence) : wrongFormText(evidence, form);
}

const signsAt = (table: TableReading, at: number): SignEvidence =>
  table.signs?.[at] ?? noEvidence();

/** The form as it begins: what the beginning of the file says, and what its headings seem to say. */
export function draftMapping(table: TableReading): MappingDraft {
  const free = table.guess.filter(({ nutrient }) => nutrient === null).map(({ column }) => column);
  const name = firstMatch(free, names, []);
  const group = firstMatch(free, groups, [name]);
  const code = firstMatch(free, codes, [name, group]);
  const taken = new Set<string>();
  return {
    title: titleOf(table.name),
    edition: '',
    licence: '',
    delimiter: oneOf(delimiters, table.delimiter, ','),
    encoding: oneOf(encodings, table.encoding, 'utf-8'),
    sign: '',
    code,
    name,
    group,
    synonyms: '',
    noValue: '- N',
    trace: 'tr traces Tr',
    columns: table.guess.map(({ column, nutrient, unit, why = null }, at) => {
      const known = { column, why, signs: signsAt(table, at) };
      // Two columns that seem to be the same: the first one is taken, the person may choose the other.
      const first = nutrient !== null && !taken.has(nutrient);
      if (first) taken.add(nutrient);
      return first
        ? { ...known, nutrient, unit: unit ?? '' }
        : { ...known, nutrient: '', unit: '' };
    }),
  };
}

/**
 * The form for the same file, read anew with other letters or another sign between columns. With as many columns as before
 * every answer stays at its column; else the columns are other ones, and are asked for anew.
 */
export function redrawn(
  draft: MappingDraft,
  before: TableReading,
  table: TableReading,
): MappingDraft {
  const fresh = draftMapping(table);
  if (before.columns.length !== table.columns.length) {
    const { sign, code, name, group, synonyms, columns } = fresh;
    return { ...draft, sign, code, name, group, synonyms, columns };
  }
  const moved = (heading: string): string => table.columns[before.columns.indexOf(heading)] ?? '';
  const taken = new Set(draft.columns.map(({ nutrient }) => nutrient));
  return {
    ...draft,
    code: draft.code === BY_NAME ? BY_NAME : moved(draft.code),
    name: moved(draft.name),
    group: moved(draft.group),
    synonyms: moved(draft.synonyms),
    columns: fresh.columns.map((guessed, at) => {
      const { nutrient = '', unit = '' } = draft.columns[at] ?? {};
      if (nutrient !== '') return { ...guessed, nutrient, unit };
      return taken.has(guessed.nutrient) ? { ...guessed, nutrient: '', unit: '' } : guessed;
    }),
  };
}

const signOf = ({ decimal, thousands }: FoodMapping): SignChoice =>
  oneOf(signChoices, `${decimal ?? ''}${decimal ? (thousands ?? '') : ''}`, '');

/** A saved mapping in the form of this table; columns that the table does not have are left out. */
export function draftFrom(mapping: FoodMapping, table: TableReading): MappingDraft {
  const has = (column: string | null): string =>
    column !== null && table.columns.includes(column) ? column : '';
  return {
    title: mapping.title,
    edition: mapping.edition,
    licence: mapping.licence,
    delimiter: mapping.delimiter,
    encoding: mapping.encoding,
    sign: signOf(mapping),
    code: mapping.code === null ? BY_NAME : has(mapping.code),
    name: has(mapping.name),
    group: has(mapping.group),
    synonyms: has(mapping.synonyms),
    noValue: mapping.noValue.join(' '),
    trace: mapping.trace.join(' '),
    columns: table.columns.map((column, at) => {
      const known = mapping.amounts.find((amount) => amount.column === column);
      return {
        column,
        nutrient: known?.nutrient ?? '',
        unit: known?.unit ?? '',
        why: table.guess[at]?.why ?? null,
        signs: signsAt(table, at),
      };
    }),
  };
}

/** Columns of a saved mapping that a table does not have: none means that it fits. */
export function missingColumns(mapping: FoodMapping, table: TableReading): string[] {
  const wanted = [
    ...(mapping.code === null ? [] : [mapping.code]),
    mapping.name,
    ...(mapping.group === null ? [] : [mapping.group]),
    ...(mapping.synonyms === null ? [] : [mapping.synonyms]),
    ...mapping.amounts.map(({ column }) => column),
  ];
  return wanted.filter((column) => !table.columns.includes(column));
}

const signs = (text: string): string[] => [...new Set(text.split(/\s+/u).filter(Boolean))];

/** The mapping behind the form; null while something is missing. */
export function completeMapping(draft: MappingDraft): {
  mapping: FoodMapping | null;
  problems: Problems;
} {
  const problems: Record<string, string> = {};
  if (draft.title.trim() === '')
    problems['title'] = 'Enter the name of the table, such as “CIQUAL”.';
  if (draft.edition.trim() === '')
    problems['edition'] = 'Enter the edition or the year, such as “2020”.';
  if (draft.licence.trim() === '')
    problems['licence'] = 'Enter the licence. If you do not know it, enter “not known”.';
  if (draft.code === '')
    problems['code'] =
      'Choose the column with a number of its own for each food, or “None” if there is none.';
  if (draft.name === '') problems['name'] = 'Choose the column with the names of the foods.';
  const seen = new Map<string, string>();
  const amounts: FoodMapping['amounts'] = [];
  draft.columns.forEach(({ column, nutrient, unit }, at) => {
    if (nutrient === '') return;
    const choice = choiceOf(nutrient);
    const known = choice?.units.find((one) => one === unit);
    const other = seen.get(nutrient);
    if (other !== undefined)
      problems[`column ${at}`] = `“${other}” is read as ${choice?.label ?? nutrient} already.`;
    else if (known === undefined) problems[`column ${at}`] = 'Choose the unit of this column.';
    else amounts.push({ column, nutrient, unit: known });
    seen.set(nutrient, column);
  });
  if (seen.size === 0)
    problems['columns'] = 'Choose for at least one column what it holds, such as magnesium.';
  const sign = signProblem(draft);
  if (sign !== null) problems['decimal'] = sign;
  if (Object.keys(problems).length > 0) return { mapping: null, problems };
  return {
    problems,
    mapping: {
      title: draft.title.trim(),
      edition: draft.edition.trim(),
      licence: draft.licence.trim(),
      delimiter: draft.delimiter,
      encoding: draft.encoding,
      // What was not chosen is found anew in the whole table, of which the form has seen the beginning.
      decimal: draft.sign === '' ? null : (numberForm(draft)?.decimal ?? null),
      thousands: draft.sign === '' ? null : (numberForm(draft)?.thousands ?? null),
      code: draft.code === BY_NAME ? null : draft.code,
      name: draft.name,
      group: draft.group === '' ? null : draft.group,
      synonyms: draft.synonyms === '' ? null : draft.synonyms,
      noValue: signs(draft.noValue),
      trace: signs(draft.trace),
      amounts,
    },
  };
}

/** Field of the form that a fault of the core is about ("mapping.amounts[1].unit"); null where it is about no field. */
export function fieldOf(path: string | undefined, draft: MappingDraft): string | null {
  const name = /^mapping\.([a-z]+)/iu.exec(path ?? '')?.[1];
  if (name === undefined) return null;
  if (name === 'thousands') return 'decimal';
  if (name !== 'amounts') return name;
  const index = Number(/\[(\d+)\]/u.exec(path ?? '')?.[1] ?? -1);
  const read = draft.columns.flatMap(({ nutrient }, at) => (nutrient === '' ? [] : [at]));
  const at = read[index];
  return at === undefined ? 'columns' : `column ${at}`;
}
