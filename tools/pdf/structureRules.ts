/** The structure tree: types, headings, figures, notes, empty elements, alternative texts. */
import { isElement, type PdfFile, type StructNode } from './file.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';

export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

export const kidsOf = (node: StructNode): StructNode[] => node.kids.filter(isElement);

/** Where the role map leads from a type; null in a circle. */
function mapped(file: PdfFile, type: string): string | null {
  const roles = file.dict(file.dict(file.catalog.get('StructTreeRoot')).get('RoleMap'));
  const seen = new Set<string>();
  let at = type;
  while (!standardTypes.has(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
    const next = file.name(roles.get(at));
    if (next === null) return at;
    at = next;
  }
  return at;
}

export const types: Rule = ({ file, nodes, roots }) => {
  const roles = file.dict(file.dict(file.catalog.get('StructTreeRoot')).get('RoleMap'));
  const found: PdfProblem[] = [];
  if (roots.length !== 1 || roots[0]?.type !== 'Document')
    found.push(problem('own-document', 'the structure tree has no single Document'));
  for (const type of new Set(nodes.map((node) => node.type))) {
    const end = mapped(file, type);
    if (end === null) found.push(problem('7.1-6', `the role map leads ${type} in a circle`));
    else if (!standardTypes.has(end))
      found.push(problem('7.1-5', `the type ${type} is not a standard one`));
  }
  for (const type of roles.keys()) {
    if (standardTypes.has(type))
      found.push(problem('7.1-7', `the role map gives ${type} another meaning`));
  }
  return found;
};

export const headings: Rule = ({ nodes }) => {
  const levels = nodes.flatMap((node) => {
    const level = /^H([1-6])$/u.exec(node.type)?.[1];
    return level === undefined ? [] : [Number(level)];
  });
  const found: PdfProblem[] = [];
  const unnumbered = nodes.filter((node) => node.type === 'H');
  if (levels.length > 0 && levels[0] !== 1)
    found.push(problem('7.4.2-1', 'the first heading is not H1'));
  levels.forEach((level, index) => {
    const before = levels[index - 1] ?? level;
    if (level > before + 1) found.push(problem('7.4.2-1', `H${level} follows H${before}`));
  });
  if (nodes.some((node) => kidsOf(node).filter((kid) => kid.type === 'H').length > 1))
    found.push(problem('7.4.4-1', 'an element has more than one H'));
  if (levels.length > 0 && unnumbered.length > 0)
    found.push(problem('7.4.4-2', 'H and numbered headings are mixed'));
  if (levels.length + unnumbered.length === 0)
    found.push(problem('own-headings', 'the report has no heading'));
  return found;
};

const spoken = (file: PdfFile, node: StructNode, key: string): string =>
  (file.text(node.dict.get(key)) ?? '').trim();

export const figures: Rule = ({ file, nodes }) =>
  nodes
    .filter((node) => node.type === 'Figure' || node.type === 'Formula')
    .filter((node) => spoken(file, node, 'Alt') === '' && spoken(file, node, 'ActualText') === '')
    .map((node) =>
      problem(node.type === 'Figure' ? '7.3-1' : '7.7-1', `a ${node.type} has no alternative text`),
    );

/** An alternative text that is there and empty silences what stands on the page. */
export const emptyTexts: Rule = ({ file, nodes }) =>
  nodes.flatMap((node) =>
    ['Alt', 'ActualText', 'E']
      .filter((key) => node.dict.has(key) && spoken(file, node, key) === '')
      // An empty Alt of a figure is told by the rule on figures.
      .filter((key) => !(/^(Figure|Formula)$/u.test(node.type) && key === 'Alt'))
      .map((key) => problem('own-empty-text', `a ${node.type} has an empty ${key}`)),
  );

export const notes: Rule = ({ file, nodes }) => {
  const ids = nodes
    .filter((node) => node.type === 'Note')
    .map((node) => file.text(node.dict.get('ID')) ?? '');
  const given = ids.filter((id) => id !== '');
  return [
    ...(given.length < ids.length ? [problem('7.9-1', 'a note has no id')] : []),
    ...(new Set(given).size < given.length ? [problem('7.9-2', 'two notes have the same id')] : []),
  ];
};

export const emptyElements: Rule = ({ nodes }) =>
  nodes
    .filter(
      (node) =>
        /^(H[1-6]?|P|Link|Figure|Lbl|LBody|TH|Caption)$/u.test(node.type) && node.kids.length === 0,
    )
    .map((node) => problem('own-empty', `an element ${node.type} is empty`));
