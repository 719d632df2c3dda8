/** A paper of the reading list while it is being edited, and how it goes back to the core. */
import * as v from 'valibot';
import type { EntityRef } from '../../../contract/ids.ts';
import { ReadingItem, ReadingNotes, type Reading } from '../../../contract/readings.ts';
import type { Client } from '../../client/client.ts';
import { fault } from '../planner/complete.ts';
import type { NameBook } from '../planner/nameBook.svelte.ts';
import { RecordStore } from '../planner/recordStore.svelte.ts';
import type { Unfinished } from '../planner/unfinished.ts';

export interface ReadingDraft {
  /** As it is kept: what the form does not show stays. */
  from: ReadingItem | null;
  title: string;
  /** One a line: "Family, Given", or a name as it is. */
  authors: string;
  year: string;
  journal: string;
  volume: string;
  issue: string;
  page: string;
  doi: string;
  pmid: string;
  url: string;
  notes: string;
  /** With commas between them. */
  tags: string;
  about: EntityRef[];
}

const Body = v.strictObject({ item: ReadingItem, ...ReadingNotes.entries });
export type ReadingBody = v.InferOutput<typeof Body>;
export type ReadingStore = RecordStore<ReadingDraft, ReadingBody>;

type Authors = ReadingItem['author'];

const authorLine = ({ literal, family, given, suffix }: Authors[number]): string =>
  literal ?? [family, [given, suffix].filter(Boolean).join(', ')].filter(Boolean).join(', ');
const authorLines = (authors: Authors): string => authors.map(authorLine).join('\n');

/** "Nielsen, Forrest H, Jr" is family, given and suffix; a line without a comma is a name as it is, such as that of a group. */
function readAuthors(text: string): Authors {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [family = '', given = '', ...suffix] = line.split(',').map((part) => part.trim());
      if (given === '') return { literal: family };
      return suffix.length === 0 ? { family, given } : { family, given, suffix: suffix.join(', ') };
    });
}

const emptyItem: ReadingItem = v.parse(ReadingItem, { type: 'article-journal', title: '-' });

export function draftReading(
  reading: Reading | null,
  about: readonly EntityRef[] = [],
): ReadingDraft {
  const item = reading?.item ?? null;
  return {
    from: item,
    title: item?.title ?? '',
    authors: authorLines(item?.author ?? []),
    year: String(item?.issued?.[0] ?? ''),
    journal: item?.['container-title'] ?? '',
    volume: item?.volume ?? '',
    issue: item?.issue ?? '',
    page: item?.page ?? '',
    doi: item?.DOI ?? '',
    pmid: item?.PMID ?? '',
    url: item?.URL ?? '',
    notes: reading?.notes ?? '',
    tags: (reading?.tags ?? []).join(', '),
    about: [...(reading?.about ?? about)],
  };
}

/** A DOI as it stands in an address or after "doi:". */
const bareDoi = (text: string): string =>
  text.trim().replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/iu, '');
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function tagsOf(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
}

function issued(draft: ReadingDraft, gaps: Unfinished[]): ReadingItem['issued'] {
  const year = draft.year.trim();
  // Month and day of the citation stay while the year does.
  if (year === String(draft.from?.issued?.[0] ?? '')) return draft.from?.issued ?? null;
  if (/^\d{4}$/u.test(year)) return [Number(year)];
  gaps.push({ path: 'item.issued', message: 'Enter the year with four digits, such as 2024.' });
  return null;
}

/** What is kept of a form; null while something is missing that a paper cannot be without. */
export function completeReading(draft: ReadingDraft): {
  value: ReadingBody | null;
  unfinished: Unfinished[];
} {
  const gaps: Unfinished[] = [];
  if (draft.title.trim() === '')
    gaps.push({ path: 'item.title', message: 'Enter the title of the paper.' });
  if (draft.pmid.trim() !== '' && !/^\d{1,9}$/u.test(draft.pmid.trim()))
    gaps.push({ path: 'item.PMID', message: 'Enter the number alone, such as 24512345.' });
  if (draft.doi.trim() !== '' && !/^10\.\d{4,9}\/\S+$/u.test(bareDoi(draft.doi)))
    gaps.push({
      path: 'item.DOI',
      message: 'A DOI begins with “10.” and has a slash: 10.1000/xyz.',
    });
  const from = draft.from ?? emptyItem;
  const item = {
    ...from,
    title: draft.title,
    author: draft.authors === authorLines(from.author) ? from.author : readAuthors(draft.authors),
    issued: issued(draft, gaps),
    'container-title': orNull(draft.journal),
    volume: orNull(draft.volume),
    issue: orNull(draft.issue),
    page: orNull(draft.page),
    DOI: orNull(bareDoi(draft.doi)),
    PMID: orNull(draft.pmid),
    URL: orNull(draft.url),
  };
  if (gaps.length > 0) return { value: null, unfinished: gaps };
  const body = { item, notes: draft.notes, tags: tagsOf(draft.tags), about: [...draft.about] };
  const parsed = v.safeParse(Body, body);
  if (parsed.success) return { value: parsed.output, unfinished: [] };
  return { value: null, unfinished: [fault(parsed.issues[0])] };
}

/** The form of a paper, or of a new one where `stored` is null. */
export function readingStore(
  client: Client,
  book: NameBook,
  stored: Reading | null,
  about: readonly EntityRef[] = [],
): ReadingStore {
  return new RecordStore(
    book,
    {
      complete: completeReading,
      save: (id, revision, body) => client.call('readings.save', { id, revision, ...body }),
    },
    {
      id: stored?.id ?? null,
      revision: stored?.revision ?? 0,
      draft: draftReading(stored, about),
    },
  );
}
