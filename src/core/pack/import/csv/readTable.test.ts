import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_ROW, MOST_COLUMNS } from './limits.ts';
import { readTable, type TableEncoding } from './readTable.ts';

interface Read {
  headings: readonly string[];
  rows: string[][];
}

async function read(
  bytes: Uint8Array | string,
  {
    delimiter = ',',
    encoding = 'utf-8',
    piece = 7,
  }: { delimiter?: string; encoding?: TableEncoding; piece?: number } = {},
): Promise<Read> {
  const all = Buffer.from(bytes);
  const pieces: Buffer[] = [];
  for (let at = 0; at < all.length; at += piece) pieces.push(all.subarray(at, at + piece));
  const result: Read = { headings: [], rows: [] };
  await readTable(Readable.from(pieces), {
    file: 'table.csv',
    delimiter,
    encoding,
    onHeadings: (headings) => {
      result.headings = headings;
      return (cells) => {
        result.rows.push(Array.from({ length: cells.count }, (_, cell) => cells.text(cell)));
      };
    },
  });
  return result;
}

const failure = async (...input: Parameters<typeof read>): Promise<unknown> =>
  read(...input).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : error),
  );

describe('rows', () => {
  it('are told by CRLF, LF and CR, also mixed, and the last one needs no end', async () => {
    const { rows } = await read('a,b\r\n1,2\n3,4\r5,6');
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('hold quotes, delimiters and line ends inside quotes', async () => {
    const { rows } = await read('a,b\n"1/8"" fat","x, y"\n"two\r\nlines",""\n');
    expect(rows).toEqual([
      ['1/8" fat', 'x, y'],
      ['two\r\nlines', ''],
    ]);
  });

  it('are skipped where they are blank', async () => {
    expect((await read('a\n\n1\n\n')).rows).toEqual([['1']]);
  });

  it('are refused with file and line where their columns are too few or too many', async () => {
    expect(await failure('a,b\n1,2\n3\n')).toBe(
      'table.csv, line 3: the row has 1 column, the headings have 2.',
    );
    expect(await failure('a,b\n"x\ny",2\n1,2,3\n')).toMatch(/^table\.csv, line 4: the row has 3/u);
  });

  it.each([
    ['a,b\n1,"open\n', 'line 2: a quoted text has no end'],
    ['a,b\n1,2"3\n', 'line 2: a quote stands inside a text'],
    ['a,b\n1,"2"3\n', 'line 2: after a closing quote'],
    ['a,b\n1,\0\n', 'line 2: it holds a sign that no text has (NUL)'],
    ['a,b\n1,"\0"\n', 'line 2: it holds a sign that no text has (NUL)'],
    ['', 'the table is empty'],
    ['\n\n', 'the table is empty'],
  ])('refuse %j', async (text, says) => {
    expect(await failure(text)).toContain(says);
  });

  it('have a cap on columns and on their length', async () => {
    expect(await failure(`${'a,'.repeat(1_000_000)}a`, { piece: 65_536 })).toContain(
      `more than ${MOST_COLUMNS} columns`,
    );
    expect(await failure(`a\n${'x'.repeat(LONGEST_ROW + 1)}`, { piece: 65_536 })).toContain(
      'line 2: the row is longer than 1 MiB',
    );
    expect(await failure(`a\n"${'x\n'.repeat(LONGEST_ROW)}`, { piece: 65_536 })).toContain(
      'line 2: the row is longer than 1 MiB; perhaps a quote is not closed',
    );
  });
});

describe('encodings', () => {
  it('take a byte order mark away', async () => {
    expect((await read('\uFEFFa\n1')).headings).toEqual(['a']);
    const wide = Buffer.from('\uFEFFé,b\n1,2', 'utf16le');
    expect(await read(wide, { encoding: 'utf-16le' })).toEqual({
      headings: ['é', 'b'],
      rows: [['1', '2']],
    });
  });

  it('read windows-1252', async () => {
    // 0x96 is an en dash there, 0xE9 é.
    const bytes = Buffer.from([0x61, 0x0a, 0x96, 0xe9]);
    expect((await read(bytes, { encoding: 'windows-1252' })).rows).toEqual([['–é']]);
  });

  it('refuse bytes of another encoding, with the line', async () => {
    expect(await failure(Buffer.from([0x61, 0x0a, 0x31, 0x0a, 0xe9]))).toBe(
      'table.csv, line 3: the text is not utf-8.',
    );
    expect(await failure(Buffer.from('\uFEFFa', 'utf16le'))).toContain('is utf-16, not utf-8');
    expect(await failure('\uFEFFa\n1', { encoding: 'windows-1252' })).toContain('mark of utf-8');
    expect(await failure(Buffer.from([0xfe, 0xff, 0, 0x61]), { encoding: 'utf-16le' })).toContain(
      'the other way round',
    );
  });
});

describe('numbers of cells', () => {
  const numbers = async (...cells: string[]): Promise<[number, number][]> => {
    const found: [number, number][] = [];
    await readTable(
      Readable.from([Buffer.from(`n\n${cells.map((cell) => `"${cell}"`).join('\n')}\n`)]),
      {
        file: 'table.csv',
        delimiter: ',',
        encoding: 'utf-8',
        onHeadings: () => (row) => found.push([row.whole(0), row.number(0)]),
      },
    );
    return found;
  };

  it('are those of the text', async () => {
    expect(await numbers('12', '0.1', '1.25E-4', '-3', '123456789012345678', '.5')).toEqual([
      [12, 12],
      [-1, 0.1],
      [-1, 1.25e-4],
      [-1, -3],
      [-1, Number('123456789012345678')],
      [-1, 0.5],
    ]);
  });

  it('are none where the text is none', async () => {
    for (const [whole, number] of await numbers(
      '',
      '1,5',
      '1.2.3',
      'x',
      '1e',
      'Infinity',
      '0x10',
    )) {
      expect([whole, number]).toEqual([-1, NaN]);
    }
  });

  it('read as JavaScript reads them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
        async (value) => {
          expect((await numbers(String(value)))[0]?.[1]).toBe(value);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

it('gives back every table that was written by the rules, however it is cut', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', 'é', '😀', ' ', '1'),
    maxLength: 8,
  });
  const table = fc.integer({ min: 1, max: 5 }).chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 6,
    }),
  );
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(
      table,
      lineEnd,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(',', ';'),
      async (rows, end, piece, delimiter) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quoted).join(delimiter)).join(end);
        const { headings, rows: found } = await read(text, { piece, delimiter });
        expect([headings, ...found]).toEqual(rows.map((row) => row.map((one) => one.trim())));
      },
    ),
    { seed: 20, numRuns: 1_000 },
  );
});

it('never breaks on any bytes, but refuses them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom('utf-8' as const, 'windows-1252' as const, 'utf-16le' as const),
      async (bytes, encoding) => {
        const says = await failure(bytes, { encoding });
        if (says !== null) expect(says).toMatch(/^table\.csv/u);
      },
    ),
    { seed: 3, numRuns: 2_000 },
  );
});
