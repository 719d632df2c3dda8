/** Check sum of the rows of a list, in their order. */
import { createHash } from 'node:crypto';

export function createContentHash(): { add(row: object): void; digest(): string } {
  const hash = createHash('sha256');
  return {
    add: (row) => {
      hash.update(`${JSON.stringify(row)}\n`);
    },
    digest: () => hash.digest('hex'),
  };
}
