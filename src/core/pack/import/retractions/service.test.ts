import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobId } from '../../../../contract/ids.ts';
import type { ImportResult } from '../../../../contract/imports.ts';
import { testPlace, type TestPlace } from '../../../db/testing.ts';
import { createOfferedFiles } from '../../../files.ts';
import { failure } from '../../../library/testing.ts';
import { createRetractions } from '../../../retraction/service.ts';
import { isWhole } from '../../shelf/seal.ts';
import { createShelf, type Shelf } from '../../shelf/shelf.ts';
import { createImports, type Imports } from '../service.ts';
import { dayReader } from './days.ts';
import { createRetractionImport } from './service.ts';
import * as v from 'valibot';

let place: TestPlace;
let shelf: Shelf;
let imports: Imports;
const files = createOfferedFiles();
beforeEach(() => {
  place = testPlace();
  shelf = createShelf(place);
  imports = createImports({
    ...place,
    files,
    importWorker: join(import.meta.dirname, '../importWorker.ts'),
    // Mappings are not saved here, so nothing asks for the personal data.
    db: {
      read: (_, otherwise) => otherwise,
      write: () => {
        throw new Error('nothing is written');
      },
    },
    onChange: () => undefined,
  });
  mkdirSync(place.dataDir, { recursive: true });
});
afterEach(async () => {
  await imports.close();
  shelf.close();
  place.remove();
});

const head =
  'Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes';
const row = (id: number, date: string, doi: string, pmid: string, nature: string): string =>
  `${id},"A ""made-up"" paper, no. ${id}",(HSC) Neurology;,Invented University,J Invent,Press,Norway,A Øster;B Lund,,Research Article;,${date},10.1000/notice${id},0,1/2/2015 0:00,${doi},${pmid},${nature},+Error in Data;,No,`;
const table = (...rows: string[]): string => `${[head, ...rows].join('\r\n')}\r\n`;

const sample = table(
  row(1, '11/23/2023 0:00', '10.1000/Retracted', '101', 'Retraction'),
  row(2, '3/4/2020 0:00', '10.1000/concern', '0', 'Expression of concern'),
  row(3, '5/6/2024 0:00', '10.1000/retracted', '101', 'Correction'),
  row(4, '1/1/2019 0:00', '10.1000/back', '', 'Retraction'),
  row(5, '1/1/2021 0:00', '10.1000/back', '', 'Reinstatement'),
  row(6, '2/2/2022 0:00', 'unavailable', '0', 'Retraction'),
  row(7, 'soon', 'Unavailable', '707', 'Retraction'),
  row(8, '12/31/2099 0:00', '10.1000/future', '', 'Correction'),
  row(9, '1/1/2020 0:00', '10.1000/empty', '', ''),
);

const importer = () =>
  createRetractionImport({ imports, shelf, today: () => '2026-11-22' })['imports.retractions'];
async function bring(content: string | Uint8Array, job?: JobId): Promise<ImportResult> {
  const path = join(place.dataDir, 'list.csv');
  writeFileSync(path, content);
  const file = files.offer({ path, name: 'list.csv', temporary: false });
  return importer()(job === undefined ? { file } : { file, job });
}
const packs = (): string[] =>
  existsSync(join(place.dataDir, 'packs')) ? readdirSync(join(place.dataDir, 'packs')) : [];
const marks = () => createRetractions(shelf.packs('retractions')[0]);

