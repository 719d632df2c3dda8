/** Sources in the formats that reference managers read. */
import type { sourceFormats } from '../../contract/answers.ts';
import type { SourceRecord } from '../../contract/records.ts';
import { toBibtex } from './exportBibtex.ts';
import { toCslJson } from './exportCsl.ts';
import { toRis } from './exportRis.ts';

export type SourceFormat = (typeof sourceFormats)[number];

const writers: Record<SourceFormat, (sources: readonly SourceRecord[]) => string> = {
  ris: toRis,
  bibtex: toBibtex,
  'csl-json': toCslJson,
};

/** The sources in their order, each once, as UTF-8 text. Keys and ids are the source ids of Cofactor. */
export function exportSources(sources: readonly SourceRecord[], format: SourceFormat): string {
  const once = new Map(sources.map((source) => [source.id, source]));
  return writers[format]([...once.values()]);
}
