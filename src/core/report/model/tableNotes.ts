/** Notes of a table: a letter beside each cell that has one, and the notes once under the table. */
import type { Block } from '../../../contract/reportDocument.ts';
import { paragraph, run, strong } from './blocks.ts';

/** Small letters, and two of them after "z". */
function letterOf(index: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : letter.repeat(Math.floor(index / 26) + 1);
}

/** Notes of a table, each once, in order of first use. */
export interface Notes {
  mark(note: string | null): string;
  block(): Block[];
}
export function createNotes(): Notes {
  const notes: string[] = [];
  return {
    mark(note) {
      if (note === null) return '';
      if (!notes.includes(note)) notes.push(note);
      return ` (${letterOf(notes.indexOf(note))})`;
    },
    block: () =>
      notes.length === 0
        ? []
        : [
            paragraph(
              notes.flatMap((note, index) => [
                strong(`(${letterOf(index)})\u00a0`),
                run(`${note} `),
              ]),
              'quiet',
            ),
          ],
  };
}