describe('a list of retracted papers', () => {
  it('becomes a sealed pack, dated by its newest day, and says what it left out', async () => {
    const result = await bring(sample);
    // The newest day that is not in the future: 6 May 2024, written month first as 5/6/2024.
    expect(result).toEqual({
      pack: 'retractions-2024-05-06',
      counts: {
        rows: 9,
        papers: 7,
        retractions: 3,
        concerns: 1,
        corrections: 2,
        reinstatements: 1,
      },
      skipped: expect.arrayContaining([
        {
          what: 'paper with neither DOI nor PMID, which nothing can be compared with',
          count: 1,
          example: 'line 7: A "made-up" paper, no. 6',
        },
        {
          what: 'date that cannot be read; the entry is kept without it',
          count: 1,
          example: '"soon"',
        },
        { what: 'date in the future; the entry is kept', count: 1, example: '"12/31/2099 0:00"' },
        { what: 'row without a nature', count: 1, example: 'line 10: A "made-up" paper, no. 9' },
      ]) as unknown,
      unknown: [],
    });
    expect(packs()).toEqual(['retractions-2024-05-06.db']);
    expect(isWhole(join(place.dataDir, 'packs', 'retractions-2024-05-06.db'))).toBe(true);
    expect(shelf.packs('retractions')[0]?.manifest).toMatchObject({
      edition: '2024-05-06',
      built: '2026-11-22T08:00:00.000Z',
      kind: 'retractions',
    });
  });

  it('marks by DOI in any capitals and by PMID; the graver stays, a reinstatement takes back', async () => {
    await bring(sample);
    const asOf = '2024-05-06';
    // As the list is counted above: 3 retractions, 1 concern, 2 corrections, 1 reinstatement.
    const papers = 3 + 1 + 2 + 1;
    const list = marks();
    expect(list.of({ DOI: 'https://doi.org/10.1000/RETRACTED' })).toEqual({
      nature: 'Retraction',
      date: '2023-11-23',
      asOf,
      papers,
    });
    expect(list.of({ PMID: '101' })).toEqual({
      nature: 'Retraction',
      date: '2023-11-23',
      asOf,
      papers,
    });
    expect(list.of({ DOI: '10.1000/concern' })).toMatchObject({
      nature: 'Expression of concern',
      date: '2020-03-04',
    });
    expect(list.of({ DOI: '10.1000/back' })).toMatchObject({ nature: 'Reinstatement' });
    expect(list.of({ PMID: '707' })).toEqual({ nature: 'Retraction', date: null, asOf, papers });
    expect(list.of({ DOI: '10.1000/sound', PMID: '5' })).toEqual({
      nature: null,
      date: null,
      asOf,
      papers,
    });
    // Nothing to look it up by, or no list: nothing was checked.
    expect(list.of({})).toBeNull();
    expect(createRetractions(undefined).of({ PMID: '101' })).toBeNull();
  });

  it('takes the place of the list before it, also of one of the same day', async () => {
    await bring(sample);
    await bring(table(row(1, '1/1/2025 0:00', '10.1000/new', '', 'Retraction')));
    expect(packs()).toEqual(['retractions-2025-01-01.db']);
    await bring(table(row(2, '1/1/2025 0:00', '10.1000/newer', '', 'Retraction')));
    expect(packs()).toEqual(['retractions-2025-01-01.db']);
    expect(marks().of({ DOI: '10.1000/new' })?.nature).toBeNull();
    expect(marks().of({ DOI: '10.1000/newer' })?.nature).toBe('Retraction');
  });

  it('reads windows-1252 and UTF-16, ragged rows and loose quotes', async () => {
    const [, first = ''] = sample.split('\r\n');
    const ragged = `${head}\n${first.replace(/"A .*?no\. 1"/u, 'A "made" up paper')}\n2,too,short\n`;
    expect((await bring(ragged)).counts).toMatchObject({ papers: 1, rows: 2 });
    expect((await bring(Buffer.from(sample, 'latin1'))).counts).toMatchObject({ papers: 7 });
    expect((await bring(Buffer.from(`\ufeff${sample}`, 'utf16le'))).counts).toMatchObject({
      papers: 7,
    });
    expect((await bring(`\ufeff${sample}`)).counts).toMatchObject({ papers: 7 });
  });

  it.each([
    ['another table', 'a,b\n1,2\n', /no list of Retraction Watch/u],
    ['nothing', '', /empty/u],
    ['headings alone', `${head}\n`, /no row with/u],
    ['an open quote', `${head}\n1,"${'x'.repeat(3_000_000)}`, /cannot be read as CSV/u],
  ])('refuses %s and leaves nothing behind', async (_name, content, says) => {
    const found = await failure(() => bring(content));
    expect(found).toMatchObject({ code: 'invalid-input', field: 'file' });
    expect(found.message).toMatch(says);
    expect(packs()).toEqual([]);
    expect(shelf.packs()).toEqual([]);
  });

  it('can be cancelled, and the list before it stays', async () => {
    await bring(sample);
    const job = v.parse(JobId, '5f0c5a52-31f4-4d63-9b47-0a2f3f0f6a10');
    const rows = Array.from({ length: 20_000 }, (_, at) =>
      row(at, '1/1/2025 0:00', `10.1000/x${at}`, '', 'Retraction'),
    );
    const work = bring(table(...rows), job);
    await imports.handlers['imports.cancel']({ job });
    await expect(work).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(await imports.handlers['imports.progress']({ job })).toMatchObject({
      state: 'cancelled',
    });
    expect(packs()).toEqual(['retractions-2024-05-06.db']);
  });
});

it('searches go on while a list of its real size is read: 95 of 100 within 30 ms', async () => {
  await bring(sample);
  const rows = Array.from({ length: 70_000 }, (_, at) =>
    row(at, '1/1/2025 0:00', `10.1000/x${at}`, String(at + 1), 'Retraction'),
  );
  const reading = { isDone: false };
  const work = bring(table(...rows)).finally(() => {
    reading.isDone = true;
  });
  // Each look-up waits its turn, as one that a page asks for does; the list before it is in use meanwhile.
  const took: number[] = [];
  while (!reading.isDone) {
    const asked = performance.now();
    await setTimeout(1);
    marks().of({ DOI: '10.1000/retracted' });
    took.push(performance.now() - asked);
  }
  expect((await work).counts).toMatchObject({ rows: 70_000, papers: 70_000, retractions: 70_000 });
  took.sort((a, b) => a - b);
  expect(took.length).toBeGreaterThan(100);
  expect(took[Math.floor(took.length * 0.95)]).toBeLessThan(30);
}, 60_000);

describe('days', () => {
  it.each([
    ['month-first', '2/3/2020 0:00', '2020-02-03'],
    ['day-first', '2/3/2020', '2020-03-02'],
    ['month-first', '2020-02-03T00:00', '2020-02-03'],
    ['month-first', '13/1/2020', null],
    ['month-first', '2/30/2020', null],
    ['month-first', '', null],
  ] as const)('%s %s', (order, text, day) => {
    expect(dayReader(order)(text)).toBe(day);
  });
});
