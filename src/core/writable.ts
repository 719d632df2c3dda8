/** Whether something can be saved in a folder. */
import { mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The nearest folder that is there, in which the missing ones would be made. */
function nearest(folder: string): string {
  const place = resolve(folder);
  const above = dirname(place);
  if (above === place || statSync(place, { throwIfNoEntry: false }) !== undefined) return place;
  return nearest(above);
}

/**
 * Makes an empty folder there and takes it away again: rights alone do not tell, on a disk that is mounted for reading, or
 * where an administrator asks. A folder that is not there yet is as good as the one in which it would be made.
 * @param folder path of the folder
 */
export function isWritableFolder(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(nearest(folder), '.cofactor-')));
    return true;
  } catch {
    return false;
  }
}
