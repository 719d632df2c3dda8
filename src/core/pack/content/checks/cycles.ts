/** `partOf` must lead upwards and end. */
import type { Located, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

interface Part {
  readonly id: string;
  readonly partOf: string | null;
}

function checkList(list: readonly Located<Part>[], problems: Problems): void {
  const parent = new Map(list.map(({ record }) => [record.id, record.partOf]));
  for (const { record, at } of list) {
    const seen = new Set([record.id]);
    for (let step = record.partOf; step !== null; step = parent.get(step) ?? null) {
      if (step === record.id)
        problems.add(
          at(['partOf']),
          `partOf runs in a circle: ${[...seen, step].join(' → ')}`,
          'Remove partOf from the broader of them.',
        );
      if (seen.has(step)) break;
      seen.add(step);
    }
  }
}

export function checkCycles(content: Content, problems: Problems): void {
  checkList(content.substances, problems);
  checkList(content.conditions, problems);
}
