import type { OutcomeRow } from '../../../contract/answers.ts';
import {
  certainties,
  claimStates,
  outcomeGroups,
  type Certainty,
  type ClaimState,
  type Exposure,
  type OutcomeGroup,
} from '../../../contract/vocabulary.ts';

/** What the matrix needs to know of an outcome; every outcome row of an answer has it. */
export type MatrixClaim = Pick<
  OutcomeRow,
  | 'claim'
  | 'substance'
  | 'outcome'
  | 'outcomeGroup'
  | 'otherOutcomeGroups'
  | 'state'
  | 'certainty'
  | 'exposure'
>;

/** Empty text or null: no limit. */
export interface MatrixFilter {
  readonly words: string;
  readonly outcome: OutcomeGroup | null;
  readonly result: ClaimState | null;
  readonly certainty: Certainty | null;
  readonly exposure: Exposure | null;
}
export const NO_FILTER: MatrixFilter = {
  words: '',
  outcome: null,
  result: null,
  certainty: null,
  exposure: null,
};

export interface MatrixEntry<C extends MatrixClaim> {
  readonly claim: C;
  /**
   * The claim stands first in another column and only touches this outcome too: its result and certainty are those of the
   * other column, and must not be shown in this one.
   */
  readonly also: boolean;
}
export interface MatrixCell<C extends MatrixClaim> {
  /** Side by side, never merged. */
  readonly entries: readonly MatrixEntry<C>[];
  /** Claims of this cell that the filter leaves out: an empty cell must not look uncovered. */
  readonly filtered: number;
}
export interface MatrixLine<C extends MatrixClaim> {
  readonly substance: string;
  readonly name: string;
  /** Outcomes that pass the filter, and all of them. */
  readonly shown: number;
  readonly total: number;
  readonly cells: ReadonlyMap<OutcomeGroup, MatrixCell<C>>;
}
export interface Matrix<C extends MatrixClaim> {
  /** Key outcomes first, in their fixed order, whether covered or not. */
  readonly columns: readonly OutcomeGroup[];
  /** Lines with at least one outcome that passes the filter, by name. */
  readonly lines: readonly MatrixLine<C>[];
  readonly shownOutcomes: number;
  readonly totalOutcomes: number;
  readonly totalLines: number;
}

const groupsOf = (claim: MatrixClaim): OutcomeGroup[] => [
  claim.outcomeGroup,
  ...claim.otherOutcomeGroups.filter((group) => group !== claim.outcomeGroup),
];

