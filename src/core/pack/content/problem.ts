/** Faults of content files. Each says where it is and what to do; a check run collects all of them. */

/** Where a value stands: file relative to the content folder, line from 1, path such as `forms[2].formula`. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly path: string;
}

export interface ContentProblem extends Place {
  readonly message: string;
  readonly fix: string;
}

export type FieldPath = readonly (string | number)[];

/** Finds the place of a field inside one record. */
export type Locate = (path: FieldPath) => Place;

/** A record together with the way back to its lines. */
export interface Located<T> {
  readonly record: T;
  readonly at: Locate;
}

/** Writes `['forms', 2, 'formula']` as `forms[2].formula`. */
export function pathText(path: FieldPath): string {
  return path
    .map((key, n) => (typeof key === 'number' ? `[${key}]` : n === 0 ? key : `.${key}`))
    .join('');
}

/** The collector that loaders and checks share. */
export class Problems {
  readonly list: ContentProblem[] = [];
  /** Ids of records that are there but faulty: naming them is no second fault. */
  readonly faultyIds = new Set<string>();
  /** True once a file or a row could not be read at all, so that nobody knows which ids exist. */
  incomplete = false;

  add(place: Place, message: string, fix: string): void {
    this.list.push({ ...place, message, fix });
  }

  /** Sorted by file and line, so that a reader works through a file from the top. */
  sorted(): ContentProblem[] {
    return this.list.toSorted((a, b) =>
      a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
    );
  }
}

/** Thrown by a build whose content has problems; carries all of them. */
export class ContentInvalid extends Error {
  readonly problems: readonly ContentProblem[];
  constructor(problems: readonly ContentProblem[]) {
    super(`The content has ${problems.length} problem${problems.length === 1 ? '' : 's'}.`);
    this.name = 'ContentInvalid';
    this.problems = problems;
  }
}
