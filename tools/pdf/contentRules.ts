/** The drawing: everything is tagged or decoration, no glyph is missing; and what a report must say on each page. */
import { contentEvents } from './content.ts';
import { isElement, type StructNode } from './file.ts';
import { problem, type PdfProblem, type Rule, type Subject } from './rules.ts';

export const tagged: Rule = ({ pages, nodes }) => {
  const claimed = new Set(
    nodes.flatMap((node) =>
      node.kids.flatMap((kid) => ('mcid' in kid ? [`${kid.page}/${kid.mcid}`] : [])),
    ),
  );
  return pages.flatMap((page, index) => {
    const found: PdfProblem[] = [];
    const add = (rule: string, message: string) => found.push(problem(rule, message, index + 1));
    for (const event of contentEvents(page.content)) {
      const inside = event.marks.some((mark) => mark.mcid !== null);
      const decoration = event.marks.some((mark) => mark.tag === 'Artifact');
      if (event.kind === 'fault') {
        add('7.1-3', 'marks of the content do not open and close in pairs');
        continue;
      }
      if (event.kind !== 'open') {
        if (!inside && !decoration)
          add('7.1-3', `content (${event.operator}) is neither tagged nor decoration`);
        continue;
      }
      if (event.mark?.tag === 'Artifact' && inside)
        add('7.1-1', 'decoration inside tagged content');
      if (event.mark?.mcid !== null && decoration) add('7.1-2', 'tagged content inside decoration');
      const mcid = event.mark?.mcid ?? null;
      if (mcid !== null && !claimed.has(`${page.id}/${mcid}`))
        add('7.1-3', `content ${mcid} belongs to no element`);
    }
    return found;
  });
};

export const footers: Rule = ({ texts }) =>
  texts.flatMap(({ foot }, index) => [
    ...(foot.includes('doctor or pharmacist')
      ? []
      : [problem('own-notice', 'the footer does not name the doctor or pharmacist', index + 1)]),
    ...(foot.includes(`Page ${index + 1} of ${texts.length}`)
      ? []
      : [
          problem(
            'own-page-number',
            `the footer does not say "Page ${index + 1} of ${texts.length}"`,
            index + 1,
          ),
        ]),
  ]);

/** The text of an element with everything inside it. */
export function textOf(node: StructNode, { pages, texts }: Subject): string {
  return node.kids
    .map((kid) => {
      if (isElement(kid)) return textOf(kid, { pages, texts } as Subject);
      if (!('mcid' in kid)) return '';
      const index = pages.findIndex((page) => page.id === kid.page);
      return texts[index]?.marked.get(kid.mcid) ?? '';
    })
    .join('');
}

export const citations: Rule = (subject) => {
  const { file, nodes, pages } = subject;
  const entries = new Set(
    nodes
      .filter((node) => node.type === 'Lbl')
      .flatMap((node) => /^\[(\d+)\]$/u.exec(textOf(node, subject).trim())?.[1] ?? []),
  );
  const found: PdfProblem[] = [];
  const cited = new Set<string>();
  for (const node of nodes.filter((one) => one.type === 'Link')) {
    for (const kid of node.kids) {
      if (!('annotation' in kid)) continue;
      const action = file.dict(kid.annotation.get('A'));
      if (file.name(action.get('S')) !== 'GoTo') continue;
      const target = file.text(action.get('D')) ?? '';
      // A page number behind an entry leads back to where it is cited.
      if (/^page-/u.test(target)) continue;
      const number = /^ref-(\d+)$/u.exec(target)?.[1];
      const shown = textOf(node, subject).trim();
      const page = pages.findIndex((one) => one.annotations.includes(kid.annotation)) + 1;
      if (number === undefined || number !== shown) {
        found.push(
          problem('own-citation', `the citation "${shown}" leads to ${number ?? 'nothing'}`, page),
        );
      } else if (!entries.has(number)) {
        found.push(problem('own-citation', `the citation ${number} has no entry`, page));
      }
      cited.add(shown);
    }
  }
  for (const entry of entries) {
    if (!cited.has(entry))
      found.push(problem('own-citation', `the reference ${entry} is not cited`));
  }
  return found;
};
