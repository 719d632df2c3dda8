/** Sources in the formats that reference managers read. */
import type { sourceFormats } from '../../contract/answers.ts';
import { toBibtex } from './exportBibtex.ts';
import { toCslJson } from './exportCsl.ts';
import { toRis } from './exportRis.ts';
import type { Citable } from './parts.ts';

export type SourceFormat = (typeof sourceFormats)[number];

const writers: Record<SourceFormat, (sources: readonly Citable[]) => string> = {
  ris: toRis,
  bibtex: toBibtex,
  'csl-json': toCslJson,
};

/** The sources in their order, each once, as UTF-8 text. Keys and ids are those of the sources. */
export function exportSources(sources: readonly Citable[], format: SourceFormat): string {
  const once = new Map(sources.map((source) => [source.id, source]));
  return writers[format]([...once.values()]);
}
