/** What a table may be at most; real ones stay far below, hostile ones end here with a sentence. */
export const MOST_COLUMNS = 1_000;
/** Bytes of one row, quotes included. The longest lists of ingredients have about 15 kB. */
export const LONGEST_ROW = 1 << 20;
