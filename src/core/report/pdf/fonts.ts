/** The fonts of reports: Source Sans for text, Source Serif for headings (resources/fonts/README.md). */
import { join } from 'node:path';

const files = {
  sans: 'SourceSans3_400Regular.ttf',
  italic: 'SourceSans3_400Regular_Italic.ttf',
  semi: 'SourceSans3_600SemiBold.ttf',
  serifSemi: 'SourceSerif4_600SemiBold.ttf',
} as const;

export type FontName = keyof typeof files;

export function fontFile(fontsDir: string, name: FontName): string {
  return join(fontsDir, files[name]);
}
