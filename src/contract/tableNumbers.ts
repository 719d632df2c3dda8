/**
 * Numbers in the cells of a food table: which sign stands before decimals, and what a cell says. One way for the import and
 * for the page that shows beforehand how cells will be read.
 */

export const decimalSigns = ['.', ','] as const;
export type DecimalSign = (typeof decimalSigns)[number];
type PerSign = Record<DecimalSign, string | null>;

/** The first cell that shows each thing; null where none does. By the sign that stands in the cell. */
export interface SignEvidence {
  /** The sign stands before decimals: "1.5", "0.250", "1,250.5". */
  readonly plain: PerSign;
  /** It may stand before decimals or between thousands: "2.250". */
  readonly open: PerSign;
  /** It stands between thousands: "1.250,5", "1.250.000". */
  readonly grouped: PerSign;
}

/** How the cells are written, as a mapping says. */
export interface NumberForm {
  readonly decimal: DecimalSign;
  /** Stands between thousands; null: nothing but spaces does. */
  readonly thousands: DecimalSign | null;
}

type CellValue =
  | { readonly is: 'amount'; readonly amount: number }
  | { readonly is: 'empty' | 'no value' | 'trace' | 'below' | 'negative' | 'no number' };

export const otherSign = (sign: DecimalSign): DecimalSign => (sign === '.' ? ',' : '.');
const noSign = (): PerSign => ({ '.': null, ',': null });
export const noEvidence = (): SignEvidence => ({
  plain: noSign(),
  open: noSign(),
  grouped: noSign(),
});

const oneSign = /^(\d+)([.,])(\d+)([eE][+-]?\d{1,2})?$/u;
const spaced = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+([.,])\d+$/u;
const bothSigns = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)([.,])\d+$/u;
const manyGroups = /^\d{1,3}([.,])\d{3}(?:\1\d{3})+$/u;
const isSign = (text: string | undefined): text is DecimalSign => text === '.' || text === ',';

/** Notes what one cell shows. @param cell as it stands in the table */
export function noteSigns(evidence: SignEvidence, cell: string): void {
  const text = cell.replace(/^[<≤]?\s*-?/u, '').trim();
  const single = oneSign.exec(text);
  if (single !== null) {
    const [, whole = '', sign, rest = '', power] = single;
    if (!isSign(sign)) return;
    // Thousands come in threes, after one to three digits of which the first is no zero.
    const mayGroup = rest.length === 3 && /^[1-9]\d{0,2}$/u.test(whole) && power === undefined;
    evidence[mayGroup ? 'open' : 'plain'][sign] ??= cell;
    return;
  }
  const [, before] = spaced.exec(text) ?? [];
  if (isSign(before)) evidence.plain[before] ??= cell;
  const [, between, decimal] = bothSigns.exec(text) ?? [];
  const group = between ?? manyGroups.exec(text)?.[1];
  if (!isSign(group)) return;
  evidence.grouped[group] ??= cell;
  if (isSign(decimal)) evidence.plain[decimal] ??= cell;
}

/** Evidence of several columns as one. */
export function joinEvidence(all: readonly SignEvidence[]): SignEvidence {
  const joined = noEvidence();
  for (const one of all)
    for (const kind of ['plain', 'open', 'grouped'] as const)
      for (const sign of decimalSigns) joined[kind][sign] ??= one[kind][sign];
  return joined;
}

/** The sign before decimals that cells show; null where they leave it open, or show both. A table of whole numbers has none, so any will do. */
export function plainSign({ plain, open, grouped }: SignEvidence): DecimalSign | null {
  const shown = decimalSigns.filter(
    (sign) => plain[sign] !== null || grouped[otherSign(sign)] !== null,
  );
  const [only, ...more] = shown;
  if (only !== undefined) return more.length === 0 ? only : null;
  return open['.'] === null && open[','] === null ? '.' : null;
}

