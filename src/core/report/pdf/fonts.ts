/** The fonts of reports: Source Sans for text, Source Serif for headings (resources/fonts/README.md). */
import { join } from 'node:path';

const files = {
  sans: 'SourceSans3_400Regular.ttf',
  italic: 'SourceSans3_400Regular_Italic.ttf',
  semi: 'SourceSans3_600SemiBold.ttf',
  bold: 'SourceSans3_700Bold.ttf',
  serif: 'SourceSerif4_400Regular.ttf',
  serifSemi: 'SourceSerif4_600SemiBold.ttf',
} as const;

export type FontName = keyof typeof files;
export const fontNames: readonly FontName[] = ['sans', 'italic', 'semi', 'bold', 'serif', 'serifSemi'];

export function fontFile(fontsDir: string, name: FontName): string {
  return join(fontsDir, files[name]);
}
