/**
 * The imported packs of the data folder. A pack is opened once its seal has been checked; packs that another process adds or
 * removes are noticed within a second. Who reads them is composed anew when `version` changes, and may cache as if nothing
 * ever changed.
 */
import { CofactorError } from '../../../contract/errors.ts';
import { errorCode } from '../../db/sqliteErrors.ts';
import type { Reader } from '../../db/statements.ts';
import type { Logger } from '../../ports.ts';
import type { ImportedKind, PackManifest } from './manifest.ts';
import { openPack, type OpenPack } from './openPack.ts';
import {
  deletePackFile,
  listPackFiles,
  packsFolder,
  removeStalePartials,
  type PackFile,
} from './packFiles.ts';
import { isWhole, isWholeInTime } from './seal.ts';

export interface ShelfPack {
  readonly manifest: PackManifest;
  readonly db: Reader;
}

export interface Shelf {
  /** Another number for every other set of open packs. Looks into the folder, at most once a second. */
  version(): number;
  /** The open packs of a kind, the newest first. */
  packs(kind?: ImportedKind): readonly ShelfPack[];
  /** Whether a file of this id is there, open or not. */
  has(id: string): boolean;
  /** Resolves when every pack that is there is open or refused. */
  ready(): Promise<void>;
  /** Looks now and waits until it is `ready`. */
  refresh(): Promise<void>;
  /** Checks every byte of every pack. */
  inspect(): Promise<{ packs: { id: string; edition: string; ok: boolean }[]; problems: string[] }>;
  /** Lets go of the file, so that a new one may take its place; the next look opens what is there then. */
  release(id: string): void;
  /** Closes the pack and deletes it. @throws CofactorError `unknown-id`; `busy` or `unwritable`, and then it is still there */
  remove(id: string): void;
  close(): void;
}

/**
 * Up to here the seal is checked at once (a tenth of a second); larger packs are checked beside other work: a gigabyte with
 * 2,000,000 foods takes one to two seconds. The quick check of SQLite takes 9 seconds for it and finds less.
 */
const CHECKED_AT_ONCE = 64 * 1024 * 1024;
const LOOK_EVERY_MS = 1000;

type State =
  | { readonly is: 'checking'; readonly done: Promise<void> }
  | { readonly is: 'open'; readonly pack: OpenPack }
  | { readonly is: 'newer' | 'damaged'; readonly title: string };

interface Entry {
  readonly file: PackFile;
  state: State;
}

function explain(id: string, is: 'newer' | 'damaged', title: string): string {
  const name = `"${title}" (packs/${id}.db)`;
  const remove = `remove it with "cofactor packs remove ${id}" or on the page of your data`;
  return is === 'newer'
    ? `${name} was made by a newer version of Cofactor and was not opened. Update Cofactor, or ${remove} and import it again.`
    : `${name} is damaged and is not used. Import it again; until then, ${remove}.`;
}

export interface ShelfOptions {
  readonly dataDir: string;
  readonly log: Logger;
  /** For tests: the size up to which a pack is checked at once, in bytes. */
  readonly checkedAtOnce?: number;
}

