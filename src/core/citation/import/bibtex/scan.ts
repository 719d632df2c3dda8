/**
 * BibTeX text → entries with their fields, as TeX would see them. Each sign is looked at a bounded number of times, whatever
 * the text: a value that is not closed ends where the next entry begins on a line of its own.
 */
import { MOST_ENTRIES, tooMany } from '../decode.ts';
import type { Skips } from '../skips.ts';

export interface BibtexEntry {
  readonly type: string;
  readonly line: number;
  /** Values by lower-case name, with their braces; the first of two of the same name. */
  readonly fields: ReadonlyMap<string, string>;
}

const MOST_FIELDS = 500;
const LONGEST_KEY = 1000;
const monthNames =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** A fault of one entry; the others are read. */
class Malformed extends Error {}

/** @throws CofactorError `invalid-input` where there are more entries than can be read, whole or not */
export function scanBibtex(text: string, skips: Skips): BibtexEntry[] {
  const macros = new Map(monthNames.map((name) => [name.slice(0, 3), name]));
  const entries: BibtexEntry[] = [];
  const lineAt = lineCounter(text);
  let at = 0;
  let heads = 0;

  const fail = (why: string): never => {
    throw new Malformed(why);
  };
  const space = (): void => {
    while (/\s/u.test(text[at] ?? '')) at += 1;
  };
  const matched = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };

  /** What stands between the brace or quote at `at` and its end. */
  const delimited = (close: '}' | '"'): string => {
    const from = (at += 1);
    let depth = 0;
    for (; at < text.length; at += 1) {
      const sign = text[at];
      if (sign === '\\' && text[at + 1] !== '\n') {
        // An escaped brace counts as BibTeX counts it; an escaped quote does not end a value.
        if (text[at + 1] === '"') at += 1;
      } else if (sign === close && depth === 0) {
        at += 1;
        return text.slice(from, at - 1);
      } else if (sign === '{') depth += 1;
      else if (sign === '}') {
        depth -= 1;
        if (depth < 0) fail('a brace is closed that was not opened');
      } else if (sign === '@' && text[at - 1] === '\n' && entryHead(text, at)) {
        fail('a value is not closed');
      }
    }
    return fail('a value is not closed');
  };

  const value = (): string => {
    const parts: string[] = [];
    for (;;) {
      space();
      const sign = text[at];
      if (sign === '{') parts.push(delimited('}'));
      else if (sign === '"') parts.push(delimited('"'));
      else {
        const word = matched(/[^\s,{}"#()=@\\]{1,1000}/uy) ?? fail('a value is missing');
        parts.push(/^\d+$/u.test(word) ? word : (macros.get(word.toLowerCase()) ?? word));
      }
      space();
      if (text[at] !== '#') return parts.join('');
      at += 1;
    }
  };

  const nameAndValue = (): [string, string] => {
    const name = matched(/[^\s,{}"#()=@\\]{1,200}/uy) ?? fail('a field has no name');
    space();
    if (text[at] !== '=') fail(`the field "${name}" has no value`);
    at += 1;
    return [name.toLowerCase(), value()];
  };

  const readEntry = (type: string, close: string, line: number): void => {
    const key = matched(/[^,{}@\n"=]*/uy) ?? '';
    if (key.length > LONGEST_KEY) fail('the key of an entry is too long');
    const fields = new Map<string, string>();
    for (let count = 0; ; count += 1) {
      space();
      if (text[at] === close) break;
      if (text[at] !== ',') fail('a comma is missing between two fields');
      at += 1;
      space();
      if (text[at] === close) break;
      if (text[at] === ',') continue;
      if (count >= MOST_FIELDS) fail(`an entry has more than ${MOST_FIELDS} fields`);
      const [name, content] = nameAndValue();
      if (!fields.has(name)) fields.set(name, content);
    }
    at += 1;
    entries.push({ type, line, fields });
  };

  for (;;) {
    at = text.indexOf('@', at);
    if (at === -1) break;
    const start = at;
    const head = entryHead(text, at);
    if (head === null) {
      // An address of mail between entries is a comment, as everything there is.
      at += 1;
      continue;
    }
    heads += 1;
    if (heads > MOST_ENTRIES) throw tooMany();
    const line = lineAt(start);
    at += head.length;
    try {
      const close = head.close;
      if (head.type === 'comment') {
        if (close === '}') {
          at -= 1;
          delimited('}');
        }
      } else if (head.type === 'preamble') value();
      else if (head.type === 'string') {
        space();
        const [name, content] = nameAndValue();
        macros.set(name, content);
      } else readEntry(head.type, close, line);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      if (head.type !== 'comment')
        skips.add(
          `entry that cannot be read: ${error.message}`,
          line,
          text.slice(start, start + 60),
        );
      // The next entry begins after what was looked at, or on a line of its own before it.
      at = nextHead(text, start + 1, Math.max(start + 1, at));
    }
  }
  return entries;
}

function entryHead(
  text: string,
  at: number,
): { type: string; close: string; length: number } | null {
  const pattern = /@\s{0,20}([A-Za-z]{1,40})\s{0,20}([{(])/uy;
  pattern.lastIndex = at;
  const [all, type, open] = pattern.exec(text) ?? [];
  if (all === undefined || type === undefined) return null;
  return { type: type.toLowerCase(), close: open === '(' ? ')' : '}', length: all.length };
}

/** The first line that begins with "@" between two places, else the second of them. */
function nextHead(text: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf('\n@');
  return at === -1 ? to : from + at + 1;
}

/** Line of a place, from 1, for places that only ever grow. */
function lineCounter(text: string): (place: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (place) => {
    while (next !== -1 && next < place) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
