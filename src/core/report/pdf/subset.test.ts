import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fontsDir } from '../planFixture.ts';
import { createEngine, openProgram } from './engine.ts';
import { FontFile, type GlyphList } from './subset.ts';

/** One with long, one with short places of glyphs (format 1 and 0 of "loca"). */
const files = ['SourceSans3_400Regular.ttf', 'SourceSerif4_600SemiBold.ttf'];

function listOf(
  name: string,
  text: string,
): { bytes: Uint8Array; list: GlyphList; theirs: () => Uint8Array } {
  const bytes = readFileSync(join(fontsDir, name));
  const font = openProgram(bytes);
  const { subset } = createEngine({
    font,
    paper: 'a4',
    language: 'en',
    info: {},
    created: new Date(0),
  })._font;
  for (const { id } of font.layout(text).glyphs) subset.includeGlyph(id);
  return { bytes, list: subset, theirs: () => subset.encode() };
}

describe.each(files)('a part of %s', (name) => {
  it.each([
    ['simple glyphs', 'Vitamin D, 25 µg'],
    ['compound glyphs, whose parts come along', 'Ångström é ü ½ ≥'],
    ['no glyph but the missing one', ''],
  ])('is what fontkit makes of it: %s', (_, text) => {
    const { bytes, list, theirs } = listOf(name, text);
    const own = new FontFile(bytes).subset(list);
    expect(Buffer.compare(Buffer.from(own), Buffer.from(theirs()))).toBe(0);
  });
});

it('is no part of a file that is no font', () => {
  expect(() => new FontFile(new Uint8Array(64))).toThrow('the font has no table head');
});
