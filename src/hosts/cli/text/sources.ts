/** Numbers for sources in order of first use, and the list of them at the end. */
import type { SourceRecord } from '../../../contract/records.ts';
import { graveText, listedText } from '../../../contract/retraction.ts';
import { formatVancouver, linksOf } from '../../../core/citation/service.ts';
import { entry, heading } from './layout.ts';

export interface Numbering {
  /** "[1] [4: listed as retracted]" for source ids; unknown ids keep their id. */
  cite(ids: readonly string[]): string;
  /** The sources that were cited so far, with DOI, PMID or address; null when none was. */
  list(width: number): string | null;
}

function citationLines(source: SourceRecord): { text: string; links: string[] } {
  const text = formatVancouver(source);
  // A citation may end in its DOI; what it says already is not said twice.
  const links = linksOf(source)
    .filter((link) => !text.includes(link.label) && !text.includes(link.url))
    .map((link) =>
      link.label.includes(link.url) || link.label.startsWith('doi:')
        ? link.label
        : `${link.label} ${link.url}`,
    );
  const { retraction } = source.custom;
  const listed = retraction === undefined ? null : listedText(retraction, (day) => day);
  return { text, links: listed === null ? links : [`! ${listed}`, ...links] };
}

export function numberSources(sources: readonly SourceRecord[]): Numbering {
  const records = new Map<string, SourceRecord>(sources.map((source) => [source.id, source]));
  const order: string[] = [];
  const numberOf = (id: string): number => {
    const at = order.indexOf(id);
    return at < 0 ? order.push(id) : at + 1;
  };
  return {
    cite: (ids) =>
      [...new Set(ids)]
        .map((id) => {
          const source = records.get(id);
          if (source === undefined) return `[${id}]`;
          const grave = graveText(source.custom.retraction);
          return `[${numberOf(id)}${grave === null ? '' : `: ${grave}`}]`;
        })
        .join(' '),
    list: (width) => {
      if (order.length === 0) return null;
      const lines = order.flatMap((id, at) => {
        const source = records.get(id);
        if (source === undefined) return [];
        const { text, links } = citationLines(source);
        return [entry(`[${at + 1}] `, width, text, links)];
      });
      return `${heading('Sources')}\n${lines.join('\n')}`;
    },
  };
}
