/** The glossary: no word is told twice, every entry has one text, and facts in it have a source. */
import type { Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';
import { checkSummary } from './wording.ts';

/** Kinds of terms that pages also print as words: their texts are shared, not written again. */
const sharedKinds: ReadonlySet<string> = new Set(['kind', 'equivalent']);

export function checkGlossary(content: Content, problems: Problems): void {
  const termRefs = new Set(content.terms.map(({ record }) => `${record.kind}/${record.id}`));
  const shared = new Map(
    content.terms
      .filter(({ record }) => sharedKinds.has(record.kind))
      .map(({ record }) => [record.id, `${record.kind}/${record.id}`]),
  );
  const spellings = new Map<string, string>();
  for (const { record, at } of content.glossary) {
    for (const [n, spelling] of [record.term, ...record.also].entries()) {
      const key = spelling.toLowerCase();
      const owner = spellings.get(key);
      if (owner !== undefined)
        problems.add(
          at(n === 0 ? ['term'] : ['also', n - 1]),
          `the glossary has "${spelling}" already, under "${owner}"`,
          'A word belongs to one entry; remove it from the other.',
        );
      spellings.set(key, record.term);
    }
    const wanted = shared.get(record.term);
    if ((record.text === null) === (record.textOf === null))
      problems.add(
        at(['text']),
        'an entry needs either "text" or "textOf"',
        'Write the text, or name the entry of intakes/terms.yaml that holds it.',
      );
    else if (record.textOf !== null && !termRefs.has(record.textOf))
      problems.add(
        at(['textOf']),
        `intakes/terms.yaml has no "${record.textOf}"`,
        'Correct the name, or write a text.',
      );
    else if (record.text !== null && wanted !== undefined)
      problems.add(
        at(['text']),
        `intakes/terms.yaml explains "${record.term}" already`,
        `Write "textOf: ${wanted}" instead, and correct the text there.`,
      );
    if (record.text === null) continue;
    checkSummary({ text: record.text, at, path: ['text'] }, problems);
    const ends = record.text.match(/[.?](?=\s|$)/g) ?? [];
    if (ends.length > 2 || !/[.?]$/.test(record.text))
      problems.add(
        at(['text']),
        'an explanation has one or two sentences',
        'Shorten it, and end each sentence with a full stop.',
      );
    // 0 and 1 say where "no difference" lies; any other number is a fact.
    if (record.sources.length === 0 && /[2-9]|\d{2,}/.test(record.text))
      problems.add(at(['text']), 'a number without a source', 'Add "sources:".');
  }
}
