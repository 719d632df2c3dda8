/** The few pieces of Markdown that the report is made of. */

const cell = (text: string | number): string =>
  String(text).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();

export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** More ids than this are folded away. */
const shown = 40;

/** A gap: what it is, how many, which. */
export function gap(title: string, ids: readonly string[], of: number, note = ''): string {
  const share = `${ids.length} of ${of}`;
  const list = ids.map((id) => `\`${id}\``).join(', ');
  const body =
    ids.length === 0
      ? 'None.'
      : ids.length <= shown
        ? list
        : `<details><summary>All ${ids.length}</summary>\n\n${list}\n\n</details>`;
  return [`### ${title}: ${share}`, ...(note === '' ? [] : [note]), body].join('\n\n');
}

export const section = (title: string, parts: readonly string[]): string =>
  [`## ${title}`, ...parts].join('\n\n');
