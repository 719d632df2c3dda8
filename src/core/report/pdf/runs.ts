/** Runs of a report as styled spans: bold, italic and citation numbers that lead to the reference list. */
import type { Run } from '../../../contract/reportDocument.ts';
import type { Flow } from './flow.ts';
import type { Span } from './lines.ts';
import { LEAST_SIZE, type TextStyle } from './style.ts';

export type Numbers = ReadonlyMap<string, number>;

const CITE_SIZE = 0.86;
const variants = new WeakMap<TextStyle, Map<string, TextStyle>>();

/** The same style object for the same variant, so that neighbours are drawn as one piece. */
export function variant(base: TextStyle, kind: 'bold' | 'italic'): TextStyle {
  return kept(base, kind, () => ({ ...base, font: kind === 'bold' ? 'semi' : 'italic' }));
}
const citeStyle = (flow: Flow, base: TextStyle): TextStyle =>
  kept(base, 'cite', () => ({
    ...base,
    font: 'sans',
    size: Math.max(LEAST_SIZE, base.size * CITE_SIZE),
    colour: flow.look.colour.accent,
  }));

function kept(base: TextStyle, kind: string, make: () => TextStyle): TextStyle {
  const known = variants.get(base) ?? new Map<string, TextStyle>();
  variants.set(base, known);
  const found = known.get(kind);
  if (found !== undefined) return found;
  const made = make();
  known.set(kind, made);
  return made;
}

export const entryName = (number: number): string => `ref-${number}`;

/** Spans of `runs`; citations follow their text as "[1, 4]", each number a link to its entry. */
export function spansOf(
  flow: Flow,
  runs: readonly Run[],
  base: TextStyle,
  numbers: Numbers,
): Span[] {
  return runs.flatMap((run) => {
    const style = run.bold ? variant(base, 'bold') : run.italic ? variant(base, 'italic') : base;
    const cites = citeSpans(flow, run.cites ?? [], base, numbers);
    const text = cites.length > 0 ? run.text.trimEnd() : run.text;
    return [flow.span(text, style), ...cites];
  });
}

export function citeSpans(
  flow: Flow,
  cites: readonly string[],
  base: TextStyle,
  numbers: Numbers,
): Span[] {
  const style = citeStyle(flow, base);
  const listed = [...new Set(cites)]
    .map((source) => {
      const number = numbers.get(source);
      if (number === undefined)
        throw new Error(`source ${source} is cited but not in the reference list`);
      return number;
    })
    .sort((a, b) => a - b);
  if (listed.length === 0) return [];
  const spans: Span[] = [{ text: '\u00a0[', style }];
  listed.forEach((number, index) => {
    if (index > 0) spans.push({ text: ', ', style });
    const target = {
      kind: 'entry',
      name: entryName(number),
      description: `Reference ${number}`,
    } as const;
    spans.push({ text: String(number), style, target });
  });
  spans.push({ text: ']', style });
  return spans;
}
