/** RIS, which most libraries, publishers and reference managers write. */
import { dateIn } from './dates.ts';
import { datesOf, emptyDraft, entryOf, type Draft, type ReadEntry } from './entry.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { commaName } from './names.ts';
import type { Skips } from './skips.ts';
import { readTagged, risGrammar } from './taggedLines.ts';
import { cslOfRis } from './types.ts';

/** Keys of the program that wrote the file, paths on its computer, languages. */
const ignored = new Set(['ID', 'LA', 'L1', 'L2', 'L3', 'L4', 'DB', 'DP', 'SN', 'Y2', 'ET', 'CY']);

export function readRis(text: string, skips: Skips): ReadEntry[] {
  return readTagged(text, risGrammar, skips).flatMap((record) => {
    const fields = fieldsOf(record, ignored);
    const draft = draftOf(fields);
    fields.leave(skips);
    return entryOf(draft, record.line, skips) ?? [];
  });
}

function draftOf(fields: Fields): Draft {
  const type = cslOfRis(fields.first('TY') ?? '');
  const isBook = type === 'book';
  const start = fields.first('SP');
  const end = fields.first('EP');
  const number = fields.first('AN');
  const database = fields.first('DB') ?? '';
  const addresses = fields.all('UR', 'LK');
  return {
    ...emptyDraft(type),
    title: fields.first('TI', 'T1', 'CT', 'BT'),
    author: fields.all('AU', 'A1').map(commaName),
    container: isBook
      ? fields.first('T2', 'T3')
      : fields.first('T2', 'JO', 'JF', 'BT', 'JA', 'J1', 'J2'),
    publisher: fields.first('PB'),
    issued: dateOf(fields),
    volume: fields.first('VL'),
    issue: fields.first('IS'),
    page:
      start !== undefined && end !== undefined && end !== start
        ? `${start}-${end}`
        : (start ?? end),
    doi: fields.first('DO') ?? fields.all('M3').find((value) => value.startsWith('10.')),
    // An accession number is the one of PubMed only in PubMed.
    pmid: database === '' || /pubmed|medline|nlm/iu.test(database) ? number : undefined,
    pmcid: fields.first('C2'),
    url: addresses[0],
    abstract: fields.first('AB', 'N2'),
    notes: fields.all('N1', 'RN'),
    tags: fields.all('KW').flatMap((value) => value.split('\n')),
  };
}

/** DA has month and day where PY has the year alone; they must tell the same year. */
function dateOf(fields: Fields): number[] | null {
  const year = dateIn(fields.first('PY', 'Y1'));
  const date = dateIn(fields.first('DA'));
  if (year === null) return date;
  return date !== null && date[0] === year[0] && date.length > year.length ? datesOf(date) : year;
}
