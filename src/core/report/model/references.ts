/** Numbers the citations of a document in order of first use and builds its reference list. */
import type { SourceId } from '../../../contract/ids.ts';
import type { SourceRecord } from '../../../contract/records.ts';
import type { Block, BlockOf, Run } from '../../../contract/reportDocument.ts';
import { listedText } from '../../../contract/retraction.ts';
import { formatVancouver, linksOf } from '../../citation/service.ts';
import type { Section } from './blocks.ts';
import { paragraph } from './blocks.ts';
import { count, formatDate } from './format.ts';
import { ownReadingBlocks, type OwnReadings } from './ownReadings.ts';
import { designWords } from './words.ts';

type Entry = BlockOf<'references'>['entries'][number];

export interface ReferenceOptions {
  /** Every source that the document may cite. */
  sources: readonly SourceRecord[];
  /** Sources whose findings were read in another text. */
  secondHand: ReadonlySet<string>;
  /** What the reader added. */
  ownReadings?: OwnReadings;
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
      text: formatVancouver(asSeen(source)),
      links: linksOf(source).map(({ label, url }) => ({ label, url })),
      note: noteOf(source, options.secondHand.has(id), oneDay === undefined),
    };
  });
  const own = options.ownReadings === undefined ? [] : ownReadingBlocks(options.ownReadings);
  if (entries.length + own.length === 0) return null;
  return {
    id: 'references',
    title: 'References',
    // Set like what stands before it.
    tight: sections.at(-1)?.tight === true,
    blocks: [
      ...(entries.length === 0
        ? []
        : [
            paragraph(
              `In order of first use. ${retractionsOf(cited.flatMap((id) => records.get(id) ?? []))} ` +
                (oneDay === undefined
                  ? '“Verified” is the day on which a page that showed the record was read.'
                  : `A page that showed each record was read on ${formatDate(oneDay)}.`),
              'quiet',
            ),
            { type: 'references', entries } as const,
          ]),
      ...own,
    ],
  };
}

/**
 * The day on which a page was read, where the record has it only as the day of the check: the address itself was among the
 * pages that showed the record.
 */
function asSeen(source: SourceRecord): SourceRecord {
  const { URL: address, accessed } = source;
  const { verifiedFrom, verifiedOn } = source.custom;
  if (accessed !== undefined || address === undefined || !verifiedFrom.includes(address))
    return source;
  return { ...source, accessed: { 'date-parts': [verifiedOn.split('-').map(Number)] } };
}

/** Chapters or tables that are cited through the record of their book; the name of the book is not told again. */
function partsText({ title, custom }: SourceRecord): string | null {
  const parts = (custom.parts ?? []).map((part) => part.title.replace(` in: ${title}`, ''));
  return parts.length === 0 ? null : `parts cited: ${parts.join('; ')}`;
}

/** What an imported list was asked about, said once; what it lists stands at its entry. */
function retractionsOf(sources: readonly SourceRecord[]): string {
  const marks = sources.flatMap(({ custom }) => custom.retraction ?? []);
  const [first] = marks;
  if (first === undefined) return 'Retraction status: not checked for any of them.';
  const listed = marks.filter(({ nature }) => nature !== null).length;
  const unchecked = sources.length - marks.length;
  return [
    `Retraction status: by the imported list as of ${formatDate(first.asOf)},`,
    listed === 0
      ? 'none is known.'
      : `${count(listed, 'entry is', 'entries are')} listed, as said there; of the others none is known.`,
    ...(unchecked === 0 ? [] : [`Not checked: ${unchecked} without DOI or PMID.`]),
  ].join(' ');
}

/** What holds for every entry (the day where it is one, the retraction status) stands above the list, once. */
function noteOf(source: SourceRecord, secondHand: boolean, dated: boolean): string {
  const { design, verifiedOn, note, participants, retraction } = source.custom;
  const parts = [
    retraction === undefined ? null : listedText(retraction, formatDate),
    design === undefined || design === null ? 'design not recorded' : designWords[design],
    participants === undefined || participants === null
      ? null
      : count(participants, 'participant', 'participants'),
    dated ? `verified on ${formatDate(verifiedOn)}` : null,
    secondHand ? 'second-hand: read in another text' : null,
    partsText(source),
    note ?? null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
