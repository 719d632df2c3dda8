/** Damages to links and fonts: each breaks one rule. */
import { expect } from 'vitest';
import type { PdfStream } from '../parse.ts';
import { name } from './damage.ts';
import { annotation, caption, dictOf, tied, type Case } from './places.ts';
import { textValue } from './write.ts';

export const drawingCases: readonly Case[] = [
  [
    '7.18.1-1',
    'a stamp outside Annot',
    (d) => void annotation(d, 'Stamp', { Contents: textValue('Seen') }),
  ],
  ['7.18.1-2', 'a stamp without words', (d) => tied(d, 'Annot', annotation(d, 'Stamp'))],
  ['7.18.2-2', 'a TrapNet', (d) => void annotation(d, 'TrapNet')],
  [
    '7.18.3-1',
    'no tab order',
    (d) => {
      for (const page of d.pages) page.dict.delete('Tabs');
    },
  ],
  ['7.18.4-1', 'a form field outside Form', (d) => void annotation(d, 'Widget')],
  [
    '7.18.5-1',
    'a link outside Link',
    (d) =>
      void annotation(d, 'Link', {
        Contents: textValue('A link'),
        A: dictOf({ S: name('URI'), URI: textValue('https://doi.org/10.1/2') }),
      }),
  ],
  ['7.18.5-2', 'a link without words', (d) => d.set(d.annotation(), 'Contents', ' ')],
  ['7.18.8-1', 'a printer mark in the tree', (d) => tied(d, 'Annot', annotation(d, 'PrinterMark'))],
  ['7.21.3.2-1', 'no map from codes to glyphs', (d) => d.font().inner.delete('CIDToGIDMap')],
  [
    '7.21.3.3-1',
    'an encoding from elsewhere',
    (d) => d.set(d.font().font, 'Encoding', name('Own-H')),
  ],
  ['7.21.4.1-1', 'a font that is not embedded', (d) => d.font().descriptor.delete('FontFile2')],
  [
    '7.21.4.1-3',
    'a code beyond the glyphs',
    (d) => d.content((text) => text.replace(caption, '$1[<1fff')),
    ['7.21.7-1', '7.21.4.2-2'],
  ],
  [
    '7.21.4.2-2',
    'a CIDSet with gaps',
    (d) => {
      const stream: PdfStream = { dict: dictOf({}), data: new Uint8Array(1) };
      d.font().descriptor.set('CIDSet', d.add(stream));
    },
  ],
  [
    '7.21.5-1',
    'other widths',
    (d) => {
      const [first, list] = d.file.list(d.font().inner.get('W'));
      expect(first).toBe(0);
      const widths = d.file.list(list);
      widths.forEach((width, at) => (widths[at] = typeof width === 'number' ? width + 3 : width));
    },
  ],
  ['7.21.7-1', 'no map to characters', (d) => d.font().font.delete('ToUnicode')],
  [
    '7.21.7-2',
    'a code for no character',
    (d) =>
      d.stream(d.font().font.get('ToUnicode'), (map) =>
        map.replace(/(\[<0000> )<[0-9a-f]{4}>/u, '$1<feff>'),
      ),
  ],
  ['7.21.8-1', 'a missing glyph', (d) => d.content((text) => text.replace(caption, '$1[<0000'))],
];
