/** Numbers the citations of a document in order of first use and builds its reference list. */
import type { SourceId } from '../../../contract/ids.ts';
import type { SourceRecord } from '../../../contract/records.ts';
import type { Block, BlockOf, Run } from '../../../contract/reportDocument.ts';
import { formatVancouver, linksOf } from '../../citation/service.ts';
import type { Section } from './blocks.ts';
import { paragraph } from './blocks.ts';
import { count, formatDate } from './format.ts';
import { designWords } from './words.ts';

type Entry = BlockOf<'references'>['entries'][number];

export interface ReferenceOptions {
  /** Every source that the document may cite. */
  sources: readonly SourceRecord[];
  /** Sources whose findings were read in another text. */
  secondHand: ReadonlySet<string>;
}

function runsOf(block: Block): Run[] {
  switch (block.type) {
    case 'paragraph':
      return block.runs;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat(2);
    case 'finding':
      return block.body;
    case 'forest':
      return block.plot.rows.map((row) => ({ text: row.figures, cites: [row.source] }));
    case 'heading':
    case 'bars':
    case 'day':
    case 'writing-space':
    case 'references':
      return [];
  }
}

/** Source ids in order of first use. */
export function citedSources(sections: readonly Section[]): SourceId[] {
  const cited = sections
    .flatMap((section) => section.blocks.flatMap(runsOf))
    .flatMap((run) => run.cites ?? []);
  return [...new Set(cited)];
}

/**
 * The reference list of `sections`: every citation resolves to one entry, and every entry is cited, because the entries
 * are made from the citations. Throws when a cited source is not among the records: a fault of the caller.
 */
export function referencesSection(
  sections: readonly Section[],
  options: ReferenceOptions,
): Section | null {
  const records = new Map<string, SourceRecord>(
    options.sources.map((source) => [source.id, source]),
  );
  const cited = citedSources(sections);
  const days = new Set(cited.map((id) => records.get(id)?.custom.verifiedOn));
  const oneDay = days.size === 1 ? [...days][0] : undefined;
  const entries = cited.map((id, index): Entry => {
    const source = records.get(id);
    if (source === undefined)
      throw new Error(`the report cites the source ${id}, which it was not given`);
    return {
      number: index + 1,
      source: id,
      text: formatVancouver(source),
      links: linksOf(source).map(({ label, url }) => ({ label, url })),
      note: noteOf(source, options.secondHand.has(id), oneDay === undefined),
    };
  });
  if (entries.length === 0) return null;
  return {
    id: 'references',
    title: 'References',
    blocks: [
      paragraph(
        'Numbered in order of first use. Retraction status: not checked for any of these sources. ' +
          (oneDay === undefined
            ? '“Verified” is the day on which a page that showed the record was read.'
            : `A page that showed the record was read on ${formatDate(oneDay)} for each of them.`),
        'quiet',
      ),
      { type: 'references', entries },
    ],
  };
}

/** What holds for every entry (the day where it is one, the retraction status) stands above the list, once. */
function noteOf(source: SourceRecord, secondHand: boolean, dated: boolean): string {
  const { design, verifiedOn, note, participants } = source.custom;
  const parts = [
    design === undefined || design === null ? 'design not recorded' : designWords[design],
    participants === undefined || participants === null
      ? null
      : count(participants, 'participant', 'participants'),
    dated ? `verified on ${formatDate(verifiedOn)}` : null,
    secondHand ? 'second-hand: read in another text' : null,
    note ?? null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
