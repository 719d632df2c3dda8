/**
 * The roles of a table, said in the markup: `display: block`, by which a table becomes a list of blocks on narrow windows,
 * takes away the roles that its elements have by themselves.
 */
export const roles = {
  table: 'table',
  rowgroup: 'rowgroup',
  row: 'row',
  columnheader: 'columnheader',
  rowheader: 'rowheader',
  cell: 'cell',
} as const;
