/** Bookmarks: the headings, in their order and words, each leading to the page of its heading. */
import { pageOf } from './annotationRules.ts';
import { textOf } from './contentRules.ts';
import { isElement, type PdfFile, type StructNode } from './file.ts';
import type { PdfDict } from './parse.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';

interface Bookmark {
  title: string;
  depth: number;
  dict: PdfDict;
}

function bookmarksOf(file: PdfFile, parent: PdfDict, depth = 1): Bookmark[] {
  const found: Bookmark[] = [];
  const seen = new Set<PdfDict>();
  let at = parent.get('First');
  while (at !== undefined && at !== null) {
    const dict = file.dict(at);
    // A circle would never end.
    if (seen.has(dict)) break;
    seen.add(dict);
    found.push({ title: file.text(dict.get('Title')) ?? '', depth, dict });
    found.push(...bookmarksOf(file, dict, depth + 1));
    at = dict.get('Next');
  }
  return found;
}

function firstPage(node: StructNode): number | null {
  for (const kid of node.kids) {
    const page = isElement(kid) ? firstPage(kid) : 'mcid' in kid ? kid.page : null;
    if (page !== null) return page;
  }
  return null;
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const bookmarks: Rule = (subject) => {
  const { file, nodes, pages } = subject;
  const entries = bookmarksOf(file, file.dict(file.catalog.get('Outlines')));
  if (entries.length === 0) return [problem('own-bookmarks', 'the file has no bookmarks')];
  const headings = nodes.filter((node) => /^H[1-6]?$/u.test(node.type));
  const found: PdfProblem[] = [];
  const titles = headings.map((node) => plain(textOf(node, subject)));
  const missing = titles.findIndex((title, at) => title !== plain(entries[at]?.title ?? ''));
  if (missing >= 0 || entries.length !== headings.length) {
    const at = missing >= 0 ? missing : headings.length;
    found.push(
      problem(
        'own-bookmarks',
        `bookmark ${at + 1} is "${entries[at]?.title ?? ''}", the heading "${titles[at] ?? ''}"`,
      ),
    );
    return found;
  }
  entries.forEach((entry, at) => {
    const heading = headings[at];
    if (heading === undefined) return;
    const page = pageOf(file, pages, file.get(entry.dict.get('Dest')));
    if (page === null || pages[page]?.id !== firstPage(heading))
      found.push(problem('own-bookmarks', `"${entry.title}" does not lead to its heading`));
  });
  return found;
};
