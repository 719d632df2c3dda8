/** Files that were set aside because they were damaged, and what can still be read of them. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CofactorError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/operations.ts';
import { readCopy } from '../db/copies.ts';
import { dismiss, listDismissed, nameOf } from '../db/recoveries.ts';
import { isSound } from '../db/soundness.ts';
import { plainError } from '../db/sqliteErrors.ts';
import type { RowReader } from '../db/statements.ts';
import { sumOf } from '../db/sums.ts';
import type { UserDb } from '../db/userDb.ts';
import { companions, listDamaged, timeInName } from '../db/userFiles.ts';
import type { Clock } from '../ports.ts';
import { countsOf, dataText } from './dataText.ts';
import { kindsIn, noContent, rowsOf, sumsIn, type Content, type Kind } from './repository.ts';

type Operation = 'damaged.list' | 'damaged.export' | 'damaged.dismiss' | 'damaged.remove';

export function createDamaged(db: UserDb, clock: Clock): Pick<Handlers, Operation> {
  const { files } = db;
  const setAside = (): string[] => listDamaged(files).filter((name) => name.endsWith('.db'));
  const dismissed = (): Set<string> => db.read(listDismissed, new Set<string>());

  /** The first read of a session mends what is damaged. @returns false where the data cannot be opened */
  const isOpened = (): boolean => {
    try {
      return db.read(() => true, true);
    } catch {
      return false;
    }
  };
  const isDataSound = (): boolean =>
    isOpened() && existsSync(files.database) && isSound(files.database, db.migrations);
  const pathOf = (name: string): string => {
    const path = join(files.folder, name);
    if (!existsSync(path))
      throw new CofactorError('not-found', `There is no damaged file ${name}.`, 'name');
    return path;
  };

  return {
    'damaged.list': () => {
      isOpened();
      const names = setAside();
      if (names.length === 0) return [];
      const removable = isDataSound();
      const read = removable ? dismissed() : new Set<string>();
      return names.reverse().map((name) => {
        const path = join(files.folder, name);
        const content = surviving(path);
        return {
          name,
          setAsideAt: timeInName(name) ?? '',
          bytes: statSync(path).size,
          readable: content === null ? null : countsOf(content),
          dismissed: read.has(name),
          removable,
        };
      });
    },

    'damaged.export': ({ name }) => {
      const content = surviving(pathOf(name));
      if (content === null) {
        throw new CofactorError('damaged-data', 'Nothing of this file can be read.', 'name');
      }
      const text = dataText(content, clock.now().toISOString());
      return {
        name: `${name.replace(/\.db$/u, '')}.json`,
        mime: 'application/json',
        base64: Buffer.from(text, 'utf8').toString('base64'),
        counts: countsOf(content),
      };
    },

    'damaged.dismiss': ({ what }) => {
      const known = [...setAside(), ...db.inspect().recoveries.map(nameOf)];
      if (known.includes(what)) {
        db.write((writer) => {
          dismiss(writer, what, clock.now().toISOString());
        });
      } else if (!dismissed().has(what))
        throw new CofactorError('not-found', 'There is no such damage to be told of.', 'what');
      return {};
    },

    'damaged.remove': ({ name }) => {
      const path = pathOf(name);
      if (!isDataSound()) {
        throw new CofactorError(
          'damaged-data',
          'Your data file is not sound at present, so this file stays: it may be all that is left.',
          'name',
        );
      }
      try {
        // The database goes last, so that an interruption shows.
        for (const suffix of [...companions, '']) rmSync(path + suffix, { force: true });
      } catch (error) {
        throw plainError(error, path);
      }
      return {};
    },
  };
}

/** Rows that can be read and fit their check sums, where the file has some; null when it cannot be opened at all. */
function surviving(path: string): Content | null {
  try {
    return readCopy(path, (reader) => {
      const content = noContent();
      const sums = sumsIn(reader);
      for (const kind of kindsIn(reader)) fill(content, kind, rowsOfDamaged(reader, kind, sums));
      const plans = new Set(content.plans.map((plan) => plan.id));
      content.versions = content.versions.filter((version) => plans.has(version.plan));
      return content;
    });
  } catch {
    return null;
  }
}

function rowsOfDamaged(reader: RowReader, kind: Kind, sums: ReturnType<typeof sumsIn>): object[] {
  return rowsOf(reader, kind)
    .filter(({ table, key, row }) => {
      const sum = sums.get(`${table} ${key}`);
      return sum === undefined || sum === sumOf(table, row);
    })
    .map(({ row }) => row);
}

/** The one place where rows of a table become those of its kind. */
function fill(content: Content, kind: Kind, rows: object[]): void {
  Object.assign(content, { [kind]: rows });
}
