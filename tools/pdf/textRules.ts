/** The text as it is read out: words apart by real blanks, the order of reading, the order on the page. */
import { contentEvents } from './content.ts';
import { isElement, type PdfFile, type Page, type StructNode } from './file.ts';
import { codesOf, fontsOfPage, unicodeOf } from './fontRules.ts';
import type { PdfDict } from './parse.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';

/** A run of letters as long as this was broken because no line can hold it: its parts belong together. */
const LONG_WORD = 24;
/** Points that a block may start above the one before it: type of different sizes on one line. */
const SLACK = 6;

/** Characters by number of marked content, as the file has them, without any guess. */
export function writtenTexts(file: PdfFile, page: Page): Map<number, string> {
  const maps = new Map<PdfDict, Map<number, string>>();
  const fonts = fontsOfPage(file, page.dict);
  const texts = new Map<number, string>();
  for (const { marks, font, strings } of contentEvents(page.content)) {
    const dict = fonts.get(font ?? '');
    const mcid = marks.findLast((mark) => mark.mcid !== null)?.mcid ?? null;
    if (dict === undefined || mcid === null) continue;
    const map = maps.get(dict) ?? unicodeOf(file, dict);
    maps.set(dict, map);
    const text = (strings ?? [])
      .flatMap(({ bytes }) => codesOf(bytes))
      .map((code) => map.get(code) ?? '')
      .join('');
    texts.set(mcid, (texts.get(mcid) ?? '') + text);
  }
  return texts;
}

/** Points between the baselines of one line: a mark may be raised. */
const SAME_LINE = 3;

/** How many visible characters stand before each gap. */
function gaps(text: string): Set<number> {
  const found = new Set<number>();
  let count = 0;
  for (const character of text.trim()) {
    if (/\s/u.test(character)) found.add(count);
    else count += character.length;
  }
  return found;
}

/** Marked content of an element and all inside it, in reading order. */
export function contentOf(node: StructNode): { page: number; mcid: number }[] {
  return node.kids.flatMap((kid) => (isElement(kid) ? contentOf(kid) : 'mcid' in kid ? [kid] : []));
}

/** Elements whose text is read as one. */
const whole = /^(H[1-6]?|P|LBody|Lbl|TD|TH|Caption)$/u;

export const words: Rule = ({ file, nodes, pages, texts }) => {
  const found: PdfProblem[] = [];
  const written = pages.map((page) => writtenTexts(file, page));
  written.forEach((byMark, index) => {
    for (const [mcid, text] of byMark) {
      const seen = texts[index]?.marked.get(mcid) ?? '';
      // Compared only where both have the same letters: a reader may compose or reorder them.
      if (seen.replace(/\s/gu, '') !== text.replace(/\s/gu, '')) continue;
      const real = gaps(text);
      if ([...gaps(seen)].some((gap) => !real.has(gap)))
        found.push(problem('own-words', `no blank between the words of "${text}"`, index + 1));
    }
  });
  for (const node of nodes.filter((one) => whole.test(one.type))) {
    const parts = contentOf(node).map(({ page, mcid }) => {
      const index = pages.findIndex((one) => one.id === page);
      return {
        index,
        text: written[index]?.get(mcid) ?? '',
        y: texts[index]?.starts.get(mcid)?.y ?? 0,
      };
    });
    parts.forEach((part, at) => {
      const before = parts[at - 1];
      if (
        before === undefined ||
        (before.index === part.index && Math.abs(before.y - part.y) < SAME_LINE)
      )
        return;
      const end = /\S+$/u.exec(before.text)?.[0] ?? '';
      const start = /^\S+/u.exec(part.text)?.[0] ?? '';
      if (end === '' || start === '' || /[-–/]$/u.test(end)) return;
      if (end.length + start.length < LONG_WORD)
        found.push(
          problem(
            'own-words',
            `no blank between the lines "${end}" and "${start}"`,
            part.index + 1,
          ),
        );
    });
  }
  return found;
};

/** Content is drawn in the order in which it is read. */
export const readingOrder: Rule = ({ pages, roots }) => {
  const read = roots.flatMap(contentOf);
  return pages.flatMap((page, index) => {
    const drawn = contentEvents(page.content).flatMap(({ mark }) => mark?.mcid ?? []);
    const order = read.filter((one) => one.page === page.id).map((one) => one.mcid);
    const at = order.findIndex((mcid, place) => drawn[place] !== mcid);
    if (at < 0 && order.length === drawn.length) return [];
    if (new Set(order).size === order.length && order.length !== drawn.length) {
      // Content that no element claims is told by another rule.
      const claimed = drawn.filter((mcid) => order.includes(mcid));
      if (claimed.every((mcid, place) => order[place] === mcid)) return [];
    }
    return [problem('own-order', 'content is read in another order than drawn', index + 1)];
  });
};

/** Block after block goes down the page, or to the next column. */
export const downThePage: Rule = ({ pages, roots, texts }) => {
  const blocks = roots
    .flatMap((root) => root.kids.filter(isElement))
    .flatMap((node) =>
      node.type === 'L' || node.type === 'Table' ? node.kids.filter(isElement) : [node],
    );
  let last = { index: -1, x: 0, y: 0 };
  const found: PdfProblem[] = [];
  for (const block of blocks) {
    for (const { page, mcid } of contentOf(block).slice(0, 1)) {
      const index = pages.findIndex((one) => one.id === page);
      const start = texts[index]?.starts.get(mcid);
      if (start === undefined) continue;
      const above = index === last.index && start.y > last.y + SLACK && start.x <= last.x + SLACK;
      if (index < last.index || above)
        found.push(
          problem('own-upwards', `a ${block.type} stands above what is read before it`, index + 1),
        );
      last = { index, ...start };
    }
  }
  return found;
};
