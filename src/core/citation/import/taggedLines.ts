/**
 * Formats of tagged lines: NBIB ("PMID- 1", four signs and a dash, continued lines indented by six) and RIS ("TY  - JOUR").
 * One reader takes both; which tags begin and end an entry is said by its table.
 */
import { MOST_ENTRIES, tooMany } from './decode.ts';
import type { Skips } from './skips.ts';

export interface TaggedField {
  readonly tag: string;
  value: string;
  readonly line: number;
}

export interface TaggedRecord {
  readonly line: number;
  readonly fields: readonly TaggedField[];
}

export interface TagGrammar {
  /** `tag` and `value`. */
  readonly field: RegExp;
  /** Begins an entry, also where the one before has no end. */
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  /** A blank line ends an entry. */
  readonly blankEnds: boolean;
  /** Between a line and the one that goes on with it. */
  readonly joint: string;
}

export const nbibGrammar: TagGrammar = {
  field: /^(?<tag>[A-Z][A-Z0-9]{1,3}) *- ?(?<value>.*)$/u,
  first: new Set(['PMID']),
  last: new Set(),
  blankEnds: true,
  joint: ' ',
};

export const risGrammar: TagGrammar = {
  field: /^\s{0,3}(?<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?<value>.*))?$/u,
  first: new Set(['TY']),
  last: new Set(['ER']),
  blankEnds: false,
  joint: '\n',
};

/**
 * Every entry of the text. Lines outside of entries are counted and left.
 * @throws CofactorError `invalid-input` where there are more than can be read
 */
export function readTagged(text: string, grammar: TagGrammar, skips: Skips): TaggedRecord[] {
  const records: TaggedRecord[] = [];
  let fields: TaggedField[] | null = null;
  let pieces: string[] | null = null;
  let begin = 0;

  const endField = (): void => {
    const open = fields?.at(-1);
    if (open !== undefined && pieces !== null) open.value = pieces.join(grammar.joint);
    pieces = null;
  };
  const endRecord = (): void => {
    endField();
    if (fields !== null && fields.length > 0) records.push({ line: begin, fields });
    if (records.length > MOST_ENTRIES) throw tooMany();
    fields = null;
  };

  let line = 0;
  for (const row of lines(text)) {
    line += 1;
    if (row.trim() === '') {
      if (grammar.blankEnds) endRecord();
      continue;
    }
    const found = grammar.field.exec(row)?.groups;
    const tag = found?.['tag'];
    if (tag === undefined) {
      // A line without a tag goes on with the field before it.
      if (fields === null || pieces === null) skips.add('line outside of an entry', line, row);
      else pieces.push(row.trim());
      continue;
    }
    if (grammar.last.has(tag)) {
      if (fields === null) skips.add('line outside of an entry', line, row);
      endRecord();
      continue;
    }
    endField();
    if (grammar.first.has(tag)) endRecord();
    if (fields === null) {
      if (!grammar.first.has(tag) && !grammar.blankEnds) {
        skips.add('line outside of an entry', line, row);
        continue;
      }
      fields = [];
      begin = line;
    }
    pieces = [found?.['value'] ?? ''];
    fields.push({ tag, value: '', line });
  }
  if (grammar.last.size > 0 && fields !== null)
    skips.add('entry without an end, taken all the same', begin);
  endRecord();
  return records;
}

function* lines(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end === -1 ? text.length : end);
    if (end === -1) return;
    from = end + 1;
  }
}
