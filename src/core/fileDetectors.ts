/** Recognises chosen files that are no food tables: an export of one's own data, citations. */
import { readCitationsHead } from './citation/import/readCitations.ts';
import type { Detector } from './pack/import/readFile.ts';
import { readExportHead } from './ownData/chosenFile.ts';

/** An export is JSON, or encrypted by age; other files, which may be large, are not read for that. */
const maybeExport = (head: Buffer): boolean =>
  /^(?:\u{feff}?\s*\{|age-encryption\.org\/|-----BEGIN AGE)/u.test(
    head.subarray(0, 200).toString('utf8'),
  );

export const fileDetectors: readonly Detector[] = [
  ({ path, name }, head) => {
    const found = maybeExport(head) ? readExportHead(path) : null;
    return found === null ? null : { ...found, name };
  },
  ({ path, name }, head) => {
    const found = readCitationsHead(path, head);
    return found === null ? null : { ...found, name };
  },
];
