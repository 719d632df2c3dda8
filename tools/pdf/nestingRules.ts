/** Which elements may stand in which: lists, tables, tables of contents. */
import type { StructNode } from './file.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';
import { kidsOf } from './structureRules.ts';

/** Child → rule, and the parents in which alone it may stand. */
const homes: Readonly<Record<string, readonly [rule: string, ...parents: string[]]>> = {
  TR: ['7.2-4', 'Table', 'THead', 'TBody', 'TFoot'],
  THead: ['7.2-5', 'Table'],
  TBody: ['7.2-6', 'Table'],
  TFoot: ['7.2-7', 'Table'],
  TH: ['7.2-8', 'TR'],
  TD: ['7.2-9', 'TR'],
  LI: ['7.2-17', 'L'],
  LBody: ['7.2-18', 'LI'],
  TOCI: ['7.2-26', 'TOC'],
};
/** Parent → rule, and its children in their order as a pattern ("Caption TR TR"). */
const contents: Readonly<Record<string, readonly [rule: string, pattern: RegExp]>> = {
  Table: ['7.2-3', /^(Caption )?((TR|THead|TBody|TFoot) )*$|^((TR|THead|TBody|TFoot) )+Caption $/u],
  TR: ['7.2-10', /^((TH|TD) )*$/u],
  THead: ['7.2-36', /^(TR )*$/u],
  TBody: ['7.2-37', /^(TR )*$/u],
  TFoot: ['7.2-38', /^(TR )*$/u],
  L: ['7.2-19', /^(Caption )?((L|LI) )*$/u],
  LI: ['7.2-20', /^((Lbl|LBody) )*$/u],
  TOC: ['7.2-27', /^(Caption )?((TOC|TOCI) )*$/u],
};

function tableParts(table: StructNode): PdfProblem[] {
  const kinds = kidsOf(table).map((kid) => kid.type);
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  const found: PdfProblem[] = [];
  if (count('THead') > 1) found.push(problem('7.2-11', 'a table has more than one THead'));
  if (count('TFoot') > 1) found.push(problem('7.2-12', 'a table has more than one TFoot'));
  if (count('TFoot') > 0 && count('TBody') === 0)
    found.push(problem('7.2-13', 'a table has a TFoot and no TBody'));
  if (count('THead') > 0 && count('TBody') === 0)
    found.push(problem('7.2-14', 'a table has a THead and no TBody'));
  return found;
}

export const nesting: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const found: PdfProblem[] = [];
    const home = homes[node.type];
    if (home !== undefined) {
      const [rule, ...parents] = home;
      if (!parents.includes(node.parent?.type ?? ''))
        found.push(problem(rule, `${node.type} outside ${parents.join(' or ')}`));
    }
    const content = contents[node.type];
    if (content !== undefined) {
      const [rule, pattern] = content;
      const kinds = kidsOf(node).map((kid) => kid.type);
      if (!pattern.test(kinds.map((kind) => `${kind} `).join('')))
        found.push(problem(rule, `${node.type} holds ${kinds.join(', ')}`));
      if (kinds.length < node.kids.length)
        found.push(problem('own-nesting', `${node.type} has content of its own`));
    }
    return node.type === 'Table' ? [...found, ...tableParts(node)] : found;
  });
