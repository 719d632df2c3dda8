/** Valid examples that changes start from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../../../src/hosts/checkout.ts';

const examples = join(rootDir, 'examples');
export const planTexts: readonly string[] = readdirSync(examples)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => readFileSync(join(examples, name), 'utf8'));
export const plans: readonly unknown[] = planTexts.map((text): unknown => JSON.parse(text));

export const questions = [
  'is magnesium good for MS?',
  'magnezium multiple sclerosis',
  'can I take iron with levothyroxine',
  'how much vitamin D per day for a woman of 34',
  'foods rich in B12',
  'side effects of zinc',
  'magnesium citrate vs oxide',
  'omega-3 and depression',
  'vitamin b 12 deficiency',
  'ω-3 “fish oil”',
  'tingling hands',
  'is it safe to take st john’s wort with the pill',
] as const;

export const days = [
  '2026-11-22',
  '2024-02-29',
  '2026-02-30',
  '11/23/2023 0:00',
  '4/1/2019',
  '2020 Nov-Dec',
  '5 December 2020',
  'December 5, 2020',
  'c2020',
  '2020/11/04/',
  '0000-00-00',
  '+275760-09-13',
] as const;

/** As tables of foods are written in several countries. */
export const foodTables = [
  'code,name,group,Energy (kcal/100 g),Magnesium (mg/100 g),Vitamin D (µg/100 g)\n' +
    'A1,"Almonds, raw",Nuts,579,270,0\nA2,Kale,Vegetables,35,33,-\nA3,"Milk ""whole""",Dairy,61,10,tr\n',
  'alim_code;alim_nom_fr;Magnésium (mg/100 g);Protéines (g/100 g)\r\n' +
    '20001;Amande;232,5;21,2\r\n20002;Épinard cru;< 79;traces\r\n20003;Lait;-;3,3\r\n',
  'SBLS\tST\tMG mg\tEISEN µg\nB100000\tBrot\t25\t1200\nB200000\tBrötchen\t22\t900\n',
  'id|name|iron_mg\n1|Lentils|3.3\n2|"two\nlines"|1.0\n',
] as const;

export const retractionList =
  'Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n' +
  '1,"A paper, on zinc",,,J,,,,,,11/23/2023 0:00,10.1000/r1,1,1/2/2020 0:00,10.1000/a.1,12345678,Retraction,+Error in Data;,No,\n' +
  '2,Another,,,J,,,,,,1/13/2024 0:00,unavailable,0,1/2/2020 0:00,10.1000/A.2,0,Expression of concern,,No,"a ""note"""\n' +
  '3,Back,,,J,,,,,,2/14/2024 0:00,,0,,10.1000/a.3,0,Reinstatement,,No,\n';

export const citations = {
  nbib: [
    'PMID- 33127337\nOWN - NLM\nTI  - Magnesium and\n      multiple sclerosis.\nFAU - Doe, Jane A\nAU  - Doe JA\nFAU - van der Berg, Jan\nDP  - 2020 Nov-Dec\nTA  - Mult Scler\nJT  - Multiple sclerosis journal\nVI  - 26\nIP  - 11\nPG  - 1234-40\nLID - 10.1000/ms.2020.1 [doi]\nAB  - OBJECTIVE: to see.\n      It was seen.\nPMC - PMC7654321\n\nPMID- 2\nTI  - Second.\nDP  - 2019\n',
  ],
  ris: [
    'TY  - JOUR\r\nAU  - Doe, Jane\r\nA1  - Roe, Richard, Jr\r\nTI  - Magnesium in\r\nT2  - Journal\r\nPY  - 2020/11/04/\r\nVL  - 12\r\nIS  - 3\r\nSP  - 1\r\nEP  - 9\r\nDO  - https://doi.org/10.1000/182\r\nUR  - https://example.org/a?b=c\r\nN2  - Words.\r\nKW  - zinc\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - A book\r\nDA  - 2019\r\nER  - \r\n',
  ],
  bibtex: [
    '@string{jn = "Journal of " # {Tests}}\n@comment{nothing}\n@article{doe2020,\n  author = {Doe, Jane and M{\\"u}ller, K. and others},\n  title = {{Magnesium} in {MS}: \\textit{a} review},\n  journal = jn,\n  year = 2020, month = nov,\n  volume = {12}, number = "3", pages = {1--9},\n  doi = {10.1000/182}, pmid = {123}, note = {a \\& b \\~{n} $\\alpha$}\n}\n@book(roe1999, title = "A {book}", year = {1999})\n',
  ],
  'csl-json': [
    JSON.stringify([
      {
        id: 'a',
        type: 'article-journal',
        title: 'Magnesium <i>in</i> MS',
        author: [{ family: 'Doe', given: 'Jane' }, { literal: 'A Group' }],
        issued: { 'date-parts': [[2020, 11, 4]] },
        'container-title': 'Journal',
        DOI: '10.1000/182',
        note: 'PMID: 123\nmine',
        keyword: 'a, b',
      },
      { type: 'book', title: 'B', issued: { raw: '2019' }, volume: 3 },
    ]),
  ],
} as const;

export const commandLines: readonly (readonly string[])[] = [
  ['search', 'zinc', 'and', 'sleep', '--limit', '5', '--kind', 'claim'],
  ['ask', 'is magnesium good for MS?'],
  ['show', 'substance/magnesium', '--json'],
  ['foods', '--nutrient', 'magnesium', '--per', '100kcal', '--group', 'Nuts', '--limit', '3'],
  ['check', 'plan.json', '--json'],
  ['report', 'plan.json', '--out', 'a.pdf', '--paper', 'letter', '--as-of', '2026-11-22'],
  ['report', 'answer', 'magnesium', 'multiple-sclerosis', '--out', 'a.pdf', '--large-print'],
  ['report', '--verify', 'a.pdf', 'plan.json'],
  ['sources', '--claim', 'magnesium-ms-relapse', '--format', 'ris'],
  ['import', 'fdc', 'download.zip'],
  ['import', 'csv', 'table.csv', '--mapping', 'm.json'],
  ['import', 'data', 'export.json', '--replace', '--try', '--passphrase-file', 'p'],
  ['export', '--out', 'all.json', '--csv'],
  ['backups', 'show', 'user-2026-11-22T08-00-00-000Z.db'],
  ['packs', 'remove', 'fdc-foundation'],
  ['serve', '--port', '0', '--no-open'],
  ['doctor', '--data-dir', 'data'],
  ['--version'],
  ['--help'],
];
