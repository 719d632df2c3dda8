/** A food table of any country, read as the person mapped its columns → a pack of foods. */
import { createHash, type Hash } from 'node:crypto';
import { CofactorError } from '../../../../contract/errors.ts';
import type { FoodMapping, ImportResult } from '../../../../contract/imports.ts';
import { cellReader, type NumberForm } from '../../../../contract/tableNumbers.ts';
import type { Archive, ArchiveFile } from '../archive/archive.ts';
import type { Cells } from '../csv/cells.ts';
import { csvFault } from '../csv/csvFault.ts';
import { readTable } from '../csv/readTable.ts';
import { mostOf } from '../foodColumns.ts';
import { Progress, type Step } from '../progress.ts';
import { sourceRecord } from '../sourceRecord.ts';
import { Tally } from '../tally.ts';
import { AmountSorter, MOST_FOODS } from '../write/amountSorter.ts';
import {
  assertWhole,
  writeAmounts,
  writeFoods,
  writeManifest,
  writeSearch,
  writeSource,
} from '../write/finish.ts';
import type { PackDraft } from '../write/packDraft.ts';
import { Staging } from '../write/staging.ts';
import { basisOf } from './basis.ts';
import { checkMapping, mappedColumns, type MappedColumns } from './columns.ts';
import { foodSlug, LONGEST_CODE } from './foodSlug.ts';
import { formOf, SignReader } from './numberForm.ts';
import { slugOf } from './slug.ts';

/** An id of a food has at most 120 characters. */
const LONGEST_PACK = 60;
const LONGEST_NAME = 1_000;

/** Id of the pack that a mapped table becomes: the same title replaces the earlier one. */
export function tablePack({ title }: Pick<FoodMapping, 'title'>): string {
  const slug = slugOf(title).slice(0, LONGEST_PACK).replace(/-+$/u, '');
  if (slug === '')
    throw new CofactorError(
      'invalid-input',
      'The title needs at least one letter from a to z, or a digit.',
      'mapping.title',
    );
  return `table-${slug}`;
}

/** The one table of the chosen file. @throws CofactorError `invalid-input` where there is none, or more than one */
export function onlyTable({ files }: Archive): ArchiveFile {
  const [table, ...more] =
    files.length === 1 ? files : files.filter(({ name }) => /\.(csv|tsv|txt|tab)$/iu.test(name));
  if (table === undefined || more.length > 0)
    throw new CofactorError(
      'invalid-input',
      'Choose one table: a CSV file, or a zip file with nothing else in it.',
      'file',
    );
  return table;
}

export interface TableImport {
  readonly archive: Archive;
  readonly mapping: FoodMapping;
  readonly pack: string;
  readonly draft: PackDraft;
  /** ISO time of the import. */
  readonly built: string;
  readonly report: (step: Step) => void;
}

interface Reading {
  readonly file: ArchiveFile;
  readonly mapping: FoodMapping;
  readonly pack: string;
  readonly progress: Progress;
  readonly tally: Tally;
}

type OnCells = (cells: Cells, row: number) => void;

async function readRows(
  { file, mapping, progress }: Reading,
  onPiece: (piece: Uint8Array) => void,
  begin: (columns: MappedColumns) => OnCells,
): Promise<void> {
  let row = 0;
  let told = 0;
  await readTable(await file.open(), {
    file: file.path,
    delimiter: mapping.delimiter,
    encoding: mapping.encoding,
    onPiece: (piece) => {
      onPiece(piece);
      progress.bytes(piece.length, row - told);
      told = row;
    },
    onHeadings: (headings) => {
      const onCells = begin(mappedColumns(mapping, headings));
      return (cells) => {
        row += 1;
        onCells(cells, row);
      };
    },
  });
  progress.bytes(0, row - told);
}

const isTakenTwice = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
/** Stages a food, unless its code was used before. */
function isTaken(staging: Staging, food: Parameters<Staging['food']>[0]): boolean {
  try {
    staging.food(food);
    return false;
  } catch (error) {
    if (isTakenTwice(error)) return true;
    throw error;
  }
}
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The first reading: codes, names, groups, other names. Rows without a code are lines between the foods. */
async function readFoods(
  reading: Reading,
  staging: Staging,
  hash: Hash,
  signs: SignReader,
): Promise<void> {
  const { pack, tally } = reading;
  const hashPiece = (piece: Uint8Array): void => {
    hash.update(piece);
  };
  await readRows(reading, hashPiece, ({ code, name, group, synonyms, amounts }) => (cells, key) => {
    const title = oneLine(cells.text(name));
    const says = code === null ? title : cells.text(code);
    const example = (): string => `line ${cells.line}: ${says.slice(0, 80)}`;
    if (says === '' || title === '') {
      tally.skipOne('rows without a code or a name', () => `line ${cells.line}`);
      return;
    }
    const slug = code === null ? foodSlug(title) : slugOf(says);
    if (slug === '')
      tally.skipOne(
        `${code === null ? 'names' : 'codes'} without a letter from a to z or a digit`,
        example,
      );
    else if (slug.length > LONGEST_CODE)
      tally.skipOne(`codes longer than ${LONGEST_CODE} letters`, example);
    else if (title.length > LONGEST_NAME)
      tally.skipOne(`names longer than ${LONGEST_NAME} letters`, example);
    else if (
      isTaken(staging, {
        key,
        code: `${pack}-${slug}`,
        name: title,
        group: group === null ? null : oneLine(cells.text(group)) || null,
        fdcId: null,
        dataType: null,
        published: null,
      })
    ) {
      if (code !== null)
        throw csvFault(
          cells.file,
          cells.line,
          `the code "${says}" was used before (signs and capitals do not count). Choose a column with a code of its own for each food, or none: then the names tell the foods apart.`,
        );
      tally.skipOne('names that were used before', example);
    } else {
      for (const { at } of amounts) signs.see(cells.text(at));
      if (synonyms === null) return;
      for (const other of cells.text(synonyms).split(/[;|]/u).map(oneLine))
        if (other !== '' && other.length <= LONGEST_NAME) staging.synonym(key, other);
    }
  });
}

