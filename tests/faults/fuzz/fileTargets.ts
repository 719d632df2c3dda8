/** Readers of chosen files: tables, zips, downloads of FoodData Central, references, the list of retracted papers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as v from 'valibot';
import { FoodMapping, ImportResult } from '../../../src/contract/imports.ts';
import { ReadingItem } from '../../../src/contract/readings.ts';
import { readCitations } from '../../../src/core/citation/import/readCitations.ts';
import { openArchive } from '../../../src/core/pack/import/archive/open.ts';
import { readTable, type TableEncoding } from '../../../src/core/pack/import/csv/readTable.ts';
import { looksLikeFdc, recognise } from '../../../src/core/pack/import/fdc/datasets.ts';
import { importFdc } from '../../../src/core/pack/import/fdc/importFdc.ts';
import { readList } from '../../../src/core/pack/import/retractions/readList.ts';
import { importTable, tablePack } from '../../../src/core/pack/import/table/importTable.ts';
import { HEAD_BYTES, lookAtTable } from '../../../src/core/pack/import/table/lookAtTable.ts';
import { archiveOf, csvOf, foundation } from '../../../src/core/pack/import/testing/fdcDownload.ts';
import { readPack } from '../../../src/core/pack/import/testing/readPack.ts';
import { createDraft } from '../../../src/core/pack/import/write/packDraft.ts';
import { buildZip } from '../../../src/core/testing/zip.ts';
import type { Random } from '../../../tools/bench/random.ts';
import { bytesFor, mutateText, oddText } from './bytes.ts';
import { citations, foodTables, retractionList } from './seeds.ts';
import { Found, type Target } from './target.ts';
import { mutateValue } from './values.ts';

const need = (isTrue: boolean, otherwise: string): void => {
  if (!isTrue) throw new Found(otherwise);
};
const folder = mkdtempSync(join(tmpdir(), 'cofactor-fuzz-'));
export const clearFiles = (): void => {
  rmSync(folder, { recursive: true, force: true });
};
const nothing = (): void => undefined;

const tableBytes = foodTables.flatMap((table) => [
  Buffer.from(table),
  Buffer.from(`\ufeff${table}`),
  Buffer.from(table, 'latin1'),
  Buffer.from(`\ufeff${table}`, 'utf16le'),
]);
const encodings: readonly TableEncoding[] = ['utf-8', 'windows-1252', 'utf-16le'];

const mapping = v.parse(FoodMapping, {
  title: 'Table',
  licence: 'own',
  edition: '1',
  delimiter: ',',
  encoding: 'utf-8',
  decimal: '.',
  code: 'code',
  name: 'name',
  group: 'group',
  synonyms: null,
  noValue: ['-'],
  trace: ['tr'],
  amounts: [
    { column: 'Magnesium (mg/100 g)', nutrient: 'magnesium_mg', unit: 'mg' },
    { column: 'Vitamin D (µg/100 g)', nutrient: 'vitamin_d_mcg', unit: 'mcg' },
    { column: 'Energy (kcal/100 g)', nutrient: 'energy_kcal', unit: 'kcal' },
  ],
});

/** Everything in a pack that somebody could be misled by. */
function checkPack(file: string): void {
  const pack = readPack(file);
  try {
    const [amounts] = pack.all(
      `SELECT count(*) AS wrong FROM food_amount WHERE NOT (amount >= 0 AND amount < 1e300)`,
    ) as { wrong: number }[];
    need(amounts?.wrong === 0, 'amounts that are none');
    const [portions] = pack.all(
      'SELECT count(*) AS wrong FROM portion WHERE NOT (grams > 0 AND grams < 1e300)',
    ) as { wrong: number }[];
    need(portions?.wrong === 0, 'portions that are none');
    const counts = JSON.parse(pack.manifest['counts'] ?? '{}') as { foods?: number };
    need(counts.foods === pack.foods.length, 'another number of foods than it says');
  } finally {
    pack.close();
  }
}

