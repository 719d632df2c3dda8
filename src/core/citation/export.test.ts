import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SourceRecord } from '../../contract/records.ts';
import { exportSources } from './export.ts';
import golden from './goldenSources.json' with { type: 'json' };

const sources = golden.map((json) => v.parse(SourceRecord, json));
const only = (id: string): SourceRecord[] => sources.filter((source) => source.id === id);
const nasty = v.parse(SourceRecord, {
  id: 'nasty',
  type: 'article-journal',
  title: 'A {brace, 100 % of \\ and $5 & #1_2 ~ ^\nsecond line',
  author: [
    { literal: 'Food and Drug Administration, Center {X}' },
    { family: 'Å', given: 'B', suffix: 'Jr' },
  ],
  URL: 'https://example.org/a_{b}%20c?d=1&e#f',
  DOI: '10.1000/a_b<c>',
  page: 'S1–S9',
  custom: { verifiedFrom: ['https://example.org/'], verifiedOn: '2026-11-22' },
});
const all = [...sources, nasty];

describe('RIS', () => {
  it('writes a journal article', () => {
    expect(exportSources(only('cree-2020'), 'ris').split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - cree-2020',
      'AU  - Cree, Bruce A C',
      'AU  - Cutter, Gary',
      'AU  - Wolinsky, Jerry S',
      'AU  - Freedman, Mark S',
      'AU  - Comi, Giancarlo',
      'AU  - Giovannoni, Gavin',
      'AU  - Hartung, Hans-Peter',
      'AU  - Arnold, Douglas',
      'AU  - Kuhle, Jens',
      'AU  - SPI2 investigative team',
      'TI  - Safety and efficacy of MD1003 (high-dose biotin) in patients with progressive multiple sclerosis (SPI2): a randomised, double-blind, placebo-controlled, phase 3 trial',
      'T2  - The Lancet Neurology',
      'PY  - 2020',
      'DA  - 2020///',
      'VL  - 19',
      'IS  - 12',
      'SP  - 988',
      'EP  - 997',
      'DO  - 10.1016/S1474-4422(20)30347-1',
      'AN  - 33222767',
      'N1  - The list of authors is not complete.',
      'ER  - ',
      '',
    ]);
  });

  it('writes a chapter with its editors and the day on which it was read', () => {
    const lines = exportSources(
      [...only('adelaide-2011-vink'), ...only('livertox-2020-vitamin-a')],
      'ris',
    ).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'TY  - CHAP',
        'ED  - Vink, Robert',
        'DA  - 2020/11/04/',
        'Y2  - 2026/11/22/',
      ]),
    );
  });

  it('keeps the line grammar for every record: TY first, ER last, two-character tags, no empty value', () => {
    const text = exportSources(all, 'ris');
    expect(text).not.toMatch(/[^\r]\n/u);
    const records = text.split(/ER {2}- \r\n(?:\r\n)?/u);
    expect(records.pop()).toBe('');
    expect(records).toHaveLength(all.length);
    for (const record of records) {
      const lines = record.trimEnd().split('\r\n');
      expect(lines[0]).toMatch(/^TY {2}- (JOUR|ELEC|RPRT|BOOK|CHAP|DATA)$/u);
      for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- \S/u);
      expect(lines.filter((line) => line.startsWith('TI  - '))).toHaveLength(1);
    }
    expect(text).toContain('SP  - S1\r\nEP  - S9\r\n');
    expect(text).toContain('SP  - 1461\r\n');
    expect(text).toContain('SP  - 76S\r\nEP  - 81S\r\n');
  });
});