const leftOut = {
  'no value': 'cells that say there is no value',
  trace: 'traces',
  below: 'amounts below what could be measured',
  negative: 'negative amounts',
  'no number': 'cells that are no number',
} as const;

/** The second reading: amounts of the foods, whose numbers stand now. */
async function readAmounts(
  reading: Reading,
  form: NumberForm,
  idOf: (key: number) => number,
  sorter: AmountSorter,
): Promise<void> {
  const { mapping, tally } = reading;
  const read = cellReader({ ...mapping, ...form });
  await readRows(
    reading,
    () => undefined,
    ({ amounts }) =>
      (cells, key) => {
        const food = idOf(key);
        if (food === 0) return;
        for (const { at, place, factor, column } of amounts) {
          const value = read(cells.text(at));
          const example = (): string =>
            `line ${cells.line}: ${column} ${cells.text(at).slice(0, 40)}`;
          if (value.is === 'empty') continue;
          if (value.is !== 'amount') tally.skipOne(leftOut[value.is], example);
          else if (value.amount * factor > mostOf(column))
            tally.skipOne('amounts above 100 g in 100 g', example);
          else sorter.add(food, place, 0, value.amount * factor);
        }
      },
  );
}

function noFoodText(tally: Tally): string {
  const [first] = tally.list();
  return first === undefined
    ? 'the table holds no food.'
    : `the table holds no food that can be taken: ${first.what}${first.example === null ? '' : `, such as ${first.example}`}.`;
}

/** A mapping may read what a heading says is no amount per 100 g: the person may know better, and is told. */
function otherBasisNote({ column }: FoodMapping['amounts'][number]): string[] {
  const { other } = basisOf(column);
  return other === null
    ? []
    : [`“${column}” was read as amounts per 100 g, but its heading says “${other}”.`];
}

/** @throws CofactorError `invalid-input` for a mapping or a table that does not fit, with field, file or line */
export async function importTable(options: TableImport): Promise<ImportResult> {
  const { mapping, pack, draft, report, built } = options;
  checkMapping(mapping);
  const file = onlyTable(options.archive);
  // Read twice: an amount goes where its food goes, and that is known once every food was seen.
  const progress = new Progress(file.bytes * 2, report);
  const reading = { file, mapping, pack, progress, tally: new Tally() };
  const { db } = draft;
  const staging = new Staging(db);
  const sorter = new AmountSorter((run) => draft.scratchPath(`run${run}`));
  const hash = createHash('sha256');

  progress.read('foods');
  staging.uniqueCodes();
  const signs = new SignReader();
  await readFoods(reading, staging, hash, signs);
  staging.indexSynonyms();
  const ids = staging.order();
  const idOf = (key: number): number => ids[key] ?? 0;
  const foods = ids.reduce((most, id) => Math.max(most, id), 0);
  if (foods === 0) throw csvFault(file.path, null, noFoodText(reading.tally));
  if (foods > MOST_FOODS)
    throw csvFault(file.path, null, 'the table has more foods than a pack holds.');
  progress.read('amounts');
  await readAmounts(reading, formOf(mapping, signs.evidence), idOf, sorter);

  const { amounts, bases } = writeAmounts(db, sorter, progress, () => null);
  const portions = writeFoods(db, staging, idOf, bases, progress);
  writeSearch(db, foods, progress);
  const { title, edition, licence } = mapping;
  const counts = { foods, amounts, portions };
  const about = {
    id: pack,
    title,
    edition,
    licence,
    built,
    contentHash: hash.digest('hex'),
    dataset: 'table',
    release: edition,
    counts,
  };
  writeManifest(db, about);
  const record = sourceRecord({ ...about, released: null, imported: built });
  writeSource(db, record);
  progress.write('checking', 0);
  draft.finish(assertWhole);
  progress.write('checking', 1);
  return {
    pack,
    counts,
    skipped: reading.tally.list(),
    unknown: [],
    notes: mapping.amounts.flatMap(otherBasisNote),
  };
}