const tables = foundation();
const names = Object.keys(tables);
const zips = [
  buildZip(names.map((name) => ({ name: `d/${name}`, content: csvOf(tables[name] ?? []) }))),
  buildZip([{ name: 'table.csv', content: foodTables[0] }]),
  buildZip([
    { name: '../../evil.csv', content: 'a,b\n' },
    { name: 'C:\\x.csv', content: 'a,b\n' },
  ]),
  buildZip([{ name: 'a.csv', content: 'a,b\n'.repeat(3), deflate: false, claims: { size: 99 } }]),
  buildZip([{ name: 'bomb.csv', content: Buffer.alloc(2_000_000) }]),
];

/** A download with a changed table, or a table that is missing or that of another. */
function changedTables(random: Random): Map<string, Buffer> {
  const texts = new Map<string, Buffer>(
    names.map((name) => [name, Buffer.from(csvOf(tables[name] ?? []))]),
  );
  for (let changes = 1 + random.below(2); changes > 0; changes -= 1) {
    const name = random.pick(names);
    const text = texts.get(name)?.toString('utf8') ?? '';
    const kind = random.below(10);
    if (kind === 0) texts.delete(name);
    else if (kind === 1) texts.set(name, texts.get(random.pick(names)) ?? Buffer.alloc(0));
    else if (kind === 2) texts.set(name, bytesFor([Buffer.from(text)], random));
    else if (kind < 6) texts.set(name, Buffer.from(mutateText([text], random)));
    else {
      // Well formed, with other words in its cells.
      const rows = (tables[name] ?? []).map((row) => [...row]);
      const row = rows[random.below(rows.length)] ?? [];
      const other = [...Object.values(tables).flat(2), '', 'NaN', '-1', '1e400', '9'.repeat(30)];
      row[random.below(row.length + 1)] =
        random.below(2) === 0 ? random.pick(other) : oddText(random).replaceAll('\0', '');
      texts.set(name, Buffer.from(csvOf(rows)));
    }
  }
  return texts;
}

let drafts = 0;
const newMark = (): string => `${process.pid}-${(drafts += 1)}`;

function citationTarget(format: keyof typeof citations): Target {
  const valid = citations[format].map((text) => Buffer.from(text));
  return {
    name: `references in ${format}`,
    inputs: 3500,
    make: (random) => bytesFor(valid, random),
    run: (bytes) => {
      const { entries } = readCitations(bytes as Buffer);
      for (const { item } of entries) {
        const read = v.safeParse(ReadingItem, item);
        if (!read.success)
          throw new Found(`an entry that the list cannot hold: ${read.issues[0].message}`);
      }
    },
  };
}

interface TableInput {
  bytes: Buffer;
  delimiter: string;
  encoding: TableEncoding;
  piece: number;
}

