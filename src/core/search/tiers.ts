/** Why a record was found, the best reason first. */
import type { SearchHit } from '../../contract/answers.ts';

/** Smaller is better. */
export const tiers = {
  name: 0,
  otherName: 1,
  nameStart: 2,
  otherNameStart: 3,
  namesInQuery: 4,
  /** The title holds every word, finished. */
  wholeTitle: 5,
  title: 6,
  otherNames: 7,
  text: 8,
  corrected: 9,
  /** Corrected too, with words that are less near. */
  farther: 10,
  part: 11,
  /** Every word but one. */
  mostWords: 12,
  anyWord: 13,
} as const;

export interface Candidate {
  readonly id: number;
  readonly tier: number;
  readonly matched: SearchHit['matched'];
  /** bm25, or 0 where a name matched or the pack is too large for scores. */
  readonly score: number;
}

/** Kinds that people call by a name. Titles of the others are sentences: a match of the whole is no more than one in part. */
export const namedKinds: ReadonlySet<SearchHit['kind']> = new Set([
  'substance',
  'condition',
  'form',
  'medication',
  'medication-class',
  'food',
]);

/** The candidates of one query: each record once, for its best reason. */
export class Candidates {
  readonly #best = new Map<number, Candidate>();

  offer(candidate: Candidate): void {
    const known = this.#best.get(candidate.id);
    if (known === undefined || candidate.tier < known.tier) this.#best.set(candidate.id, candidate);
  }
  get size(): number {
    return this.#best.size;
  }
  /** In no order. */
  ids(): number[] {
    return [...this.#best.keys()];
  }
  count(is: (candidate: Candidate) => boolean): number {
    let found = 0;
    for (const candidate of this.#best.values()) if (is(candidate)) found += 1;
    return found;
  }
  /** By tier, score, then the order of the pack. */
  inOrder(): Candidate[] {
    return [...this.#best.values()].sort(
      (a, b) => a.tier - b.tier || a.score - b.score || a.id - b.id,
    );
  }
}
