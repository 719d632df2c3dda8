/** Everything out, and in again. */
import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/operations.ts';
import type { UserDb } from '../db/userDb.ts';
import type { OfferedFiles } from '../files.ts';
import type { Clock } from '../ports.ts';
import { readChosen } from './chosenFile.ts';
import { dataTables } from './dataTables.ts';
import { countsOf, dataText } from './dataText.ts';
import { readIncoming } from './incoming.ts';
import { merge } from './merge.ts';
import { encrypt } from './passphrase.ts';
import {
  insertContent,
  kinds,
  noContent,
  readContent,
  removeAll,
  type Content,
} from './repository.ts';

type Operation = 'data.export' | 'data.import';

const forms = {
  json: { ending: 'json', mime: 'application/json' },
  csv: { ending: 'zip', mime: 'application/zip' },
} as const;

export function createTransfer(
  db: UserDb,
  files: OfferedFiles,
  clock: Clock,
): Pick<Handlers, Operation> {
  return {
    'data.export': async ({ form, passphrase }) => {
      const content = db.read(readContent, noContent());
      const now = clock.now().toISOString();
      const plain =
        form === 'json' ? new TextEncoder().encode(dataText(content, now)) : dataTables(content);
      const { ending, mime } = forms[form];
      const name = `cofactor-data-${now.slice(0, 10)}.${ending}`;
      const counts = countsOf(content);
      if (passphrase === null) return { name, mime, base64: base64Of(plain), counts };
      const closed = await encrypt(plain, passphrase);
      return {
        name: `${name}.age`,
        mime: 'application/octet-stream',
        base64: base64Of(closed),
        counts,
      };
    },

    'data.import': async ({ file, passphrase, mode, tryOnly }) => {
      const text = await readChosen(files.get(file).path, passphrase);
      const { content, unreadable } = readIncoming(text);
      const decide = (existing = db.read(readContent, noContent())) =>
        merge(mode === 'replace' ? noContent() : existing, content, randomUUID);

      const before = db.read(readContent, noContent());
      const { insert, ...wouldBe } = decide(before);
      const changes = mode === 'replace' || isAny(insert);
      if (tryOnly || !changes || (!isAny(insert) && !isAny(before))) {
        return { ...wouldBe, unreadable, kept: null };
      }
      const kept = isAny(before) ? db.backUp() : null;
      const done = db.write((writer) => {
        // Decided anew on what stands now: another process may have saved meanwhile.
        const { insert: rows, ...counts } = decide(readContent(writer));
        if (mode === 'replace') removeAll(writer);
        insertContent(writer, rows);
        return counts;
      });
      files.release(file);
      return { ...done, unreadable, kept };
    },
  };
}

const isAny = (content: Content): boolean => kinds.some((kind) => content[kind].length > 0);

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
