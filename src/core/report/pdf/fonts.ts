/**
 * The fonts of reports: Source Sans for text, Source Serif for headings (resources/fonts/README.md). Reading one takes
 * longer than drawing a page, so each file is read once per worker.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CofactorError } from '../../../contract/errors.ts';
import { openProgram } from './engine.ts';
import { FontFile } from './subset.ts';
import { Typeface } from './typeface.ts';

const files = {
  sans: 'SourceSans3_400Regular.ttf',
  italic: 'SourceSans3_400Regular_Italic.ttf',
  semi: 'SourceSans3_600SemiBold.ttf',
  serifSemi: 'SourceSerif4_600SemiBold.ttf',
} as const;

export type FontName = keyof typeof files;

const opened = new Map<string, Typeface>();

/** Throws CofactorError `internal`, which names the file without its folder, if the font cannot be read. */
export function typefaceOf(fontsDir: string, name: FontName): Typeface {
  const path = join(fontsDir, files[name]);
  const known = opened.get(path);
  if (known !== undefined) return known;
  try {
    const bytes = readFileSync(path);
    const typeface = new Typeface(openProgram(bytes), new FontFile(bytes));
    opened.set(path, typeface);
    return typeface;
  } catch {
    throw new CofactorError(
      'internal',
      `The report could not be made: the fonts that come with Cofactor could not be read (${files[name]}). Installing Cofactor again puts them back.`,
    );
  }
}