/** "2.250" → the number before decimals and the number in thousands: 2.25 and 2250. */
export function bothReadings(cell: string): { decimals: number; thousands: number } {
  const digits = cell.replace(/^[<≤]?\s*/u, '');
  return {
    decimals: Number(digits.replace(',', '.')),
    thousands: Number(digits.replace(/[.,]/u, '')),
  };
}

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** Why the sign has to be said; null where cells show it. */
export function openSignText(evidence: SignEvidence): string | null {
  if (plainSign(evidence) !== null) return null;
  const { plain, open } = evidence;
  const cell = open['.'] ?? open[','];
  if (cell !== null && plain['.'] === null && plain[','] === null) {
    const { decimals, thousands } = bothReadings(cell);
    const [one, other] = cell.includes('.') ? ['point', 'comma'] : ['comma', 'point'];
    const [small, large] = [figures.format(decimals), figures.format(thousands)];
    return `“${cell}” can be ${small} or ${large}. Choose the sign before decimals: a ${one} reads ${small}; a ${other}, with ${one}s between thousands, reads ${large}.`;
  }
  return `Both signs stand in the table: “${plain['.'] ?? evidence.grouped[',']}” and “${plain[','] ?? evidence.grouped['.']}”. Choose the sign before decimals.`;
}

/** Where cells show that what was said would read others wrongly: what they show. Else null. */
export function wrongFormText(
  { plain, open, grouped }: SignEvidence,
  form: NumberForm,
): string | null {
  const { decimal, thousands } = form;
  const other = otherSign(decimal);
  const asDecimals = open[decimal];
  const shows = grouped[decimal] ?? (plain[decimal] === null ? plain[other] : null);
  if (asDecimals !== null && shows !== null)
    return `“${shows}” shows another sign before decimals than “${decimal}”, so “${asDecimals}” would be read as ${figures.format(bothReadings(asDecimals).decimals)} in place of ${figures.format(bothReadings(asDecimals).thousands)}.`;
  if (thousands === null || open[thousands] === null) return null;
  const against = plain[thousands];
  return against === null
    ? null
    : `“${against}” shows that “${thousands}” stands before decimals, so “${open[thousands]}” would be read as ${figures.format(bothReadings(open[thousands]).thousands)} in place of ${figures.format(bothReadings(open[thousands]).decimals)}.`;
}

const folded = (text: string): string => text.trim().toLowerCase();

/** "<0,5", "≤ 0.1": less than could be measured is no number. */
const below = /^[<≤]/u;

/** Thousands may be set apart by a space, a plain, fixed or narrow one. */
function patternOf({ decimal, thousands }: NumberForm): RegExp {
  const groups = thousands === null ? '' : `|\\d{1,3}([${thousands}]\\d{3})+`;
  return new RegExp(
    `^-?(\\d{1,3}([ \\u00a0\\u202f]\\d{3})+${groups}|\\d+)([${decimal}]\\d+)?(e[+-]?\\d{1,2})?$`,
    'u',
  );
}

/** Reads cells as a mapping says. A trace, a bound and a dash are unknown, never zero. */
export function cellReader(
  form: NumberForm & { readonly noValue: readonly string[]; readonly trace: readonly string[] },
): (text: string) => CellValue {
  const none = new Set(form.noValue.map(folded));
  const traces = new Set(form.trace.map(folded));
  const pattern = patternOf(form);
  const between = form.thousands === '.' ? /[ \u00a0\u202f.]/gu : /[ \u00a0\u202f,]/gu;
  const spaces = /[ \u00a0\u202f]/gu;
  return (text) => {
    const cell = folded(text);
    if (cell === '') return { is: 'empty' };
    if (none.has(cell)) return { is: 'no value' };
    if (traces.has(cell)) return { is: 'trace' };
    if (below.test(cell)) return { is: 'below' };
    if (!pattern.test(cell)) return { is: 'no number' };
    const digits = cell.replace(form.thousands === null ? spaces : between, '');
    const amount = Number(digits.replace(',', '.'));
    return amount < 0 ? { is: 'negative' } : { is: 'amount', amount };
  };
}
