/** The structure tree: types, headings, lists, tables, figures, links. */
import { allNodes, isElement, type StructNode } from './file.ts';
import { problem, type PdfProblem, type Rule, type Subject } from './rules.ts';

const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form'
  ).split(' '),
);
/** Parent → kinds of children that it may have; a type that is not listed is free. */
const children: Readonly<Record<string, readonly string[]>> = {
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
};
/** Child → parents in which alone it may stand. */
const parents: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
};

const kidsOf = (node: StructNode): StructNode[] => node.kids.filter(isElement);

export const types: Rule = ({ nodes, roots }) => [
  ...(roots.length === 1 && roots[0]?.type === 'Document'
    ? []
    : [problem('own-document', 'the structure tree has no single Document')]),
  ...nodes
    .filter((node) => !standardTypes.has(node.type))
    .map((node) => problem('7.1-5', `the type ${node.type} is not a standard one`)),
];

export const nesting: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const allowed = children[node.type];
    const wrong =
      allowed === undefined ? [] : kidsOf(node).filter((kid) => !allowed.includes(kid.type));
    const homes = parents[node.type];
    const stray = homes !== undefined && !homes.includes(node.parent?.type ?? '');
    return [
      ...wrong.map((kid) =>
        problem(node.type.startsWith('L') ? '7.2-17' : '7.2-3', `${kid.type} inside ${node.type}`),
      ),
      ...(stray ? [problem('7.2-4', `${node.type} outside ${homes.join(' or ')}`)] : []),
      ...(allowed !== undefined && kidsOf(node).length < node.kids.length
        ? [problem('7.2-5', `${node.type} has content of its own`)]
        : []),
    ];
  });

export const tables: Rule = ({ nodes }) =>
  nodes
    .filter((node) => node.type === 'Table')
    .flatMap((table) => {
      const rows = allNodes([table]).filter((node) => node.type === 'TR');
      const widths = new Set(rows.map((row) => kidsOf(row).length));
      const heads = allNodes([table]).filter((node) => node.type === 'TH');
      const unscoped = heads.filter((head) => {
        const attributes = head.dict.get('A');
        return !(attributes instanceof Map) || !attributes.has('Scope');
      });
      return [
        ...(widths.size > 1
          ? [problem('7.2-43', 'the rows of a table have different numbers of cells')]
          : []),
        ...(heads.length === 0 ? [problem('7.5-1', 'a table has no header cells')] : []),
        ...unscoped.map(() => problem('7.5-2', 'a header cell has no scope')),
      ];
    });

export const headings: Rule = ({ nodes }) => {
  const levels = nodes.flatMap((node) => {
    const level = /^H([1-6])$/u.exec(node.type)?.[1];
    return level === undefined ? [] : [Number(level)];
  });
  const found: PdfProblem[] = [];
  if (levels[0] !== 1) found.push(problem('7.4.2-1', 'the first heading is not H1'));
  levels.forEach((level, index) => {
    const before = levels[index - 1] ?? level;
    if (level > before + 1) found.push(problem('7.4.2-1', `H${level} follows H${before}`));
  });
  if (levels.length > 0 && nodes.some((node) => node.type === 'H')) {
    found.push(problem('7.4.4-1', 'H and numbered headings are mixed'));
  }
  return found;
};

export const figures: Rule = ({ file, nodes }) =>
  nodes
    .filter((node) => node.type === 'Figure' || node.type === 'Formula')
    .filter((node) => (file.text(node.dict.get('Alt')) ?? '').trim() === '')
    .map((node) => problem('7.3-1', `a ${node.type} has no alternative text`));

export const notes: Rule = ({ file, nodes }) => {
  const ids = nodes
    .filter((node) => node.type === 'Note')
    .map((node) => file.text(node.dict.get('ID')) ?? '');
  return ids.length === new Set(ids).size && !ids.includes('')
    ? []
    : [problem('7.9-1', 'notes have no ids of their own')];
};

/** The element that an annotation belongs to, and what it says. */
export const annotations: Rule = ({ file, nodes, pages }) => {
  const owners = new Map(
    nodes.flatMap((node) =>
      node.kids.flatMap((kid) =>
        'annotation' in kid ? [[kid.annotation, node.type] as const] : [],
      ),
    ),
  );
  return pages.flatMap((page, index) =>
    page.annotations.flatMap((annotation) => {
      const found: PdfProblem[] = [];
      if (owners.get(annotation) !== 'Link') {
        found.push(problem('7.18.5-1', 'a link is not in a Link element', index + 1));
      }
      if ((file.text(annotation.get('Contents')) ?? '').trim() === '') {
        found.push(problem('7.18.5-2', 'a link has no description', index + 1));
      }
      return found;
    }),
  );
};

export const emptyElements: Rule = ({ nodes }: Subject) =>
  nodes
    .filter(
      (node) => /^(H[1-6]|P|Link|Figure|Lbl|LBody)$/u.test(node.type) && node.kids.length === 0,
    )
    .map((node) => problem('own-empty', `an element ${node.type} is empty`));
