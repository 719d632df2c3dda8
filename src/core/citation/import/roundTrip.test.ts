/** What is exported comes back: any list, in each format, up to what the format has no place for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadingItem } from '../../../contract/readings.ts';
import { exportReadings } from '../../readings/export.ts';
import { readCitations } from './readCitations.ts';

const words = fc
  .array(
    fc.constantFrom(
      ..."magnesium vitamin β-carotene B₁₂ Öl Straße 50 % & {set} $5 #1 a_b ~x ^y \\n \"quoted\" it's -- `` '' naïve œuvre 鉄 (RCT): [sic] <5 @home =x ,;".split(
        ' ',
      ),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((list) => list.join(' '));
const part = fc.constantFrom(
  'Øster',
  'van der Berg',
  'Müller-Lüdenscheidt',
  "O'Neil",
  'Łoś',
  'King',
);
const given = fc.constantFrom('Anna C', 'J.', 'Åse', 'Martin Luther');
const name: fc.Arbitrary<ReadingItem['author'][number]> = fc.oneof(
  fc.record({ family: part, given }),
  fc.record({ family: part, given, suffix: fc.constantFrom('Jr', 'III') }),
  fc.record({ literal: fc.constantFrom('CRAMP and SPASM Group', 'EFSA Panel on Nutrition') }),
);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null });
const date = orNull(
  fc.oneof(
    fc.tuple(fc.integer({ min: 1000, max: 2999 })),
    fc.tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 })),
    fc.tuple(
      fc.integer({ min: 1000, max: 2999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    ),
  ),
);
const item: fc.Arbitrary<ReadingItem> = fc.record({
  // Kinds that each of the formats has a word for.
  type: fc.constantFrom(
    'article-journal',
    'book',
    'chapter',
    'thesis',
    'report',
    'paper-conference',
  ),
  title: words,
  author: fc.array(name, { maxLength: 4 }),
  'container-title': orNull(words),
  publisher: orNull(words),
  issued: date,
  volume: orNull(fc.constantFrom('7', '19A', 'Suppl 1')),
  issue: orNull(fc.constantFrom('1', '2-3')),
  page: orNull(fc.constantFrom('1-9', 'e15', 'S129-S134', '1-3, 7-9')),
  DOI: orNull(fc.constantFrom('10.99999/a(b)20.1', '10.1000/x_y%z')),
  PMID: orNull(fc.constantFrom('1', '33222767')),
  PMCID: orNull(fc.constantFrom('PMC7748412')),
  URL: orNull(fc.constantFrom('https://example.org/a_b?c=d&e#f~g%20h')),
  abstract: orNull(words),
});
const tag = fc.constantFrom('leg cramps', 'a, b; c', '50 %', 'to read', 'β');
const reading = fc.record({
  item,
  notes: fc.array(words, { maxLength: 3 }).map((lines) => lines.join('\n')),
  tags: fc.uniqueArray(tag, { maxLength: 3 }),
});

type Reading = typeof reading extends fc.Arbitrary<infer T> ? T : never;
const oneSpace = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe.each(['ris', 'bibtex', 'csl-json'] as const)('%s', (format) => {
  /** What the format cannot tell. */
  const told = ({ item: given_, notes, tags }: Reading) => {
    const issued = given_.issued === null ? null : [...given_.issued];
    return {
      tags,
      notes,
      item: {
        ...given_,
        // BibTeX has no day.
        issued: format === 'bibtex' && issued !== null ? issued.slice(0, 2) : issued,
      },
    };
  };

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 4 }), (list) => {
        const text = exportReadings(list, format);
        const { entries, skipped, format: found } = readCitations(Buffer.from(text));
        expect(found).toBe(format);
        expect(skipped.filter(({ what }) => !what.startsWith('field'))).toEqual([]);
        expect(entries.map(({ line: _line, ...entry }) => entry)).toEqual(
          list.map((one) =>
            told({ ...one, notes: one.notes.split('\n').map(oneSpace).join('\n') }),
          ),
        );
      }),
      { seed: 20261123, numRuns: 400 },
    );
  });
});
