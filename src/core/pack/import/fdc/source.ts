/** The tables of a download, read one after the other: counted, hashed, told to the progress. */
import type { Hash } from 'node:crypto';
import type { ArchiveFile } from '../archive/archive.ts';
import type { Cells } from '../csv/cells.ts';
import { readTable } from '../csv/readTable.ts';
import type { Progress } from '../progress.ts';
import { placesOf } from './columns.ts';

export type OnRow = (cells: Cells) => void;

export class Tables {
  readonly #files: ReadonlyMap<string, ArchiveFile>;
  readonly #progress: Progress;
  readonly #hash: Hash;

  constructor(files: ReadonlyMap<string, ArchiveFile>, progress: Progress, hash: Hash) {
    this.#files = files;
    this.#progress = progress;
    this.#hash = hash;
  }

  /**
   * Reads a table with the named columns; one that is not there has no rows.
   * @param begin told where the columns are; gives what is called for each row
   */
  async read<K extends string>(
    table: string,
    columns: Readonly<Record<K, readonly string[]>>,
    optional: readonly NoInfer<K>[],
    begin: (places: Record<K, number>) => OnRow,
  ): Promise<void> {
    const file = this.#files.get(table);
    if (file === undefined) return;
    this.#hash.update(`${table}\n${file.bytes}\n`);
    const stream = await file.open();
    let rows = 0;
    await readTable(stream, {
      file: file.path,
      delimiter: ',',
      encoding: 'utf-8',
      onPiece: (piece) => {
        this.#hash.update(piece);
        this.#progress.bytes(piece.length, rows);
        rows = 0;
      },
      onHeadings: (headings) => {
        const onRow = begin(placesOf(file.path, headings, columns, optional));
        return (cells) => {
          rows += 1;
          onRow(cells);
        };
      },
    });
    this.#progress.bytes(0, rows);
  }
}
