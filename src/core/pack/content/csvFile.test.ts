import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { flagCell, listCell, numberCell, readCsv, textCell, type CsvRow } from './csvFile.ts';
import { Problems } from './problem.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'cofactor-csv-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

function read(text: string): { rows: readonly CsvRow[]; problems: Problems } {
  writeFileSync(path.join(dir, 'table.csv'), text);
  const problems = new Problems();
  return { rows: readCsv(dir, 'table.csv', ['a', 'b'], problems).rows, problems };
}

const row = (b: string): CsvRow => ({ line: 1, cells: new Map([['b', b === '' ? null : b]]) });

describe('readCsv', () => {
  it('knows the line of each row, also after a cell with a line break and an empty line', () => {
    const text = 'a,b\n1,"x\ny"\n\n2,3\n';
    for (const table of [text, text.replaceAll('\n', '\r\n')]) {
      const { rows } = read(table);
      expect(rows.map(({ line }) => line)).toEqual([2, 5]);
      expect(rows.map((r) => textCell(r, 'b'))).toEqual(['x\ny', '3']);
    }
  });

  it('accepts a byte order mark', () => {
    expect(read('\uFEFFa,b\n1,2\n').problems.list).toEqual([]);
  });

  it('reports columns that are unknown, missing or there twice', () => {
    expect(read('a,b,c\n').problems.list.map((p) => p.message)).toEqual(['unknown column "c"']);
    expect(read('a\n').problems.list.map((p) => p.message)).toEqual(['column "b" is missing']);
    expect(read('a,b,b\n').problems.list.map((p) => p.message)).toEqual([
      'column "b" is there twice',
    ]);
  });

  it('reports every row with too few or too many cells and keeps the others', () => {
    const { rows, problems } = read('a,b\n1\n1,2,3\n4,5\n');
    expect(rows.map(({ line }) => line)).toEqual([4]);
    expect(problems.list.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('reports a missing file', () => {
    const problems = new Problems();
    readCsv(dir, 'none.csv', ['a'], problems);
    expect(problems.list).toMatchObject([{ file: 'none.csv', message: 'cannot be read' }]);
  });
});

describe('cells', () => {
  it('keep unknown apart from zero', () => {
    expect(numberCell(row(''), 'b')).toBeNull();
    expect(numberCell(row('0'), 'b')).toBe(0);
  });
  it.each([
    ['-0.5', -0.5],
    ['1e-3', 0.001],
    ['1,5', '1,5'],
    ['0x10', '0x10'],
    ['2 g', '2 g'],
  ])('number %j is %j', (cell, value) => {
    expect(numberCell(row(cell), 'b')).toBe(value);
  });
  it('read flags strictly', () => {
    expect([flagCell(row('true'), 'b'), flagCell(row('false'), 'b')]).toEqual([true, false]);
    expect(flagCell(row('yes'), 'b')).toBe('yes');
  });
  it('split lists', () => {
    expect(listCell(row('x | y, z'), 'b')).toEqual(['x', 'y, z']);
    expect(listCell(row(''), 'b')).toEqual([]);
  });
});
