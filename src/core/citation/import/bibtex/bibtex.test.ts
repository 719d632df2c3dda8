import { describe, expect, it } from 'vitest';
import { readCitations } from '../readCitations.ts';
import { latexText } from './latex.ts';
import { bibtexNames } from './names.ts';

const read = (text: string) => readCitations(Buffer.from(text));

const library = String.raw`
This line is a comment, and so is mail@example.org.
@comment{anything {goes} here}
@preamble{"\newcommand{\x}{y}"}
@string{jin = "Journal of Invented " # {Neurology}}
@STRING(pub = {Ion Press})

@Article{a1,
  Author = {van der Berg, Anna C. and King, Jr, Martin Luther and {CRAMP Group, The} and Ludwig van Beethoven and others},
  title = "The {M}g$^{2+}$ ion: caf{\'e}, na{\"\i}ve {\&} \textit{in vitro} 5\,\% -- \alpha-linolenic",
  journal = jin,
  year = 2020, month = dec,
  volume = 19, number = {12}, pages = {988--997},
  doi = {https://doi.org/10.99999/ab\_c},
  note = {PMID none}, keywords = {leg cramps, {a, b}; spasticity},
  file = {:/home/x.pdf:PDF}, howmade = {x}
}
@book(b2, title = {On ions}, publisher = pub, year = "1999", author = "Stra{\ss}e, {\O}ystein")
@misc{c3, title = {A page}, url = {https://example.org/~me/%7Ba}, month = "5~" # jan, year = {2021}}
`;

describe('BibTeX', () => {
  it('reads strings, concatenation, braces, quotes, accents and names', () => {
    const { entries, format } = read(library);
    expect(format).toBe('bibtex');
    expect(entries.map(({ line }) => line)).toEqual([8, 18, 19]);
    expect(entries[0]).toMatchObject({
      notes: 'PMID none',
      tags: ['leg cramps', 'a, b', 'spasticity'],
      item: {
        type: 'article-journal',
        title: 'The Mg2+ ion: café, naïve & in vitro 5 % – α-linolenic',
        author: [
          { family: 'van der Berg', given: 'Anna C.' },
          { family: 'King', given: 'Martin Luther', suffix: 'Jr' },
          { literal: 'CRAMP Group, The' },
          { family: 'van Beethoven', given: 'Ludwig' },
        ],
        'container-title': 'Journal of Invented Neurology',
        issued: [2020, 12],
        volume: '19',
        issue: '12',
        page: '988-997',
        DOI: '10.99999/ab_c',
      },
    });
    expect(entries[1]?.item).toMatchObject({
      type: 'book',
      publisher: 'Ion Press',
      author: [{ family: 'Straße', given: 'Øystein' }],
      issued: [1999],
    });
    expect(entries[2]?.item).toMatchObject({
      type: 'webpage',
      URL: 'https://example.org/~me/%7Ba',
      issued: [2021, 1, 5],
    });
  });

  it('counts fields without a place and a list of authors that is cut', () => {
    expect(read(library).skipped).toEqual([
      {
        what: 'field that the reading list has no place for',
        count: 1,
        example: 'line 8: howmade',
      },
      {
        what: 'list of authors that the file itself has cut ("and others")',
        count: 1,
        example: 'line 8',
      },
    ]);
  });

  it('leaves a broken entry and goes on with the next', () => {
    const { entries, skipped } = read(
      '@article{a, title = {Never closed, year = 1999}\n@article{b, title = {Sound}}\n@article{c title = {x}}\n' +
        '@article{d, title {x}}\n@article{e, title = }\n@article{f, title = "Also sound"}',
    );
    expect(entries.map(({ item }) => item.title)).toEqual(['Sound', 'Also sound']);
    expect(skipped.map(({ what, count, example }) => [what, count, example?.slice(0, 6)])).toEqual([
      // The first entry closes its value with the brace that was meant for the entry.
      ['entry that cannot be read: a comma is missing between two fields', 2, 'line 1'],
      ['entry that cannot be read: a value is missing', 1, 'line 5'],
      ['entry that cannot be read: the field "title" has no value', 1, 'line 4'],
    ]);
  });
});

describe('TeX', () => {
  it.each([
    [String.raw`\'{e}\'e{\'e}\'\i\c{c}\v s\H{o}\"{\i}\~n\r{a}\k{a}\.z`, 'éééíçšőïñåąż'],
    [String.raw`\aa{} \AE \o{}re \ss\l`, 'å Æøre ßł'],
    [String.raw`a---b--c ''d'' ` + '``e', 'a—b–c ”d” “e'],
    [String.raw`\textbackslash{}n \{x\} \$5 \#1 \_ 10~mg`, '\\n {x} $5 #1 _ 10 mg'],
    [String.raw`{\em loud} \textbf{bold} \unknown{kept}`, 'loud bold kept'],
    [String.raw`$\beta$-carotene, $\mu$g, $x_{1}^{2}$`, 'β-carotene, μg, x12'],
    [String.raw`one\newline{}two\\three`, 'one\ntwo\nthree'],
    ['-{}-', '--'],
    ['\\', ''],
    [String.raw`\'`, ' \u0301'],
  ])('%s', (tex, text) => {
    expect(latexText(tex)).toBe(text);
  });

  it('splits names at "and" outside of braces alone', () => {
    expect(bibtexNames('{A and B} AND Smith, J. and and Plato').names).toEqual([
      { literal: 'A and B' },
      { family: 'Smith', given: 'J.' },
      { literal: 'Plato' },
    ]);
  });
});
