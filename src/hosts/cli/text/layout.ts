/** Plain text for terminals: wrapped lines, headings, tables. No colour, so nothing depends on it. */

/** Breaks text at spaces to at most `width` characters; `first` and `rest` stand before the lines. */
export function wrap(text: string, width: number, first = '', rest = first): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
      const lead = lines.length === 0 ? first : rest;
      if (line !== '' && lead.length + line.length + 1 + word.length > width) {
        lines.push(lead + line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    if (line !== '') lines.push((lines.length === 0 ? first : rest) + line);
  }
  return lines.join('\n');
}

/** A heading underlined with dashes. */
export function heading(text: string): string {
  return `${text}\n${'-'.repeat(text.length)}`;
}

/** Entries with a mark ("1. ", "[2] ", "- ") and further lines under the text of the first. */
export function entry(
  mark: string,
  width: number,
  first: string,
  more: readonly string[] = [],
): string {
  const indent = ' '.repeat(mark.length);
  const details = more.filter((line) => line !== '').map((line) => wrap(line, width, indent));
  return [wrap(first, width, mark, indent), ...details].join('\n');
}

/** Joins the parts that are not empty with an empty line between them and ends with a line break. */
export function page(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`;
}

/** A heading over its lines, or nothing when there are none. */
export function section(title: string, lines: readonly string[], gap = '\n'): string | null {
  return lines.length === 0 ? null : `${heading(title)}\n${lines.join(gap)}`;
}

export interface Column {
  label: string;
  align: 'left' | 'right';
}

/** Columns side by side; the first one gives way (wraps) when the width does not suffice. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const cells = [columns.map((column) => column.label), ...rows];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const others = widths.slice(1).reduce((sum, size) => sum + size + 2, 0);
  const firstWidth = Math.min(widths[0] ?? 0, Math.max(width - others, 12));
  widths[0] = firstWidth;
  const line = (row: readonly string[]): string => {
    const [head = '', ...tail] = wrap(row[0] ?? '', firstWidth, '', '  ').split('\n');
    const values = columns.slice(1).map((column, at) => {
      const text = row[at + 1] ?? '';
      const size = widths[at + 1] ?? 0;
      return column.align === 'right' ? text.padStart(size) : text.padEnd(size);
    });
    return [[head.padEnd(firstWidth), ...values].join('  ').trimEnd(), ...tail].join('\n');
  };
  const [labels = [], ...body] = cells;
  const rule = widths.map((size) => '-'.repeat(size)).join('  ');
  return [line(labels), rule, ...body.map(line)].join('\n');
}

/** A number as people write it: no more digits than are there, thousands kept together with a comma; a trace never reads 0. */
export function figure(value: number): string {
  return value !== 0 && Math.abs(value) < 0.01
    ? value.toLocaleString('en-US', { maximumSignificantDigits: 2 })
    : value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
