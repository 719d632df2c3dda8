/** Puts an entry into a list of a YAML or JSON file and leaves every other byte as it is. */
import { isMap, isNode, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';

/** Thrown where the file is not in the shape that entries can be put into. */
export class NotInsertable extends Error {}

interface Entry {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Id of each entry, and where its text begins and ends. */
function entriesOf(list: YAMLSeq): Entry[] {
  return list.items.map((item) => {
    const id = isMap(item) ? item.get('id') : null;
    if (typeof id !== 'string' || !isNode(item) || !item.range)
      throw new NotInsertable('an entry of the list has no id');
    return { id, start: item.range[0], end: item.range[1] };
  });
}

/** Start of the line that holds the offset, or of the comment lines directly above it. */
function lineStart(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || !/^\s*#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

const withLineEnds = (entry: string, like: string): string =>
  like.includes('\r\n') ? entry.replaceAll('\n', '\r\n') : entry;

function parsed(text: string) {
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw new NotInsertable(`cannot be read: ${error.message}`);
  return document.contents;
}

/** Adds an entry to `claims:` of a substance, in the order of ids; adds the list before `cautions:` where there is none. */
export function insertClaim(text: string, id: string, entry: string): string {
  const root = parsed(text);
  if (!isMap(root)) throw new NotInsertable('does not hold the fields of one substance');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const keyStart = (key: string): number | null => {
    const pair = root.items.find((item) => isScalar(item.key) && item.key.value === key);
    return isNode(pair?.key) ? lineStart(text, pair.key.range[0]) : null;
  };
  const at = (offset: number, piece: string): string =>
    text.slice(0, offset) + withLineEnds(piece, text) + text.slice(offset);
  const atEnd = (piece: string): string =>
    text + (text.endsWith('\n') ? '' : eol) + withLineEnds(`\n${piece}\n`, text);

  const claims: unknown = root.get('claims', true);
  const cautions = keyStart('cautions');
  if (claims === undefined) {
    const list = `claims:\n${entry}`;
    return cautions === null ? atEnd(list) : at(cautions, `${list}\n\n`);
  }
  if (!isSeq(claims) || claims.flow === true)
    throw new NotInsertable('"claims:" is not a list with one "- " per claim');
  const entries = entriesOf(claims);
  const later = entries.find((one) => one.id > id);
  if (later !== undefined) return at(lineStart(text, later.start), `${entry}\n\n`);
  const next = root.items
    .map(({ key }) => (isNode(key) ? key.range[0] : 0))
    .filter((start) => start > (entries.at(-1)?.start ?? 0))
    .toSorted((a, b) => a - b)[0];
  return next === undefined ? atEnd(entry) : at(lineStart(text, next), `${entry}\n\n`);
}

/** Adds an entry to a JSON list of records, in the order of ids. */
export function insertSource(text: string, id: string, entry: string): string {
  const root = parsed(text);
  if (!isSeq(root)) throw new NotInsertable('is not a list of sources');
  const entries = entriesOf(root);
  const later = entries.find((one) => one.id > id);
  if (later !== undefined) {
    const start = text.lastIndexOf('\n', later.start - 1) + 1;
    return text.slice(0, start) + withLineEnds(`${entry},\n`, text) + text.slice(start);
  }
  const end = entries.at(-1)?.end;
  if (end === undefined) throw new NotInsertable('holds no source to put the new one beside');
  return text.slice(0, end) + withLineEnds(`,\n${entry}`, text) + text.slice(end);
}
