/** Long inputs of one pattern: a reader that looks back for each sign is found by the time that it takes. */
import { Readable } from 'node:stream';
import { parsePlanText } from '../../../src/contract/planText.ts';
import { readCitations } from '../../../src/core/citation/import/readCitations.ts';
import { readIncoming } from '../../../src/core/ownData/incoming.ts';
import { readTable } from '../../../src/core/pack/import/csv/readTable.ts';
import { readList } from '../../../src/core/pack/import/retractions/readList.ts';
import { guessHeading } from '../../../src/core/pack/import/table/headings.ts';
import { lookAtTable, HEAD_BYTES } from '../../../src/core/pack/import/table/lookAtTable.ts';
import { readFingerprint } from '../../../src/core/report/readFingerprint.ts';
import { citations, foodTables, planTexts, retractionList } from './seeds.ts';
import type { Target } from './target.ts';

/** Bytes of one input. */
const LARGE = 2_000_000;
/** A sound file of this size takes well under a second; one look back for each sign would take minutes. */
const LIMIT = 4000;
const PIECE = 65_536;

const patterns = [
  ...[
    '[',
    '{"a":',
    '"',
    '\\',
    '\n',
    '\r\n',
    ' ',
    ',',
    ';',
    'a,',
    '""',
    '"a',
    '@',
    '{',
    '}',
    '(',
    '$',
  ],
  ...['@article{a,', '@a{', 'title = {', ' and ', '\\"', '{\\"a}', 'TY  - ', 'ER  - \n', 'PMID- '],
  ...[
    'AU  - a\n',
    '      \n',
    'FAU - ,',
    '<i',
    '<',
    '10.',
    'doi:',
    '1',
    '1.',
    '-',
    'é',
    '\0',
    'a b ',
  ],
  ...['/CofactorFingerprint ', '/CofactorFingerprint 1 0 R', '1 0 obj ', '%PDF-', 'fingerprint:'],
  ...['"title":', '{"title":"a"},', '[{"title":', '"format":"cofactor-data",', '{"format" '],
] as const;
const valid = [
  ...planTexts,
  ...Object.values(citations).flat(),
  ...foodTables,
  retractionList,
  '{"format":"cofactor-data","version":2,"plans":[',
  '%PDF-1.7\n',
  '',
];

const nothing = (): void => undefined;
/** As a file is read. */
const inPieces = (bytes: Buffer): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, at) =>
      bytes.subarray(at * PIECE, (at + 1) * PIECE),
    ),
  );
const readers: Readonly<Record<string, (bytes: Buffer, text: string) => unknown>> = {
  plan: (_, text) => parsePlanText(text),
  'own data': (_, text) => readIncoming(text),
  references: (bytes) => readCitations(bytes),
  fingerprint: (bytes) => readFingerprint(Buffer.concat([bytes, Buffer.from('\n%%EOF\n')])),
  heading: (_, text) => guessHeading(text.slice(0, 100_000)),
  'look at a table': (bytes) => lookAtTable('t.csv', bytes.subarray(0, HEAD_BYTES), false),
  'CSV reader': (bytes) =>
    readTable(inPieces(bytes), {
      file: 't.csv',
      delimiter: ',',
      encoding: 'utf-8',
      onHeadings: () => nothing,
    }),
  'retracted papers': (bytes) =>
    readList({
      open: () => Promise.resolve(inPieces(bytes)),
      today: '2026-11-23',
      onRead: nothing,
    }),
};
const names = Object.keys(readers);

interface Large {
  reader: string;
  head: string;
  pattern: string;
}

export const largeTargets: readonly Target[] = [
  {
    name: `inputs of ${LARGE / 1e6} MB`,
    inputs: 800,
    limit: LIMIT,
    make: (random): Large => ({
      reader: random.pick(names),
      head: random.pick(valid),
      pattern: random.pick([...patterns, ...valid]),
    }),
    run: (input) => {
      const { reader, head, pattern } = input as Large;
      const text = head.padEnd(LARGE, pattern === '' ? ' ' : pattern);
      return readers[reader]?.(Buffer.from(text), text);
    },
  },
];
