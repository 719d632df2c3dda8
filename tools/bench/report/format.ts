/** How the report writes tables and numbers. */

export const NONE = '–';

/** Shares with three decimals; null as a dash. */
export const share = (value: number | null): string => (value === null ? NONE : value.toFixed(3));

/** Milliseconds with about three digits; seconds from ten seconds on. */
export function time(ms: number | null): string {
  if (ms === null) return NONE;
  if (ms >= 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms >= 100) return `${ms.toFixed(0)} ms`;
  return `${ms.toFixed(ms >= 10 ? 1 : 2)} ms`;
}

export function megabytes(bytes: number | null): string {
  if (bytes === null) return NONE;
  const mb = bytes / 1_000_000;
  return `${mb.toFixed(Math.abs(mb) < 100 ? 1 : 0)} MB`;
}

/** How many times the base, with two digits. */
export const ratio = (value: number | null, base: number | null): string =>
  value === null || base === null || base <= 0 || value <= 0
    ? NONE
    : `× ${Number((value / base).toPrecision(2))}`;

export const count = (value: number): string => value.toLocaleString('en-GB');

/** A Markdown table; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}
