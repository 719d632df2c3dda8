/** NBIB, which PubMed writes ("Save → PubMed" and "Send to citation manager"). */
import { dateIn } from './dates.ts';
import { emptyDraft, entryOf, type Draft, type ReadEntry } from './entry.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { commaName, initialsName } from './names.ts';
import type { Skips } from './skips.ts';
import { nbibGrammar, readTagged } from './taggedLines.ts';

/** What PubMed keeps about its own work, and index terms: tags are the person's own words. */
const ignored = new Set(
  'OWN STAT DCOM LR EDAT MHDA CRDT PHST PST SB JID IS IR FIR OID OAB OABL CRF RF GR LA PL AD AUID MH OT OTO RN PT'.split(
    ' ',
  ),
);

export function readNbib(text: string, skips: Skips): ReadEntry[] {
  return readTagged(text, nbibGrammar, skips).flatMap((record) => {
    const fields = fieldsOf(record, ignored);
    const draft = draftOf(fields);
    fields.leave(skips);
    return entryOf(draft, record.line, skips) ?? [];
  });
}

function draftOf(fields: Fields): Draft {
  const book = fields.first('BTI');
  const type =
    book === undefined ? 'article-journal' : fields.first('CTI') === undefined ? 'book' : 'chapter';
  const identifiers = fields.all('LID', 'AID');
  return {
    ...emptyDraft(type),
    // PubMed sets a title that was translated into brackets; they are a part of it.
    title: withoutStop(fields.first('CTI', 'TI', 'BTI', 'TT')),
    author: authorsOf(fields),
    container: type === 'chapter' ? book : (fields.first('JT', 'TA') ?? undefined),
    publisher: fields.first('PB'),
    issued: dateIn(fields.first('DP', 'DEP')),
    volume: fields.first('VI'),
    issue: fields.first('IP'),
    page: fields.first('PG') ?? marked(identifiers, 'pii', /^(?:e\d+|\d{1,8})$/iu),
    doi: marked(identifiers, 'doi', /^10\./u),
    pmid: fields.first('PMID'),
    pmcid: fields.first('PMC', 'PMCR'),
    abstract: fields.first('AB'),
  };
}

/** "10.1016/S1474-4422(20)30347-1 [doi]" */
function marked(values: readonly string[], mark: string, shape: RegExp): string | undefined {
  return values
    .filter((value) => value.endsWith(`[${mark}]`))
    .map((value) => value.slice(0, -mark.length - 2).trim())
    .find((value) => shape.test(value));
}

/** FAU is the whole name of the AU that follows it; an AU without one stands for itself. Groups are CN. */
function authorsOf(fields: Fields): Draft['author'] {
  let full = false;
  return fields.ordered('FAU', 'AU', 'CN').flatMap(({ tag, value }) => {
    if (tag === 'FAU') {
      full = true;
      return [commaName(value)];
    }
    if (tag === 'CN') return [{ literal: value.trim().replace(/\.$/u, '') }];
    const standsFor = full;
    full = false;
    return standsFor ? [] : [initialsName(value)];
  });
}

/** PubMed ends every title with a full stop, which belongs to the list and not to the title. */
const withoutStop = (title: string | undefined): string | undefined =>
  title?.replace(/(?<!\.)\.\s*$/u, '');
