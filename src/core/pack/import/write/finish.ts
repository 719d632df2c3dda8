/** The last steps that every import shares: amounts in order, foods, search, what the pack says about itself, the check. */
import type { Database, Statement } from 'better-sqlite3';
import type { PackKind } from '../../../../contract/imports.ts';
import type { SourceRecord } from '../../../../contract/records.ts';
import type { Progress } from '../progress.ts';
import type { AmountSorter } from './amountSorter.ts';
import { foodColumns } from '../foodColumns.ts';
import { amountIndexes, foodIndexes, foodPackVersion } from './foodPackSchema.ts';
import { fillFoodSearch } from './foodSearch.ts';
import type { Bases, Staging } from './staging.ts';

const ala = foodColumns.indexOf('ala_g');
const linoleic = foodColumns.indexOf('linoleic_g');

/** Rows that one statement inserts: half of the time of an insert is the call itself. */
const ROWS_AT_ONCE = 64;

interface AmountRows {
  add(food: number, nutrient: number, amount: number): void;
  end(): void;
}

function amountRows(db: Database): AmountRows {
  const insertOf = (count: number): Statement<[number[]]> =>
    db.prepare<[number[]]>(
      `INSERT INTO food_amount VALUES ${Array<string>(count).fill('(?, ?, ?)').join()}`,
    );
  const insert = insertOf(ROWS_AT_ONCE);
  const values = new Array<number>(ROWS_AT_ONCE * 3).fill(0);
  let held = 0;
  return {
    add: (food, nutrient, amount) => {
      values[held] = food;
      values[held + 1] = nutrient;
      values[held + 2] = amount;
      held += 3;
      if (held < values.length) return;
      insert.run(values);
      held = 0;
    },
    end: () => {
      if (held > 0) insertOf(held / 3).run(values.slice(0, held));
      held = 0;
    },
  };
}

/** Writes the amounts in the order of the table. Returns how many, and how fatty acids were measured. */
export function writeAmounts(
  db: Database,
  sorter: AmountSorter,
  progress: Progress,
  basisOf: (column: number, rank: number) => string | null,
): { amounts: number; bases: Bases } {
  const bases = { ala: new Map<number, string>(), linoleic: new Map<number, string>() };
  const { total } = sorter;
  const rows = amountRows(db);
  let written = 0;
  const amounts = sorter.drain((food, column, amount, rank) => {
    rows.add(food, column, amount);
    written += 1;
    if ((written & 0xffff) === 0) progress.write('amounts', (written / total) * 0.7);
    if (column !== ala && column !== linoleic) return;
    const basis = basisOf(column, rank);
    if (basis !== null) (column === ala ? bases.ala : bases.linoleic).set(food, basis);
  });
  rows.end();
  for (const sql of amountIndexes) db.exec(sql);
  progress.write('amounts', 1);
  return { amounts, bases };
}

export function writeFoods(
  db: Database,
  staging: Staging,
  idOf: (key: number) => number,
  bases: Bases,
  progress: Progress,
): number {
  progress.write('portions', 0);
  const portions = staging.write(idOf, bases);
  for (const sql of foodIndexes) db.exec(sql);
  progress.write('portions', 1);
  return portions;
}

export function writeSearch(db: Database, foods: number, progress: Progress): void {
  fillFoodSearch(db, foods, (share) => {
    progress.write('search', share);
  });
}

export interface About {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly licence: string;
  readonly built: string;
  readonly contentHash: string;
  readonly dataset: string;
  readonly release: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

export function writeManifest(db: Database, about: About): void {
  const kind: PackKind = 'foods';
  const { id, title, edition, licence, built, contentHash, dataset, release, counts } = about;
  const manifest = {
    id,
    kind,
    title,
    edition,
    licence,
    built,
    content_hash: contentHash,
    schema: foodPackVersion,
    dataset,
    release: release ?? '',
    counts: JSON.stringify(counts),
  };
  const insert = db.prepare('INSERT INTO manifest (key, value) VALUES (?, ?)');
  for (const [key, value] of Object.entries(manifest)) insert.run(key, value);
}

export function writeSource(db: Database, record: SourceRecord): void {
  db.prepare('INSERT INTO source (id, record) VALUES (?, ?)').run(
    record.id,
    JSON.stringify(record),
  );
}

/** @throws Error where SQLite finds the written file damaged */
export function assertWhole(db: Database): void {
  const found: unknown = db.pragma('quick_check', { simple: true });
  if (found !== 'ok') throw new Error(`SQLite finds the pack damaged: ${String(found)}`);
}
