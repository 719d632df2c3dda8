/** Text that is drawn over other text cannot be read, though every word of it is in the file. */
import { problem, type PdfProblem, type PlacedText, type Rule } from './rules.ts';

/** Points by which two texts may share a place: letters lean over their widths. */
const TOUCH = 2;
/** Share of the type size that the letters without ascenders take. */
const BODY = 0.5;
/** Letters of a text that a message quotes. */
const QUOTED = 40;

const quoted = (text: string): string => `"${text.slice(0, QUOTED)}"`;

/** Points that two stretches have in common. */
const shared = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);

const overprints = (one: PlacedText, other: PlacedText): boolean =>
  shared(one.x, one.width, other.x, other.width) > TOUCH &&
  shared(one.y, one.size * BODY, other.y, other.size * BODY) > TOUCH / 2;

/** No two texts stand at the same place, decoration included. */
export const overprint: Rule = ({ texts }) =>
  texts.flatMap(({ placed }, index) => {
    // From the lowest up: only neighbours can touch.
    const rising = placed.filter(({ text }) => text.trim() !== '').sort((a, b) => a.y - b.y);
    const found: PdfProblem[] = [];
    rising.forEach((one, at) => {
      for (const other of rising.slice(at + 1)) {
        if (other.y >= one.y + one.size * BODY) break;
        if (overprints(one, other))
          found.push(
            problem(
              'own-overprint',
              `${quoted(one.text)} and ${quoted(other.text)} stand at the same place`,
              index + 1,
            ),
          );
      }
    });
    return found;
  });
