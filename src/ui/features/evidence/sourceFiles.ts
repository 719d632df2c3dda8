import type { HostFile } from '../../client/client.ts';
import { base64OfText } from '../planner/planFile.ts';

/** Formats of reference managers, as the operation `sources` writes them. */
export const sourceFormats = [
  { format: 'ris', label: 'RIS' },
  { format: 'bibtex', label: 'BibTeX' },
  { format: 'csl-json', label: 'CSL-JSON' },
] as const;
export type SourceFormat = (typeof sourceFormats)[number]['format'];

const kinds: Readonly<Record<SourceFormat, { extension: string; mime: string }>> = {
  ris: { extension: 'ris', mime: 'application/x-research-info-systems' },
  bibtex: { extension: 'bib', mime: 'application/x-bibtex' },
  'csl-json': { extension: 'json', mime: 'application/json' },
};

/** The file that holds `text`. */
export function sourceFile(name: string, format: SourceFormat, text: string): HostFile {
  const { extension, mime } = kinds[format];
  return { name: `cofactor-${name}.${extension}`, mime, base64: base64OfText(text) };
}
