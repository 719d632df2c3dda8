/**
 * Reads the small part of Markdown that docs/guide.md uses, so that the guide of the repository and the one in the app are
 * one text: headings, paragraphs, two kinds of lists, bold and slanted words. Pictures are left out: they show the app.
 */

/** Words of one weight. */
export interface Run {
  text: string;
  style: 'plain' | 'strong' | 'em';
}
export type Block =
  | { type: 'title' | 'heading' | 'paragraph'; runs: Run[] }
  | { type: 'steps' | 'list'; items: Run[][] };

const MARKED = /\*\*([^*]+)\*\*|\*([^*]+)\*/g;

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index), style: 'plain' });
    const [whole, strong, em] = match;
    runs.push(
      strong === undefined ? { text: em ?? '', style: 'em' } : { text: strong, style: 'strong' },
    );
    from = match.index + whole.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), style: 'plain' });
  return runs;
}

/** The items of a list; lines that start with neither mark go on with the item before. */
function itemsOf(lines: readonly string[], mark: RegExp): Run[][] {
  const items: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.map(runsOf);
}

const STEP = /^\d+\. /;
const POINT = /^- /;

function blockOf(lines: readonly string[]): Block | null {
  const [first = ''] = lines;
  if (first.startsWith('![')) return null;
  if (first.startsWith('# ')) return { type: 'title', runs: runsOf(first.slice(2)) };
  if (first.startsWith('## ')) return { type: 'heading', runs: runsOf(first.slice(3)) };
  if (STEP.test(first)) return { type: 'steps', items: itemsOf(lines, STEP) };
  if (POINT.test(first)) return { type: 'list', items: itemsOf(lines, POINT) };
  return { type: 'paragraph', runs: runsOf(lines.join(' ')) };
}

/** The blocks of the guide in order. */
export function guideBlocks(markdown: string): Block[] {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .flatMap((part) => blockOf(part.split('\n')) ?? []);
}