/** Reads entries back by counting braces, as BibTeX does; escaped braces count too. */
function readBibtex(text: string): { type: string; key: string; fields: Map<string, string> }[] {
  const entries = [];
  for (const match of text.matchAll(/^@(\w+)\{([^,\s]+),\n/gmu)) {
    let at = match.index + match[0].length;
    const fields = new Map<string, string>();
    for (;;) {
      const head = /^ {2}([a-z]+) = /u.exec(text.slice(at));
      if (head === null) throw new Error(`no field at ${text.slice(at, at + 40)}`);
      at += head[0].length;
      const start = at;
      if (text[at] === '{') {
        let depth = 0;
        do {
          if (text[at] === '{') depth += 1;
          if (text[at] === '}') depth -= 1;
          at += 1;
          if (at > text.length) throw new Error('unbalanced');
        } while (depth > 0);
        fields.set(head[1] ?? '', text.slice(start + 1, at - 1));
      } else {
        while (/[a-z]/u.test(text[at] ?? '')) at += 1;
        fields.set(head[1] ?? '', text.slice(start, at));
      }
      if (text.startsWith(',\n', at)) at += 2;
      else if (text.startsWith('\n}\n', at)) break;
      else throw new Error(`neither comma nor end at ${text.slice(at, at + 40)}`);
    }
    entries.push({ type: match[1] ?? '', key: match[2] ?? '', fields });
  }
  return entries;
}

describe('BibTeX', () => {
  it('writes a journal article', () => {
    expect(exportSources(only('ascherio-2014'), 'bibtex')).toBe(
      `@article{ascherio-2014,
  author = {Ascherio, Alberto and Munger, Kassandra L and White, Rick and others},
  title = {{Vitamin D as an Early Predictor of Multiple Sclerosis Activity and Progression}},
  journal = {JAMA Neurology},
  year = {2014},
  volume = {71},
  number = {3},
  pages = {306--314},
  doi = {10.1001/jamaneurol.2013.5993},
  note = {The list of authors is not complete.}
}
`,
    );
  });

  it('can be read back entry by entry, with unique keys and the right types', () => {
    const entries = readBibtex(exportSources(all, 'bibtex'));
    expect(entries.map((entry) => entry.key)).toEqual(all.map((source) => source.id));
    const typeOf = (key: string) => entries.find((entry) => entry.key === key)?.type;
    expect(typeOf('nasem-2019')).toBe('book');
    expect(typeOf('adelaide-2011-vink')).toBe('incollection');
    expect(typeOf('efsa-2017-drv-summary')).toBe('techreport');
    expect(typeOf('who-2026-atc')).toBe('misc');
    for (const { fields } of entries) {
      expect(fields.get('title')).toMatch(/^\{.+\}$/su);
      for (const value of fields.values()) expect(value).not.toBe('');
    }
  });

  it('escapes what TeX would read as a command, and keeps organisations whole', () => {
    const fields = readBibtex(exportSources([nasty], 'bibtex'))[0]?.fields;
    expect(fields?.get('title')).toBe(
      String.raw`{A \textbraceleft{}brace, 100 \% of \textbackslash{} and \$5 \& \#1\_2 \textasciitilde{} \textasciicircum{} second line}`,
    );
    expect(fields?.get('author')).toBe(
      String.raw`{Food and Drug Administration, Center \textbraceleft{}X\textbraceright{}} and Å, Jr, B`,
    );
    expect(fields?.get('url')).toBe('https://example.org/a_%7Bb%7D%20c?d=1&e#f');
    expect(fields?.get('doi')).toBe('10.1000/a_b<c>');
    expect(fields?.get('pages')).toBe('S1--S9');
  });
});

describe('CSL-JSON', () => {
  it('holds the records without their verification, and reads back', () => {
    const items: unknown = JSON.parse(exportSources(all, 'csl-json'));
    if (!Array.isArray(items)) throw new Error('not a list');
    expect(items).toHaveLength(all.length);
    for (const [index, item] of items.entries()) {
      const { custom, ...csl } = all[index] ?? nasty;
      const note = custom.authorList ? { note: 'The list of authors is not complete.' } : {};
      expect(item).toEqual({ ...csl, ...note });
    }
  });
});

describe('every format', () => {
  it.each(['ris', 'bibtex', 'csl-json'] as const)(
    '%s lists a source once and keeps the order',
    (format) => {
      const twice = exportSources([...sources, ...sources], format);
      expect(twice).toBe(exportSources(sources, format));
    },
  );
  it('is empty for no sources', () => {
    expect(exportSources([], 'ris')).toBe('');
    expect(exportSources([], 'bibtex')).toBe('');
    expect(exportSources([], 'csl-json')).toBe('[]\n');
  });
});
