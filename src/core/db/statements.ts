/** Prepared statements, cached by their text: preparing costs ten times as much as a lookup. */
import type { Database, Statement } from 'better-sqlite3';

export type SqlValue = string | number | bigint | null | Uint8Array;
/** `?` parameters as an array, `:name` parameters as an object. */
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

// The caller names the row that its SQL selects: the type parameter stands in the result alone, on purpose.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
export interface Reader {
  /** All rows, as objects. `Row` is the caller's description of the selected columns. */
  readonly all: <Row>(sql: string, params?: SqlParams) => Row[];
  /** The first row, undefined when there is none. */
  readonly get: <Row>(sql: string, params?: SqlParams) => Row | undefined;
  /** The first column of all rows. */
  readonly pluck: <Value>(sql: string, params?: SqlParams) => Value[];
}

export interface RowReader extends Reader {
  /** Row by row: what came before a broken place is there when the next one throws. */
  readonly each: <Row>(sql: string, params?: SqlParams) => Iterable<Row>;
}

export interface Writer extends RowReader {
  /** Runs a statement that changes data; returns the number of changed rows. */
  readonly run: (sql: string, params?: SqlParams) => number;
  /** Runs `work` in one immediate transaction: all of it or nothing. */
  readonly transaction: <T>(work: () => T) => T;
}

/** Typed, cached access to an open connection. SQL is fixed text of the repositories, never built from input. */
export function createStatements(connection: Database): Writer {
  const cache = new Map<string, Statement>();
  const plucking = new Map<string, Statement>();

  const prepared = (sql: string): Statement => {
    const known = cache.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(sql);
    cache.set(sql, statement);
    return statement;
  };
  const pluckingOf = (sql: string): Statement => {
    const known = plucking.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(sql).pluck();
    plucking.set(sql, statement);
    return statement;
  };

  // better-sqlite3 takes an array of positions or one object of names as a single argument.
  const bound = (params: SqlParams | undefined): unknown[] =>
    params === undefined ? [] : [params];
  // The one place where a row takes the type that its repository describes; tests run every statement.
  const typed = <T>(value: unknown): T => value as T;

  return {
    all: <Row>(sql: string, params?: SqlParams) =>
      typed<Row[]>(prepared(sql).all(...bound(params))),
    each: <Row>(sql: string, params?: SqlParams) =>
      typed<Iterable<Row>>(prepared(sql).iterate(...bound(params))),
    get: <Row>(sql: string, params?: SqlParams) =>
      typed<Row | undefined>(prepared(sql).get(...bound(params))),
    pluck: <Value>(sql: string, params?: SqlParams) =>
      typed<Value[]>(pluckingOf(sql).all(...bound(params))),
    run: (sql, params) => prepared(sql).run(...bound(params)).changes,
    transaction: <T>(work: () => T): T => connection.transaction(work).immediate(),
  };
}
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */
