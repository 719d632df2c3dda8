import { describe, expect, it } from 'vitest';
import { readCitations } from './readCitations.ts';

const read = (text: string) => readCitations(Buffer.from(text));
const items = (text: string) => read(text).entries.map(({ item }) => item);

/** Invented, in the layout of PubMed: continued lines are indented by six, entries are set apart by a blank line. */
const nbib = `
PMID- 00990001
OWN - NLM
STAT- MEDLINE
DA  - 20210105
IS  - 1474-4465 (Electronic)
VI  - 19
IP  - 12
DP  - 2020 Dec 5
TI  - Magnesium citrate for nocturnal leg cramps in people with spasticity: a randomised
      trial.
PG  - 988-997
LID - 10.99999/invented.2020(20)30347-1 [doi]
LID - S1474-4422(20)30347-1 [pii]
AB  - BACKGROUND: Cramps are common. METHODS: We asked
      forty people.
FAU - Van der Berg, Anna C
AU  - Van der Berg AC
FAU - King, Martin L Jr
AU  - King ML Jr
CN  - CRAMP study group
LA  - eng
PT  - Randomized Controlled Trial
PMC - PMC9990001
TA  - J Invent Neurol
JT  - Journal of invented neurology
MH  - Magnesium/*therapeutic use
SO  - J Invent Neurol. 2020 Dec 5;19(12):988-997.
GS  - something

PMID- 990002
TI  - A book chapter?
AU  - Müller-Lüdenscheidt O
DP  - 1998 Nov-Dec
`;

describe('NBIB', () => {
  it('reads entries with continued lines, full names, groups and identifiers', () => {
    expect(items(nbib)).toEqual([
      {
        type: 'article-journal',
        title:
          'Magnesium citrate for nocturnal leg cramps in people with spasticity: a randomised trial',
        author: [
          { family: 'Van der Berg', given: 'Anna C' },
          { family: 'King', given: 'Martin L Jr' },
          { literal: 'CRAMP study group' },
        ],
        'container-title': 'Journal of invented neurology',
        publisher: null,
        issued: [2020, 12, 5],
        volume: '19',
        issue: '12',
        page: '988-997',
        DOI: '10.99999/invented.2020(20)30347-1',
        PMID: '990001',
        PMCID: 'PMC9990001',
        URL: null,
        abstract: 'BACKGROUND: Cramps are common. METHODS: We asked forty people.',
      },
      expect.objectContaining({
        title: 'A book chapter?',
        author: [{ family: 'Müller-Lüdenscheidt', given: 'O' }],
        issued: [1998, 11],
        PMID: '990002',
        DOI: null,
      }),
    ]);
  });

  it('says which fields have no place, with the line of the first', () => {
    // SO repeats the reference, DA is a day of PubMed's own work, GS an unknown tag: DA, on line 5, comes first.
    expect(read(nbib).skipped).toEqual([
      { what: 'field that the reading list has no place for', count: 3, example: 'line 5: DA' },
    ]);
  });
});

const ris = [
  'Provider: invented',
  'TY  - JOUR',
  'ID  - key1',
  'TI  - Vitamin D and relapses',
  'AU  - Øster, Åse',
  'AU  - Lund, Per, Jr.',
  'AU  - Nordic Group',
  'T2  - Nordic Journal',
  'PY  - 2019',
  'DA  - 2019/07/15/',
  'VL  - 7',
  'IS  - 2',
  'SP  - e15',
  'EP  - e22',
  'DO  - https://doi.org/10.99999/ABC.def',
  'AN  - 31000001',
  'KW  - vitamin D',
  'KW  - relapse',
  'N1  - My first line',
  'N1  - and my second',
  'UR  - https://example.org/a',
  'ER  - ',
  '',
  'TY  - CHAP',
  'T1  - On cofactors',
  'A1  - Smith, J.',
  'BT  - Book of Ions',
  'Y1  - 1987///Spring',
  'AN  - 31000002',
  'DB  - Embase',
  'PB  - Ion Press',
  '',
  'TY  - ZZZZ',
  'PY  - 1990',
  'ER  -',
].join('\r\n');