/** Key outcomes in the order given, then every further group that a claim covers, in the order of the vocabulary. */
export function matrixColumns(
  claims: readonly MatrixClaim[],
  keyOutcomes: readonly OutcomeGroup[],
): OutcomeGroup[] {
  const covered = new Set(claims.flatMap(groupsOf));
  return [
    ...keyOutcomes,
    ...outcomeGroups.filter((group) => covered.has(group) && !keyOutcomes.includes(group)),
  ];
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Each word has to start a word of the text; a single letter has to be one ("vitamin d" is not "vitamin a, disability"). */
function holdsWords(text: string, words: string): boolean {
  const present = wordsOf(text);
  return wordsOf(words).every((word) =>
    present.some((one) => (word.length === 1 ? one === word : one.startsWith(word))),
  );
}

/** True where the claim passes every part of the filter; words are looked for in the name and the outcome. */
export function passes(claim: MatrixClaim, name: string, filter: MatrixFilter): boolean {
  return (
    (filter.outcome === null || groupsOf(claim).includes(filter.outcome)) &&
    (filter.result === null || claim.state === filter.result) &&
    // Where no study was found there is nothing that could have been rated.
    (filter.certainty === null ||
      (claim.certainty === filter.certainty && claim.state !== 'no-studies')) &&
    (filter.exposure === null || claim.exposure === filter.exposure) &&
    holdsWords(`${name} ${claim.outcome}`, filter.words)
  );
}

/** Substances × outcome groups. A claim stands in the column of each group that it covers. */
export function buildMatrix<C extends MatrixClaim>(
  claims: readonly C[],
  keyOutcomes: readonly OutcomeGroup[],
  nameOf: (substance: string) => string,
  filter: MatrixFilter = NO_FILTER,
): Matrix<C> {
  const all = matrixColumns(claims, keyOutcomes);
  const bySubstance = new Map<string, C[]>();
  for (const claim of claims)
    bySubstance.set(claim.substance, [...(bySubstance.get(claim.substance) ?? []), claim]);

  const lines: MatrixLine<C>[] = [];
  for (const [substance, own] of bySubstance) {
    const name = nameOf(substance);
    const visible = new Set(own.filter((claim) => passes(claim, name, filter)));
    if (visible.size === 0) continue;
    const cells = new Map<OutcomeGroup, MatrixCell<C>>();
    for (const group of all) {
      const here = own.filter((claim) => groupsOf(claim).includes(group));
      if (here.length === 0) continue;
      const entries = here
        .filter((claim) => visible.has(claim))
        .map((claim) => ({ claim, also: claim.outcomeGroup !== group }))
        .sort((a, b) => Number(a.also) - Number(b.also));
      cells.set(group, { entries, filtered: here.length - entries.length });
    }
    lines.push({ substance, name, shown: visible.size, total: own.length, cells });
  }
  return {
    columns: filter.outcome === null ? all : all.filter((group) => group === filter.outcome),
    lines: sortLines(lines, { by: 'name', reversed: false }),
    shownOutcomes: lines.reduce((sum, line) => sum + line.shown, 0),
    totalOutcomes: claims.length,
    totalLines: bySubstance.size,
  };
}

/** `outcomes`: most first. `certainty`: the highest that any outcome reaches first. A group: its results, in the order of the vocabulary. */
export type SortKey = 'name' | 'outcomes' | 'certainty' | OutcomeGroup;
export interface MatrixSort {
  readonly by: SortKey;
  readonly reversed: boolean;
}

/** Reads `relapse` or `-relapse` from an address; anything else sorts by name. */
export function readSort(text: string | null, columns: readonly OutcomeGroup[]): MatrixSort {
  const reversed = text?.startsWith('-') ?? false;
  const name = reversed ? text?.slice(1) : text;
  const keys: readonly SortKey[] = ['name', 'outcomes', 'certainty', ...columns];
  const by = keys.find((key) => key === name);
  return by === undefined ? { by: 'name', reversed: false } : { by, reversed };
}

/** For an address; empty for the order that a page starts with. */
export function writeSort({ by, reversed }: MatrixSort): string {
  if (by === 'name' && !reversed) return '';
  return reversed ? `-${by}` : by;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** Place of a claim in a column: its result first, then its certainty, both in the order of the vocabulary. */
const rank = (claim: MatrixClaim): number =>
  claimStates.indexOf(claim.state) * certainties.length + certainties.indexOf(claim.certainty);

/** A claim that has its result in another column. */
const AFTER_RESULTS = claimStates.length * certainties.length;

/** Place in the order; null where the line has nothing to be ordered by. It then comes last both ways. */
function place<C extends MatrixClaim>(line: MatrixLine<C>, by: SortKey): number | null {
  if (by === 'name') return 0;
  if (by === 'outcomes') return -line.shown;
  const cells = by === 'certainty' ? [...line.cells.values()] : [line.cells.get(by)];
  const places = cells
    .flatMap((cell) => cell?.entries ?? [])
    .filter(({ claim }) => by !== 'certainty' || claim.state !== 'no-studies')
    .map(({ claim, also }) => {
      if (by === 'certainty') return certainties.indexOf(claim.certainty);
      return also ? AFTER_RESULTS : rank(claim);
    });
  return places.length === 0 ? null : Math.min(...places);
}

/** Lines in the order asked for, equal ones by name. */
export function sortLines<C extends MatrixClaim>(
  lines: readonly MatrixLine<C>[],
  { by, reversed }: MatrixSort,
): MatrixLine<C>[] {
  const turn = reversed ? -1 : 1;
  return lines
    .map((line) => ({ line, at: place(line, by) }))
    .sort((a, b) => {
      if (a.at === null || b.at === null) {
        const missing = (a.at === null ? LAST : 0) - (b.at === null ? LAST : 0);
        if (missing !== 0) return missing;
      } else if (a.at !== b.at) return (a.at - b.at) * turn;
      return a.line.name.localeCompare(b.line.name, 'en') * (by === 'name' ? turn : 1);
    })
    .map(({ line }) => line);
}
