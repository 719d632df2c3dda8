/** Files that are broken, or made to break the reader: it answers in time, with entries, counts or a sentence. */
import { describe, expect, it } from 'vitest';
import { CofactorError } from '../../../contract/errors.ts';
import { MOST_BYTES, MOST_ENTRIES } from './decode.ts';
import { formatOf, readCitations } from './readCitations.ts';

const many = 100_000;
const good = {
  ris: 'TY  - JOUR\nTI  - Sound\nER  - \n',
  nbib: 'PMID- 1\nTI  - Sound\n\n',
  bibtex: '@article{a, title = {Sound}}\n',
  csl: '[{"type":"book","title":"Sound"}]',
};

/** Reads, and returns what came: titles, or the code of the failure. */
function outcome(text: string | Uint8Array): string[] | string {
  const start = process.cpuUsage();
  try {
    return readCitations(Buffer.from(text)).entries.map(({ item }) => item.title);
  } catch (error) {
    if (error instanceof CofactorError) return error.failure.code;
    throw error;
  } finally {
    // Each takes less than half a second of work; a reader that looks twice at what it has seen would take minutes.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(3000);
  }
}

describe('hostile files', () => {
  it.each([
    ['braces in BibTeX', `@article{a, title = ${'{'.repeat(many)}`, []],
    ['braces that open entries', '@a{'.repeat(MOST_ENTRIES), []],
    ['more broken entries than can be read', '@a{'.repeat(MOST_ENTRIES + 1), 'invalid-input'],
    ['more entries without a title', 'TY  - JOUR\nER  - \n'.repeat(many), 'invalid-input'],
    ['entries that never close', '@article{a, title = {x\n'.repeat(20_000), []],
    ['signs @', '@article{a,title={Sound}}' + '@'.repeat(many), ['Sound']],
    ['@ and space', `@article{a,title={Sound}}${'@ '.repeat(many)}`, ['Sound']],
    ['backslashes', `@article{a,title={Sound${'\\'.repeat(2 * many)}}}`, ['Sound']],
    ['accents', `@article{a,title={x${"\\'".repeat(many)}}}`, []],
    ['fields', `@article{a,title={Sound}${',b={c}'.repeat(many)}}`, []],
    ['concatenation', `@article{a,title={S}${' # {o}'.repeat(many)}}`, []],
    ['names', `@article{a,title={Sound},author={${'A and '.repeat(many)}B}}`, ['Sound']],
    ['open quotes', `@article{a,title="${'"{'.repeat(many)}`, []],
    ['RIS of one field without end', `TY  - JOUR\nTI  - ${'x'.repeat(1_000_000)}`, []],
    [
      'RIS of many fields',
      `TY  - JOUR\nTI  - Sound\n${'AU  - A, B\n'.repeat(many)}ER  - `,
      ['Sound'],
    ],
    ['RIS of starts', 'TY  - JOUR\n'.repeat(MOST_ENTRIES), []],
    ['RIS of ends', `${good.ris}${'ER  - \n'.repeat(many)}`, ['Sound']],
    ['continued lines', `${good.nbib}TI  - a\n${'      b\n'.repeat(many)}`, ['Sound']],
    ['JSON brackets', '['.repeat(many), 'invalid-input'],
    [
      'JSON nested',
      `[{"type":"book","title":"Sound","x":${'['.repeat(5000)}${']'.repeat(5000)}}]`,
      ['Sound'],
    ],
    ['JSON of numbers', '[{"title":1,"author":[{"family":"A"}]},{"title":{}},3,null]', ['1']],
    ['JSON that is cut', good.csl.slice(0, -2), 'invalid-input'],
    ['NUL', good.ris.replace('Sound', 'So\0und\0'), ['Sound']],
    ['nothing', '', 'invalid-input'],
    ['a page', '<!doctype html><title>x</title>', 'invalid-input'],
    ['a table', 'a,b\n1,2\n', 'invalid-input'],
    [
      'mixed ends of lines',
      'TY  - JOUR\r\nTI  - Sound\rAU  - A, B\nER  - \n\rTY  - BOOK\r\rTI  - Two\n',
      ['Sound', 'Two'],
    ],
  ] as const)('%s', (_name, text, expected) => {
    const found = outcome(text);
    expect(found).toEqual(expected);
  });

  it('never takes a name from the prototype for a word of its own', () => {
    expect(outcome('@constructor{a, title = {Sound}, __proto__ = {x}, author = toString}')).toEqual(
      ['Sound'],
    );
    expect(outcome('TY  - __proto__\nTI  - Sound\nER  - ')).toEqual(['Sound']);
  });

  it('bounds size and number, and says so', () => {
    expect(() => readCitations(Buffer.alloc(MOST_BYTES + 1, 32))).toThrow(/larger than 20 MB/u);
    const short = 'TY  - JOUR\nTI  - a\nER  - \n';
    expect(() => readCitations(Buffer.from(short.repeat(MOST_ENTRIES + 1)))).toThrow(
      /more than 50,000 references/u,
    );
    expect(readCitations(Buffer.from(short.repeat(MOST_ENTRIES))).entries).toHaveLength(
      MOST_ENTRIES,
    );
  });

  it('tells formats by what stands in the file', () => {
    expect(formatOf(good.ris)).toBe('ris');
    expect(formatOf(good.nbib)).toBe('nbib');
    expect(formatOf(good.bibtex)).toBe('bibtex');
    expect(formatOf(good.csl)).toBe('csl-json');
    expect(formatOf('{"format":"cofactor-data","title":"x"}')).toBeNull();
    expect(formatOf('{"format":"cofactor-plan"}')).toBeNull();
  });

  it('survives any bytes and any cut of a sound file', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const files = Object.values(good).map((text) => Buffer.from(text.repeat(3)));
    for (let round = 0; round < 3000; round += 1) {
      const file = Buffer.from(files[round % files.length] ?? '');
      for (let change = random(6); change >= 0; change -= 1)
        file[random(file.length)] = random(256);
      outcome(file.subarray(0, random(file.length + 1)));
    }
  });
});
