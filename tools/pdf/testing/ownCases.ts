/** Damages to content, and the rules of Cofactor: each breaks one rule. */
import { name } from './damage.ts';
import {
  dictOf,
  tableOf,
  opening,
  place,
  withoutFooter,
  citation,
  outside,
  type Case,
} from './places.ts';
import { textValue } from './write.ts';

export const ownCases: readonly Case[] = [
  [
    '7.1-1',
    'decoration in content',
    (d) => d.content((text) => text.replace(opening, '$& /Artifact BMC EMC')),
  ],
  [
    '7.1-2',
    'content in decoration',
    (d) =>
      d.content((text) =>
        text.replace(/(\/H1 <<[^>]*>> BDC)([\s\S]*?EMC)/u, '/Artifact BMC $1$2 EMC'),
      ),
  ],
  ['7.1-3', 'drawing without a mark', (d) => d.content((text) => `${text}\n0 0 9 9 re f`)],
  ['7.1-3', 'text without a mark', (d) => d.content((text) => `${text}\nBT /F1 9 Tf <0001> Tj ET`)],
  [
    '7.1-3',
    'content of no element',
    (d) => d.content((text) => `${text}\n/P <</MCID 9999>> BDC EMC`),
  ],
  ['7.1-3', 'a mark that is not closed', (d) => d.content((text) => `${text}\n/Artifact BMC`)],
  ['7.1-3', 'an element that was taken out', (d) => d.remove(d.node('P', 1))],
  [
    'own-xmp',
    'metadata that are no XML',
    (d) =>
      d.stream(d.file.catalog.get('Metadata'), (xml) => xml.replace('</rdf:RDF>', '< </rdf:RDF>')),
  ],
  [
    'own-title',
    'no title in the information',
    (d) => d.set(d.file.trailer.get('Info'), 'Title', ''),
  ],
  ['own-document', 'another root', (d) => d.rename(d.node('Document'), 'Sect')],
  ['own-empty', 'an empty paragraph', (d) => d.insert(d.node('Document'), 'P')],
  ['own-empty-text', 'an empty ActualText', (d) => d.set(d.node('P').dict, 'ActualText', '')],
  [
    'own-nesting',
    'text right in a row',
    (d) => void d.file.list(tableOf(d).row.dict.get('K')).push(0),
  ],
  [
    'own-headings',
    'no heading',
    (d) => {
      for (const node of d.nodes) if (/^H\d/u.test(node.type)) d.rename(node, 'P');
    },
    ['own-bookmarks'],
  ],
  [
    'own-header',
    'a table without header cells',
    (d) => {
      for (const node of d.nodes) if (node.type === 'TH') d.rename(node, 'TD');
    },
  ],
  ['own-bookmarks', 'no bookmarks', (d) => d.file.catalog.delete('Outlines')],
  [
    'own-bookmarks',
    'a bookmark with other words',
    (d) =>
      d.set(d.file.dict(d.file.catalog.get('Outlines')).get('First'), 'Title', 'Something else'),
  ],
  ['own-bookmarks', 'a heading without bookmark', (d) => d.rename(d.node('P', 1), 'H2')],
  [
    'own-bookmarks',
    'a bookmark to another page',
    (d) => {
      const first = d.file.dict(d.file.dict(d.file.catalog.get('Outlines')).get('First'));
      const list = d.file.list(first.get('Dest'));
      list[0] = d.file.list(d.file.dict(d.file.catalog.get('Pages')).get('Kids')).at(-1) ?? null;
    },
  ],
  [
    'own-destination',
    'a link to a place that is not there',
    (d) => d.set(citation(d).get('A'), 'D', 'ref-999'),
    ['own-citation'],
  ],
  [
    'own-destination',
    'a link to no address',
    (d) => d.set(outside(d).get('A'), 'URI', 'file:///etc'),
  ],
  ['own-citation', 'a citation of another entry', (d) => d.set(citation(d).get('A'), 'D', 'ref-2')],
  [
    'own-citation',
    'an entry that nothing cites',
    (d) => {
      for (const page of d.pages)
        for (const one of page.annotations)
          if (d.file.text(d.file.dict(one.get('A')).get('D')) === 'ref-1')
            one.set('A', dictOf({ S: name('URI'), URI: textValue('https://doi.org/10.1/2') }));
    },
  ],
  ['own-font', 'a simple font', (d) => d.set(d.font().font, 'Subtype', name('TrueType'))],
  ['own-order', 'a label that is read after its text', (d) => d.move(d.node('Lbl'), d.node('LI'))],
  [
    'own-upwards',
    'a paragraph above the title',
    (d) =>
      d.content((text) => {
        const [first, second] = [...text.matchAll(place)].map((match) => match[0]);
        if (first === undefined || second === undefined) throw new Error('too little text');
        return text.replace(second, '@').replace(first, second).replace('@', first);
      }),
  ],
  [
    'own-overprint',
    'the subtitle on the title',
    (d) =>
      d.content((text) => {
        const [first, second] = [...text.matchAll(place)].map((match) => match[0]);
        if (first === undefined || second === undefined) throw new Error('too little text');
        return text.replace(second, first);
      }),
  ],
  [
    'own-page-number',
    'a page without its number',
    (d) => d.content((text) => withoutFooter(text, -1)),
  ],
  ['own-notice', 'a page without notice', (d) => d.content((text) => withoutFooter(text, 0, -2))],
];