describe('RIS', () => {
  it('reads names, dates, pages, notes and keywords', () => {
    const { entries, format } = read(ris);
    expect(format).toBe('ris');
    expect(entries.map(({ line }) => line)).toEqual([2, 24]);
    expect(entries[0]).toEqual({
      line: 2,
      notes: 'My first line\nand my second',
      tags: ['vitamin D', 'relapse'],
      item: {
        type: 'article-journal',
        title: 'Vitamin D and relapses',
        author: [
          { family: 'Øster', given: 'Åse' },
          { family: 'Lund', given: 'Per', suffix: 'Jr.' },
          { literal: 'Nordic Group' },
        ],
        'container-title': 'Nordic Journal',
        publisher: null,
        issued: [2019, 7, 15],
        volume: '7',
        issue: '2',
        page: 'e15-e22',
        DOI: '10.99999/ABC.def',
        PMID: '31000001',
        PMCID: null,
        URL: 'https://example.org/a',
        abstract: null,
      },
    });
  });

  it('takes an accession number for one of PubMed only in PubMed', () => {
    expect(items(ris)[1]).toMatchObject({
      type: 'chapter',
      title: 'On cofactors',
      'container-title': 'Book of Ions',
      issued: [1987],
      PMID: null,
      publisher: 'Ion Press',
    });
  });

  it('counts what cannot be taken, with lines', () => {
    expect(read(ris).skipped).toEqual(
      expect.arrayContaining([
        { what: 'entry without a title', count: 1, example: 'line 33' },
        { what: 'line outside of an entry', count: 1, example: 'line 1: Provider: invented' },
      ]),
    );
  });

  it('takes the little HTML of titles out, and leaves other signs', () => {
    const [one] = items(
      'TY  - JOUR\nTI  - <i>Ärzte</i>: Mg<sup>2+</sup> < 5 %, <x>\nT2  - <b>Gut</b>\nER  - \n',
    );
    expect(one).toMatchObject({ title: 'Ärzte: Mg2+ < 5 %, <x>', 'container-title': 'Gut' });
  });

  it('takes an entry whose end is missing, and says so', () => {
    const cut = read('TY  - JOUR\nTI  - Cut off\nAU  - Last, First');
    expect(cut.entries).toHaveLength(1);
    expect(cut.skipped).toEqual([
      { what: 'entry without an end, taken all the same', count: 1, example: 'line 1' },
    ]);
  });
});

describe('the encoding', () => {
  const line = 'TY  - JOUR\rTI  - Café “α” naïve\rER  - \r';
  const title = (bytes: Uint8Array) => readCitations(bytes).entries[0]?.item.title;

  it('is told by the bytes: UTF-8 with and without mark, UTF-16LE with and without', () => {
    const utf16 = Buffer.from(line, 'utf16le');
    for (const bytes of [
      Buffer.from(line),
      Buffer.from(`\ufeff${line}`),
      utf16,
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    ]) {
      expect(title(bytes)).toBe('Café “α” naïve');
      expect(readCitations(bytes).skipped).toEqual([]);
    }
  });

  it('falls back to windows-1252, and says so', () => {
    // 0xe9 é, 0x93 and 0x94 quotes, 0x96 a dash.
    const bytes = Buffer.concat([
      Buffer.from('TY  - JOUR\nTI  - Caf'),
      Buffer.from([0xe9, 0x20, 0x93, 0x61, 0x94, 0x20, 0x96]),
      Buffer.from(' b\nER  - \n'),
    ]);
    expect(title(bytes)).toBe('Café “a” – b');
    expect(readCitations(bytes).skipped[0]?.what).toBe(
      'file in an older encoding, taken all the same: look at names with accents',
    );
  });
});
