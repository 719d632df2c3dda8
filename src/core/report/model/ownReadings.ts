/** Publications that the reader added: at the end of the references, with marks of their own, never as citations. */
import type { PrintedReading } from '../../../contract/readings.ts';
import { retractionText, type RetractionMark } from '../../../contract/retraction.ts';
import type { Block } from '../../../contract/reportDocument.ts';
import { formatVancouver, linksOf } from '../../citation/service.ts';
import { citableItem } from '../../readings/export.ts';
import { heading, paragraph, run, strong } from './blocks.ts';
import { count, formatDate } from './format.ts';

/** With what the imported list of retractions says of it; without where nothing was checked. */
interface MarkedReading extends PrintedReading {
  readonly retraction?: RetractionMark | null;
}

export interface OwnReadings {
  readonly readings: readonly MarkedReading[];
  /** They are left out, and how many: titles and notes may tell a diagnosis. */
  readonly hidden: boolean;
}

/** "R1", "R2" …: a citation of the reviewed reference is a number alone. */
const markOf = (at: number): string => `R${at + 1}`;

/** Empty where the reader added nothing to print. */
export function ownReadingBlocks({ readings, hidden }: OwnReadings): Block[] {
  if (readings.length === 0) return [];
  const title = heading('Added by the reader', 'own-readings');
  if (hidden) {
    return [
      title,
      paragraph(
        `${count(readings.length, 'publication', 'publications')} that the reader added ${readings.length === 1 ? 'is' : 'are'} left out, because titles and notes may name a diagnosis.`,
        'quiet',
      ),
    ];
  }
  return [
    title,
    paragraph(
      'From the reader’s own reading list, with the reader’s own notes. Not part of the reviewed reference: nothing in this report rests on these publications, and nobody has checked them for it. Their marks (R1, R2 …) are no citations.',
      'quiet',
    ),
    ...readings.flatMap(entryOf),
  ];
}

function entryOf({ item, notes, retraction = null }: MarkedReading, at: number): Block[] {
  const publication = citableItem(item, markOf(at));
  const text = formatVancouver(publication);
  const addresses = linksOf(publication)
    .map(({ label }) => label)
    .filter((label) => !text.includes(label));
  const lines = notes.split('\n').filter((line) => line.trim() !== '');
  return [
    paragraph([strong(`${markOf(at)} `), run([text, ...addresses].join(' '))]),
    ...retractionLine(retraction),
    ...lines.map((line, place) =>
      paragraph(place === 0 ? `Note of the reader: ${line.trim()}` : line.trim(), 'quiet'),
    ),
  ];
}

/** In the words of the reading list: what is listed stands out, what is not listed is said quietly. */
function retractionLine(mark: RetractionMark | null): Block[] {
  if (mark === null) return [];
  const words = retractionText(mark, true, formatDate);
  return [mark.nature === null ? paragraph(words, 'quiet') : paragraph([strong(words)], 'notice')];
}
