/** Damages to the structure tree and the metadata: each breaks one rule. */
import { expect } from 'vitest';
import { name } from './damage.ts';
import { dictOf, span, tableOf, type Case } from './places.ts';
import { textValue } from './write.ts';

export const structureCases: readonly Case[] = [
  [
    '5-1',
    'no PDF/UA in the metadata',
    (d) =>
      d.stream(d.file.catalog.get('Metadata'), (xml) =>
        xml.replace(/<pdfuaid:part>1<\/pdfuaid:part>/u, ''),
      ),
  ],
  [
    '5-2',
    'another part',
    (d) =>
      d.stream(d.file.catalog.get('Metadata'), (xml) =>
        xml.replace('<pdfuaid:part>1', '<pdfuaid:part>2'),
      ),
  ],
  [
    '6.2-1',
    'not marked as tagged',
    (d) => d.file.dict(d.file.catalog.get('MarkInfo')).delete('Marked'),
  ],
  ['7.1-4', 'suspect tags', (d) => d.set(d.file.catalog.get('MarkInfo'), 'Suspects', true)],
  ['7.1-5', 'a type of its own', (d) => d.rename(d.node('P'), 'Paragraph')],
  [
    '7.1-6',
    'a circle in the role map',
    (d) => {
      d.rename(d.node('P'), 'One');
      d.set(
        d.file.catalog.get('StructTreeRoot'),
        'RoleMap',
        dictOf({ One: name('Two'), Two: name('One') }),
      );
    },
  ],
  [
    '7.1-7',
    'a standard type that is mapped',
    (d) => d.set(d.file.catalog.get('StructTreeRoot'), 'RoleMap', dictOf({ P: name('Span') })),
  ],
  ['7.1-8', 'no metadata', (d) => d.file.catalog.delete('Metadata')],
  [
    '7.1-9',
    'no title in the metadata',
    (d) =>
      d.stream(d.file.catalog.get('Metadata'), (xml) => xml.replaceAll('dc:title>', 'dc:other>')),
  ],
  [
    '7.1-10',
    'the title is not shown',
    (d) => d.set(d.file.catalog.get('ViewerPreferences'), 'DisplayDocTitle', false),
  ],
  ['7.2-29', 'a language that is none', (d) => d.set(d.file.catalog, 'Lang', 'English!')],
  [
    '7.2-3',
    'a caption between the rows',
    (d) => d.insert(tableOf(d).table, 'Caption', 2, { K: [] }),
    ['own-empty'],
  ],
  ['7.2-4', 'a row outside a table', (d) => d.insert(d.node('Document'), 'TR')],
  ['7.2-5', 'a THead outside a table', (d) => d.insert(d.node('Document'), 'THead')],
  ['7.2-6', 'a TBody outside a table', (d) => d.insert(d.node('Document'), 'TBody')],
  ['7.2-7', 'a TFoot outside a table', (d) => d.insert(d.node('Document'), 'TFoot')],
  [
    '7.2-8',
    'a TH outside a row',
    (d) => d.insert(d.node('Document'), 'TH', Infinity, { A: span('X', 1) }),
    ['own-empty'],
  ],
  ['7.2-9', 'a TD outside a row', (d) => d.insert(d.node('Document'), 'TD')],
  ['7.2-10', 'a Span for a cell', (d) => d.rename(d.node('TD'), 'Span'), ['7.2-43']],
  ['7.2-11', 'two THeads', (d) => d.insert(tableOf(d).table, 'THead')],
  [
    '7.2-12',
    'two TFoots',
    (d) => {
      d.insert(tableOf(d).table, 'TFoot');
      d.insert(tableOf(d).table, 'TFoot');
    },
  ],
  [
    '7.2-13',
    'a TFoot without TBody',
    (d) => {
      const { table, head } = tableOf(d);
      d.rename(head, 'TFoot');
      d.remove(d.node('TBody'));
      expect(table.kids.length).toBeGreaterThan(1);
    },
    ['7.1-3', 'own-citation'],
  ],
  ['7.2-14', 'a THead without TBody', (d) => d.remove(tableOf(d).body), ['7.1-3', 'own-citation']],
  [
    '7.2-15',
    'cells over each other',
    (d) => {
      const row = tableOf(d).row;
      const [first, second] = row.kids.filter((kid) => 'type' in kid);
      if (first === undefined || second === undefined) throw new Error('too few cells');
      // The first cell of the next row reaches under the second cell of this one, which reaches down.
      second.dict.set('A', span('RowSpan', 2));
      const next = d.node('TR', 2);
      const below = next.kids.find((kid) => 'type' in kid);
      if (below === undefined) throw new Error('too few rows');
      below.dict.set('A', span('ColSpan', 2));
    },
    ['7.2-43'],
  ],
  ['7.2-17', 'an LI outside a list', (d) => d.insert(d.node('Document'), 'LI')],
  ['7.2-18', 'an LBody outside an LI', (d) => d.insert(d.node('Document'), 'LBody'), ['own-empty']],
  ['7.2-19', 'a P in a list', (d) => d.insert(d.node('L'), 'Span')],
  ['7.2-20', 'a Span in an LI', (d) => d.insert(d.node('LI'), 'Span')],
  ['7.2-26', 'a TOCI outside a TOC', (d) => d.insert(d.node('Document'), 'TOCI')],
  [
    '7.2-27',
    'a Span in a TOC',
    (d) => d.insert(d.node('Document'), 'TOC', Infinity, { K: [dictOf({ S: name('Span') })] }),
  ],
  ['7.2-36', 'a Span in a THead', (d) => d.insert(tableOf(d).head, 'Span')],
  ['7.2-37', 'a Span in a TBody', (d) => d.insert(tableOf(d).body, 'Span')],
  [
    '7.2-38',
    'a Span in a TFoot',
    (d) => d.insert(tableOf(d).table, 'TFoot', Infinity, { K: [dictOf({ S: name('Span') })] }),
  ],
  [
    '7.2-42',
    'a cell that reaches below the table',
    (d) => {
      d.node('TD', 0).dict.set('A', span('RowSpan', 99));
    },
    ['7.2-43'],
  ],
  ['7.2-43', 'a row with a cell too few', (d) => d.insert(tableOf(d).row, 'TD')],
  ['7.5-1', 'a header without scope', (d) => d.node('TH').dict.delete('A')],
  ['7.3-1', 'a figure without words', (d) => d.node('Figure').dict.delete('Alt')],
  ['7.7-1', 'a formula without words', (d) => d.insert(d.node('Document'), 'Formula')],
  ['7.4.2-1', 'H3 after H1', (d) => d.rename(d.node('H2'), 'H3')],
  [
    '7.4.4-1',
    'two H in one element',
    (d) => {
      for (const node of d.nodes) if (/^H\d/u.test(node.type)) d.rename(node, 'H');
    },
  ],
  ['7.4.4-2', 'H and H1', (d) => d.rename(d.node('H3'), 'H')],
  ['7.9-1', 'a note without id', (d) => d.insert(d.node('Document'), 'Note')],
  [
    '7.9-2',
    'two notes with one id',
    (d) => {
      for (const _ of [1, 2])
        d.insert(d.node('Document'), 'Note', Infinity, { ID: textValue('n1') });
    },
  ],
];
