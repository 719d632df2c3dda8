/** Every text that is read out has a language, and every language is one. */
import { contentEvents } from './content.ts';
import type { PdfFile, StructNode } from './file.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';
import type { PdfDict } from './parse.ts';

const tag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/u;

const has = (file: PdfFile, dict: PdfDict): boolean => (file.text(dict.get('Lang')) ?? '') !== '';
const inherits = (file: PdfFile, node: StructNode | null): boolean =>
  node !== null && (has(file, node.dict) || inherits(file, node.parent));

const texts = [
  ['7.2-21', 'ActualText'],
  ['7.2-22', 'Alt'],
  ['7.2-23', 'E'],
] as const;
const markedTexts = [
  ['7.2-30', 'ActualText'],
  ['7.2-31', 'Alt'],
  ['7.2-32', 'E'],
] as const;

export const languages: Rule = ({ file, nodes, pages }) => {
  const found: PdfProblem[] = [];
  const given = [file.catalog, ...nodes.map((node) => node.dict)].flatMap((dict) =>
    dict.has('Lang') ? [file.text(dict.get('Lang')) ?? ''] : [],
  );
  for (const language of new Set(given)) {
    if (!tag.test(language)) found.push(problem('7.2-29', `"${language}" is not a language`));
  }
  if (has(file, file.catalog)) return found;

  const add = (rule: string, what: string) =>
    found.push(problem(rule, `${what} without a language`));
  add('7.2-33', 'metadata');
  if (file.catalog.has('Outlines')) add('7.2-2', 'bookmarks');
  for (const [rule, key] of texts) {
    if (nodes.some((node) => node.dict.has(key) && !inherits(file, node))) add(rule, key);
  }
  if (pages.some((page) => page.annotations.some((one) => one.has('Contents') && !has(file, one))))
    add('7.2-24', 'descriptions of links');
  const spans = pages
    .flatMap((page) => contentEvents(page.content))
    .flatMap(({ mark }) => (mark?.tag === 'Span' && mark.properties !== null ? [mark] : []));
  for (const [rule, key] of markedTexts) {
    if (spans.some((mark) => mark.properties?.has(key) === true && !mark.properties.has('Lang')))
      add(rule, `marked ${key}`);
  }
  if (nodes.some((node) => node.kids.some((kid) => 'mcid' in kid) && !inherits(file, node)))
    add('7.2-34', 'text');
  return found;
};
