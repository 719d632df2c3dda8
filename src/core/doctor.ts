/** The state of the packs and of the person's data, in one answer. */
import type { Handlers } from '../contract/operations.ts';
import type { ReferenceDb } from './db/reference.ts';
import type { Library } from './library/service.ts';
import type { Readings } from './readings/service.ts';
import type { Shelf } from './pack/shelf/shelf.ts';
import { isWritableFolder } from './writable.ts';

export function createDoctor(
  db: ReferenceDb,
  shelf: Shelf,
  library: Library,
  readings: Pick<Readings, 'unreadable'>,
  dataDir: string,
): Pick<Handlers, 'doctor'> {
  return {
    doctor: async () => {
      const { userData, problems } = library.inspect();
      const unreadable = userData.version === null ? [] : unreadableIn(readings);
      const damage = db.check();
      const imported = await shelf.inspect();
      const writable = isWritableFolder(dataDir);
      const found = [
        ...(writable
          ? []
          : [
              `Nothing can be saved: the folder ${dataDir} cannot be written. Allow writing there, or choose another folder for the data.`,
            ]),
        ...damage.map((line) => `The reference is damaged: ${line}`),
        ...imported.problems,
        ...problems,
        ...unreadable,
      ];
      const { id, edition } = db.manifest;
      return {
        ok: found.length === 0,
        packs: [{ id, edition, ok: damage.length === 0 }, ...imported.packs],
        userData: { ...userData, ok: userData.ok && unreadable.length === 0 },
        problems: found,
      };
    },
  };
}

/** Where the data cannot be opened, `library.inspect` has said so already. */
function unreadableIn(readings: Pick<Readings, 'unreadable'>): string[] {
  try {
    return readings.unreadable();
  } catch {
    return [];
  }
}
