/** The glossary, with the texts that it takes from the terms of the intake tables. */
import type { Content, GlossaryItem } from '../content/shapes.ts';
import type { Insert } from '../packFile.ts';

/** Terms stand in tables, where they have no capital and no full stop; an explanation is a sentence. */
function asSentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** Text of an entry: its own, or that of the term it names. Throws where it has neither; the check reports that first. */
function textOf(item: GlossaryItem, terms: ReadonlyMap<string, string>): string {
  const text = item.text ?? (item.textOf === null ? undefined : terms.get(item.textOf));
  if (text === undefined) throw new Error(`The glossary entry "${item.id}" has no text.`);
  return asSentence(text);
}

export function fillGlossary(content: Content, insert: Insert): void {
  const terms = new Map(
    content.terms.map(({ record }) => [`${record.kind}/${record.id}`, record.text]),
  );
  for (const [position, { record }] of content.glossary.entries())
    insert('glossary', {
      id: record.id,
      position,
      term: record.term,
      also: JSON.stringify(record.also),
      text: textOf(record, terms),
      sources: JSON.stringify(record.sources),
    });
}
