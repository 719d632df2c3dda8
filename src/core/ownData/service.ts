/** The person's data as a whole: backups, damaged files, export and import. */
import type { Handlers } from '../../contract/operations.ts';
import type { UserDb } from '../db/userDb.ts';
import type { OfferedFiles } from '../files.ts';
import type { Clock } from '../ports.ts';
import { createBackups } from './backups.ts';
import { createDamaged } from './damaged.ts';
import { createTransfer } from './transfer.ts';

type Operation =
  | 'backups.list'
  | 'backups.preview'
  | 'backups.restore'
  | 'damaged.list'
  | 'damaged.export'
  | 'damaged.dismiss'
  | 'damaged.remove'
  | 'data.export'
  | 'data.import';

export function createOwnData(
  db: UserDb,
  files: OfferedFiles,
  clock: Clock,
): Pick<Handlers, Operation> {
  return {
    ...createBackups(db, clock),
    ...createDamaged(db, clock),
    ...createTransfer(db, files, clock),
  };
}