export const fileTargets: readonly Target[] = [
  {
    name: 'CSV reader',
    inputs: 8000,
    make: (random) => ({
      bytes: bytesFor(tableBytes, random),
      delimiter: random.pick([',', ';', '\t', '|']),
      encoding: random.pick(encodings),
      piece: 1 + random.below(100),
    }),
    run: async ({ bytes, delimiter, encoding, piece }: TableInput) => {
      const pieces: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += piece) pieces.push(bytes.subarray(at, at + piece));
      await readTable(Readable.from(pieces), {
        file: 'table.csv',
        delimiter,
        encoding,
        onHeadings: (headings) => (row) => {
          need(row.count === headings.length, 'a row of another length');
          for (let cell = 0; cell < row.count; cell += 1) {
            const whole = row.whole(cell);
            need(whole === -1 || (whole >= 0 && whole < 1e9), `${whole} is no whole number`);
            row.number(cell);
            row.text(cell);
          }
        },
      });
    },
  } satisfies Target<TableInput>,
  {
    name: 'look at a table',
    inputs: 4000,
    make: (random) => bytesFor(tableBytes, random),
    run: (bytes: Buffer) => {
      const head = bytes.subarray(0, HEAD_BYTES);
      const table = lookAtTable('table.csv', head, head.length === bytes.length);
      need(table.columns.length > 1, 'a table of one column');
    },
  } satisfies Target<Buffer>,
  {
    name: 'import of a table',
    inputs: 500,
    make: (random) => ({
      bytes: bytesFor([Buffer.from(foodTables[0])], random),
      mapping: random.below(3) === 0 ? mutateValue(mapping, random) : mapping,
    }),
    run: async ({ bytes, mapping: given }: { bytes: Buffer; mapping: unknown }) => {
      const parsed = v.safeParse(FoodMapping, given);
      if (!parsed.success) return;
      const pack = tablePack(parsed.output);
      const draft = createDraft(folder, pack, newMark());
      try {
        const result = await importTable({
          archive: {
            isPlain: true,
            close: nothing,
            files: [
              {
                path: 'table.csv',
                name: 'table.csv',
                bytes: bytes.length,
                open: () => Promise.resolve(Readable.from([bytes])),
              },
            ],
          },
          mapping: parsed.output,
          pack,
          draft,
          built: '2026-11-23T08:00:00.000Z',
          report: nothing,
        });
        v.parse(ImportResult, result);
        checkPack(draft.file);
      } finally {
        draft.discard();
      }
    },
  } satisfies Target<{ bytes: Buffer; mapping: unknown }>,
  {
    name: 'zip reader',
    inputs: 5000,
    make: (random) => bytesFor(zips, random),
    run: async (bytes: Buffer) => {
      const path = join(folder, 'archive.zip');
      writeFileSync(path, bytes);
      const archive = await openArchive(path);
      try {
        for (const file of archive.files) {
          need(!/(^|\/)\.\.(\/|$)|^[/\\]|^[a-z]:/iu.test(file.path), `${file.path} leads outside`);
          let length = 0;
          for await (const piece of await file.open()) length += (piece as Buffer).length;
          need(length === file.bytes, 'another length than it says');
        }
        if (looksLikeFdc(archive)) recognise(archive, 'archive.zip');
      } finally {
        archive.close();
      }
    },
  } satisfies Target<Buffer>,
  {
    name: 'tables of FoodData Central',
    inputs: 700,
    make: (random) => changedTables(random),
    run: async (texts: Map<string, Buffer>) => {
      const archive = {
        ...archiveOf({}),
        files: [...texts].map(([name, bytes]) => ({
          name,
          path: `d/${name}`,
          bytes: bytes.length,
          open: () => Promise.resolve(Readable.from([bytes])),
        })),
      };
      const download = recognise(archive, 'download.zip');
      const draft = createDraft(folder, download.pack, newMark());
      try {
        const built = '2026-11-23T08:00:00.000Z';
        const result = await importFdc({ download, draft, built, report: nothing });
        v.parse(ImportResult, result);
        checkPack(draft.file);
      } finally {
        draft.discard();
      }
    },
  } satisfies Target<Map<string, Buffer>>,
  ...(['nbib', 'ris', 'bibtex', 'csl-json'] as const).map(citationTarget),
  {
    name: 'list of retracted papers',
    inputs: 3000,
    make: (random) => bytesFor([Buffer.from(retractionList)], random),
    run: async (bytes: Buffer) => {
      const open = (): Promise<Readable> => Promise.resolve(Readable.from([bytes]));
      const { papers, newest } = await readList({ open, today: '2026-11-23', onRead: nothing });
      need(/^\d{4}-\d\d-\d\d$/u.test(newest), `the newest day is "${newest}"`);
      need(
        papers.every(({ doi, pmid }) => doi !== null || pmid !== null),
        'a paper without an identifier',
      );
    },
  } satisfies Target<Buffer>,
];