export function createShelf(options: ShelfOptions): Shelf {
  const { log, checkedAtOnce = CHECKED_AT_ONCE } = options;
  const folder = packsFolder(options.dataDir);
  const entries = new Map<string, Entry>();
  let version = 0;
  let lookedAt = -Infinity;
  let closed = false;

  const letGo = ({ state }: Entry): void => {
    if (state.is === 'open') state.pack.close();
  };
  const titleOf = ({ state, file }: Entry): string =>
    state.is === 'open'
      ? state.pack.manifest.title
      : state.is === 'checking'
        ? file.id
        : state.title;

  const refuse = (entry: Entry, is: 'newer' | 'damaged'): void => {
    const title = titleOf(entry);
    letGo(entry);
    entry.state = { is, title };
    version += 1;
    log.warn('pack not opened', { is });
  };

  const open = (entry: Entry): void => {
    const opened = openPack(entry.file.path, entry.file.id, () => {
      if (entry.state.is === 'open') refuse(entry, 'damaged');
    });
    if (opened.state === 'open') {
      entry.state = { is: 'open', pack: opened.pack };
      version += 1;
    } else refuse(entry, opened.state);
  };

  const checkThenOpen = (entry: Entry, isSound: boolean): void => {
    if (isSound) open(entry);
    else refuse(entry, laterVersion(entry.file) ? 'newer' : 'damaged');
  };

  const isCurrent = (entry: Entry): boolean => !closed && entries.get(entry.file.id) === entry;

  const take = (file: PackFile): void => {
    const entry: Entry = { file, state: { is: 'damaged', title: file.id } };
    entries.set(file.id, entry);
    if (file.bytes <= checkedAtOnce) {
      checkThenOpen(entry, soundNow(file));
      return;
    }
    const done = isWholeInTime(file.path, () => isCurrent(entry))
      .catch(() => false)
      .then((isSound) => {
        if (isCurrent(entry)) checkThenOpen(entry, isSound);
      });
    entry.state = { is: 'checking', done };
  };

  const look = (): void => {
    lookedAt = performance.now();
    removeStalePartials(folder);
    const files = listPackFiles(folder);
    const there = new Map(files.map((file) => [file.id, file]));
    for (const [id, entry] of entries) {
      if (there.get(id)?.mark === entry.file.mark) continue;
      letGo(entry);
      entries.delete(id);
      version += 1;
    }
    for (const file of files) if (!entries.has(file.id)) take(file);
  };
  const lookIfDue = (): void => {
    if (!closed && performance.now() - lookedAt >= LOOK_EVERY_MS) look();
  };

  const ready = async (): Promise<void> => {
    lookIfDue();
    for (const { state } of [...entries.values()]) if (state.is === 'checking') await state.done;
  };

  return {
    version: () => {
      lookIfDue();
      return version;
    },
    packs: (kind) => {
      lookIfDue();
      return [...entries.values()]
        .flatMap(({ state }) => (state.is === 'open' ? [state.pack] : []))
        .filter(({ manifest }) => kind === undefined || manifest.kind === kind)
        .sort(
          (a, b) =>
            (a.manifest.built < b.manifest.built
              ? 1
              : a.manifest.built > b.manifest.built
                ? -1
                : 0) || (a.manifest.id < b.manifest.id ? -1 : 1),
        );
    },
    has: (id) => {
      look();
      return entries.has(id);
    },
    ready,
    refresh: async () => {
      look();
      await ready();
    },

    inspect: async () => {
      look();
      await ready();
      for (const entry of [...entries.values()]) {
        if (entry.state.is !== 'open') continue;
        const isSound = await isWholeInTime(entry.file.path, () => isCurrent(entry)).catch(
          () => false,
        );
        if (!isSound && isCurrent(entry)) refuse(entry, 'damaged');
      }
      const all = [...entries.values()];
      return {
        packs: all.map(({ file, state }) => ({
          id: file.id,
          edition: state.is === 'open' ? state.pack.manifest.edition : '',
          ok: state.is === 'open',
        })),
        problems: all.flatMap((entry) => {
          const { is } = entry.state;
          return is === 'newer' || is === 'damaged'
            ? [explain(entry.file.id, is, titleOf(entry))]
            : [];
        }),
      };
    },

    release: (id) => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      letGo(entry);
      entries.delete(id);
      version += 1;
      lookedAt = -Infinity;
    },

    remove: (id) => {
      look();
      const entry = entries.get(id);
      if (entry === undefined) {
        throw new CofactorError('unknown-id', `No pack has the id "${id}".`, 'id');
      }
      const title = titleOf(entry);
      letGo(entry);
      entries.delete(id);
      version += 1;
      try {
        deletePackFile(folder, entry.file.path);
      } catch (error) {
        const isOpen = /^(EBUSY|EPERM)$/u.test(errorCode(error)) && process.platform === 'win32';
        const failure = isOpen
          ? new CofactorError(
              'busy',
              `"${title}" is open in another Cofactor. Close it and try again.`,
            )
          : new CofactorError(
              'unwritable',
              `"${title}" could not be removed: its file in ${folder} cannot be deleted. Check the permissions of the folder.`,
            );
        failure.cause = error;
        throw failure;
      } finally {
        // Opens again what is still there.
        look();
      }
    },

    close: () => {
      closed = true;
      for (const entry of entries.values()) letGo(entry);
      entries.clear();
      version += 1;
    },
  };
}

function soundNow(file: PackFile): boolean {
  try {
    return isWhole(file.path);
  } catch {
    return false;
  }
}

/** A later version may seal its packs in another way; its manifest still tells. */
function laterVersion(file: PackFile): boolean {
  const opened = openPack(file.path, file.id, () => undefined);
  if (opened.state === 'open') opened.pack.close();
  return opened.state === 'newer';
}
