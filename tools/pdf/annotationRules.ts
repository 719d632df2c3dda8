/** Links and other annotations: in the structure tree, described, in its order, and leading somewhere. */
import type { PdfFile } from './file.ts';
import { isDict, type PdfDict, type PdfValue } from './parse.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';

const HIDDEN = 2;

/** The element that each annotation belongs to, and what it says. */
export const annotations: Rule = ({ file, nodes, pages }) => {
  const owners = new Map(
    nodes.flatMap((node) =>
      node.kids.flatMap((kid) => ('annotation' in kid ? [[kid.annotation, node] as const] : [])),
    ),
  );
  return pages.flatMap((page, index) =>
    page.annotations.flatMap((annotation) => {
      const found: PdfProblem[] = [];
      const add = (rule: string, message: string) => found.push(problem(rule, message, index + 1));
      const owner = owners.get(annotation);
      const said = (file.text(annotation.get('Contents')) ?? '').trim();
      const kind = file.name(annotation.get('Subtype')) ?? 'of no kind';
      const hidden = ((file.number(annotation.get('F')) ?? 0) & HIDDEN) !== 0;
      switch (kind) {
        case 'Link':
          if (owner?.type !== 'Link') add('7.18.5-1', 'a link is not in a Link element');
          if (said === '') add('7.18.5-2', 'a link has no description');
          break;
        case 'Widget':
          if (owner?.type !== 'Form') add('7.18.4-1', 'a form field is not in a Form element');
          break;
        case 'TrapNet':
          add('7.18.2-2', 'an annotation of the kind TrapNet');
          break;
        case 'PrinterMark':
          if (owner !== undefined) add('7.18.8-1', 'a printer mark is in the structure tree');
          break;
        case 'Popup':
          break;
        default:
          if (owner?.type !== 'Annot')
            add('7.18.1-1', `an annotation (${kind}) is not in an Annot element`);
          else if (!hidden && said === '' && (file.text(owner.dict.get('Alt')) ?? '') === '')
            add('7.18.1-2', `an annotation (${kind}) has no description`);
      }
      return found;
    }),
  );
};

export const tabOrder: Rule = ({ file, pages }) =>
  pages.flatMap((page, index) =>
    page.annotations.length > 0 && file.name(page.dict.get('Tabs')) !== 'S'
      ? [problem('7.18.3-1', 'links do not follow the structure order (Tabs S)', index + 1)]
      : [],
  );

/** Named destinations of the file. */
function namedDestinations(file: PdfFile): Map<string, PdfValue> {
  const named = new Map<string, PdfValue>();
  const visit = (node: PdfDict): void => {
    const names = file.list(node.get('Names'));
    for (let at = 0; at + 1 < names.length; at += 2)
      named.set(file.text(names[at]) ?? '', file.get(names[at + 1]));
    for (const kid of file.list(node.get('Kids'))) visit(file.dict(kid));
  };
  visit(file.dict(file.dict(file.catalog.get('Names')).get('Dests')));
  return named;
}

/** Index of the page that a destination leads to; null where it leads nowhere. */
export function pageOf(file: PdfFile, pages: readonly { dict: PdfDict }[], to: PdfValue) {
  const named = typeof to === 'object' && to !== null && 'text' in to ? to.text : null;
  const found = named === null ? file.get(to) : (namedDestinations(file).get(named) ?? null);
  const list = isDict(found) ? file.list(found.get('D')) : Array.isArray(found) ? found : [];
  const at = pages.findIndex((page) => page.dict === file.get(list[0]));
  return at < 0 ? null : at;
}

/** Inside, a link leads to a page of the report; outside, to an address of the web. */
export const destinations: Rule = ({ file, pages }) =>
  pages.flatMap((page, index) =>
    page.annotations.flatMap((annotation) => {
      if (file.name(annotation.get('Subtype')) !== 'Link') return [];
      const action = file.dict(annotation.get('A'));
      const kind = file.name(action.get('S'));
      if (kind === 'URI') {
        const url = file.text(action.get('URI')) ?? '';
        return /^https?:\/\/[^\s/]+\.[^\s/]+/u.test(url)
          ? []
          : [problem('own-destination', `a link leads to "${url}"`, index + 1)];
      }
      const to = file.get(kind === 'GoTo' ? action.get('D') : annotation.get('Dest'));
      return pageOf(file, pages, to) === null
        ? [problem('own-destination', 'a link leads to no page of the report', index + 1)]
        : [];
    }),
  );
