/** The person's data as a whole: backups, what they hold, export and import of everything. */
import * as v from 'valibot';
import { FileId } from './imports.ts';

const text = v.string();
const counts = v.record(text, v.number());

/** Long enough that guessing takes years; nobody can help with one that is forgotten. */
export const Passphrase = v.pipe(
  text,
  v.minLength(8, 'must have at least 8 characters'),
  v.maxLength(1000, 'is too long'),
);

export const BackupRef = v.strictObject({
  name: v.pipe(
    text,
    v.regex(/^user-\d{4}-\d{2}-\d{2}T[\d-]+Z\.db$/u, 'must be the name of a backup'),
  ),
});

export const BackupSummary = v.object({
  name: text,
  /** ISO time at which it was made, by the clock of that day. */
  madeAt: text,
  bytes: v.number(),
});
export type BackupSummary = v.InferOutput<typeof BackupSummary>;

/** What a backup holds beside what is there now, so that nobody restores blindly. */
export const BackupPreview = v.object({
  ...BackupSummary.entries,
  /** False: it does not pass its check and cannot be restored. */
  sound: v.boolean(),
  /** Schema version; null where the file cannot be read. */
  version: v.nullable(v.number()),
  counts,
  now: counts,
  /** Plans that restoring would bring back, take away or set to an earlier state. */
  plans: v.object({
    back: v.array(text),
    away: v.array(text),
    earlier: v.array(v.object({ title: text, savedThen: text, savedNow: text })),
  }),
});
export type BackupPreview = v.InferOutput<typeof BackupPreview>;

/** Before restoring, what is there now is kept as a backup of its own. */
export const RestoreInput = v.strictObject({
  ...BackupRef.entries,
  confirm: v.literal('restore this backup'),
});
export const Restored = v.object({
  /** Backup of what was there before; null: there was nothing. */
  kept: v.nullable(text),
  counts,
});
export type Restored = v.InferOutput<typeof Restored>;

/** Data files that were set aside because they were damaged, with what can still be read of them. */
export const DamagedFile = v.object({
  name: text,
  /** ISO time at which it was set aside. */
  setAsideAt: text,
  bytes: v.number(),
  /** Rows that can be read, by table; null where the file cannot be opened at all. */
  readable: v.nullable(counts),
  /** The person has read that it is there: nothing tells of it any more but this list. */
  dismissed: v.boolean(),
  /** False while the data file itself is not sound, or not there: then this may be all that is left. */
  removable: v.boolean(),
});
export type DamagedFile = v.InferOutput<typeof DamagedFile>;
export const DamagedRef = v.strictObject({
  name: v.pipe(
    text,
    v.regex(/^user\.damaged-[\dTZ-]+\.db$/u, 'must be the name of a damaged file'),
  ),
});

export const RemoveDamagedInput = v.strictObject({
  ...DamagedRef.entries,
  confirm: v.literal('delete this damaged file'),
});
/** `what`: name of the damaged file, or the `foundAt` of a recovery without one. It is read, and told no more. */
export const DismissDamageInput = v.strictObject({
  what: v.pipe(text, v.maxLength(80, 'is too long')),
});

/** A file to save. */
export const ExportedFile = v.object({
  name: text,
  mime: text,
  /** Content, base64. */
  base64: text,
  counts,
});

export const ExportDataInput = v.strictObject({
  /** `json` can be imported again · `csv` one table each, in a zip, for reading elsewhere. */
  form: v.optional(v.picklist(['json', 'csv']), 'json'),
  /** Encrypts the file in the age format; null: it is readable as it is. */
  passphrase: v.optional(v.nullable(Passphrase), null),
});

/** `merge` adds what is not there and never changes what is · `replace` takes the place of everything, after a backup. */
export const ImportDataInput = v.strictObject({
  file: FileId,
  passphrase: v.optional(v.nullable(text), null),
  mode: v.picklist(['merge', 'replace']),
  /** Says what would happen and changes nothing. */
  tryOnly: v.optional(v.boolean(), false),
});
export const ImportedData = v.object({
  /** By kind of entry: taken in, there already, or there in another state and therefore added as a copy. */
  added: counts,
  same: counts,
  copied: counts,
  /** There in another state and left as they are: settings. */
  left: counts,
  /** Entries that this version cannot read, with the reason. Nothing else is lost. */
  unreadable: v.array(v.object({ what: text, why: text })),
  /** Backup of what was there before; null: nothing was there, or nothing was changed. */
  kept: v.nullable(text),
});
export type ImportedData = v.InferOutput<typeof ImportedData>;

/**
 * What can happen to the data file: `not-a-database` its beginning is overwritten · `pages` parts of it are broken · `index` a
 * word index is broken, which is built anew · `entries` entries differ from their check sums · `schema` its tables are not
 * those of its version · `empty` nothing is in it although backups are · `log` the log of the last saves is broken · `lost`
 * the file is gone. docs/reliability.md says what follows from each.
 */
export const damageKinds = [
  'not-a-database',
  'pages',
  'index',
  'entries',
  'schema',
  'empty',
  'log',
  'lost',
] as const;
export type DamageKind = (typeof damageKinds)[number];

/** Damage of the data file that was found and mended. */
export const Recovery = v.object({
  /** ISO time at which the damage was found. */
  foundAt: text,
  kind: v.picklist(damageKinds),
  /** Name of the file that was set aside, or of its copy; null: there was none to keep. */
  damaged: v.nullable(text),
  /** Name of the backup that took its place; null: no sound one was found, or none was needed. */
  backup: v.nullable(text),
  /** ISO time at which that backup was made: changes after it are missing. */
  backupAt: v.nullable(text),
});
export type Recovery = v.InferOutput<typeof Recovery>;
