/** The person's own reading list. Nothing of it enters the reviewed reference: neither its search nor its evidence. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { CofactorError } from '../../contract/errors.ts';
import { parseRef, type EntityRef, type SourceId } from '../../contract/ids.ts';
import type { Handlers } from '../../contract/operations.ts';
import {
  ReadingId,
  type Reading,
  type ReadingFilter,
  type ReadingItem,
} from '../../contract/readings.ts';
import type { RetractionMark } from '../../contract/retraction.ts';
import { doiIn, pmcidIn, pmidIn } from '../citation/identifiers.ts';
import { readCitationsFile } from '../citation/import/readCitations.ts';
import type { UserDb } from '../db/userDb.ts';
import type { OfferedFiles } from '../files.ts';
import { bodyOf, changedElsewhere, noSuch, unreadable } from '../library/stored.ts';
import type { Clock } from '../ports.ts';
import { tokens } from '../search/fold.ts';
import { exportReadings } from './export.ts';
import { createKept, type KeptReading } from './kept.ts';
import * as repository from './repository.ts';
import { createKnown, keysOf, StoredReadingBody } from './stored.ts';

type Operation =
  | 'readings.list'
  | 'readings.get'
  | 'readings.save'
  | 'readings.remove'
  | 'readings.export'
  | 'imports.citations';

interface ReadingsOptions {
  readonly db: UserDb;
  readonly files: OfferedFiles;
  readonly clock: Clock;
  /** The reviewed reference, as far as readings are compared with it. */
  readonly reference: {
    sourceOf(item: ReadingItem): SourceId | null;
    retractionOf(item: ReadingItem): RetractionMark | null;
    names(refs: readonly EntityRef[]): Readonly<Record<string, string>>;
  };
}

export interface Readings {
  readonly handlers: Pick<Handlers, Operation>;
  /** One sentence for each reading that cannot be read. */
  unreadable(): string[];
}

export function createReadings({ db, files, clock, reference }: ReadingsOptions): Readings {
  const kept = createKept();
  const all = (): KeptReading[] => db.read((reader) => kept.list(reader), []);

  const shown = (
    row: KeptReading['row'],
    { item, notes, tags, about }: StoredReadingBody,
  ): Reading => ({
    id: v.parse(ReadingId, row.id),
    item,
    notes,
    tags,
    about,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    source: reference.sourceOf(item),
    retraction: reference.retractionOf(item),
  });

  /** Refs that were kept before stay, also where this edition of the reference has no such record any more. */
  const checkAbout = (about: readonly EntityRef[], before: readonly EntityRef[]): void => {
    const added = about.filter((one) => !before.includes(one));
    const names = added.length === 0 ? {} : reference.names(added);
    for (const one of added) {
      const field = `about[${about.indexOf(one)}]`;
      const kind = parseRef(one)?.kind;
      if (kind !== 'substance' && kind !== 'claim') {
        throw new CofactorError('invalid-input', 'must be a substance or a claim', field);
      }
      if (!Object.hasOwn(names, one)) {
        throw new CofactorError('unknown-id', `There is no record "${one}".`, field);
      }
    }
  };

  const handlers: Readings['handlers'] = {
    'readings.list': ({ limit = Infinity, withAbstracts = false, ...filter }) => {
      const fits = fitting(filter);
      const counts = new Map<string, number>();
      const readings: Reading[] = [];
      let total = 0;
      let found = 0;
      for (const { row, body, words } of all()) {
        if (body === null) continue;
        total += 1;
        for (const one of body.tags) counts.set(one, (counts.get(one) ?? 0) + 1);
        if (!fits(body, words)) continue;
        found += 1;
        if (found > limit) continue;
        const item = withAbstracts ? body.item : { ...body.item, abstract: null };
        readings.push(shown(row, { ...body, item }));
      }
      return {
        readings,
        found,
        total,
        tags: [...counts]
          .map(([name, count]) => ({ tag: name, count }))
          .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)),
      };
    },

    'readings.get': ({ id }) => {
      const row = db.read((reader) => repository.findReading(reader, id), undefined);
      const body = row === undefined ? null : bodyOf(StoredReadingBody, row.body);
      if (row === undefined || body === null) throw noSuch('reading');
      return shown(row, body);
    },

    'readings.save': ({ id, revision, item: given, notes, tags: allTags, about: allAbout }) =>
      db.write((writer) => {
        const body = {
          item: tidied(given),
          notes,
          tags: [...new Set(allTags)],
          about: [...new Set(allAbout)],
        };
        const before = id === null ? undefined : repository.findReading(writer, id);
        if (id !== null && before === undefined) throw noSuch('reading');
        checkAbout(
          body.about,
          before === undefined ? [] : (bodyOf(StoredReadingBody, before.body)?.about ?? []),
        );
        checkNew(body.item, id, before, kept.list(writer));
        const now = clock.now().toISOString();
        const row = rowOf(id ?? randomUUID(), body, before?.created_at ?? now, now);
        if (id === null) repository.insertReading(writer, row);
        else {
          const { created_at: _kept, ...next } = row;
          if (!repository.updateReading(writer, { ...next, revision: revision + 1 })) {
            throw changedElsewhere('reading');
          }
          row.revision = revision + 1;
        }
        return shown(row, body);
      }),

    'readings.remove': ({ id }) => {
      // Looked for first: removing what is not there must not create a database.
      const exists = db.read((reader) => repository.findReading(reader, id) !== undefined, false);
      if (!exists) throw noSuch('reading');
      db.write((writer) => {
        if (!repository.deleteReading(writer, id)) throw noSuch('reading');
      });
      return {};
    },

    'readings.export': ({ format, ids, where }) => {
      const wanted = ids === null ? null : new Set<string>(ids);
      const fits = where === undefined ? () => true : fitting(where);
      const bodies = all().flatMap(({ row, body, words }) =>
        body !== null && (wanted?.has(row.id) ?? true) && fits(body, words) ? [body] : [],
      );
      return { format, count: bodies.length, text: exportReadings(bodies, format) };
    },

    'imports.citations': ({ file }) => {
      const { entries, skipped } = readCitationsFile(files.get(file).path);
      let added = 0;
      let duplicates = 0;
      let withReviewedSource = 0;
      // A file without entries makes no database.
      if (entries.length > 0) {
        db.write((writer) => {
          [added, duplicates, withReviewedSource] = [0, 0, 0];
          const known = createKnown();
          for (const { body } of kept.list(writer)) if (body !== null) known.add(keysOf(body.item));
          const now = clock.now().toISOString();
          for (const { item, notes, tags } of entries) {
            const keys = keysOf(item);
            if (known.has(keys)) {
              duplicates += 1;
              continue;
            }
            known.add(keys);
            added += 1;
            if (reference.sourceOf(item) !== null) withReviewedSource += 1;
            const body = { item, notes, tags, about: [] };
            repository.insertReading(writer, rowOf(randomUUID(), body, now, now));
          }
        });
      }
      files.release(file);
      return {
        pack: null,
        counts: { added, duplicates, withReviewedSource },
        skipped,
        unknown: [],
      };
    },
  };

  return {
    handlers,
    unreadable: () =>
      all()
        .filter(({ body }) => body === null)
        .map(({ row }) => unreadable('reading', row.title)),
  };
}

/** @returns whether a reading fits; its words as `KeptReading` has them */
function fitting({
  query,
  tag,
  about,
}: ReadingFilter): (body: StoredReadingBody, words: string) => boolean {
  const asked = tokens(query);
  return (body, words) =>
    (tag === null || body.tags.includes(tag)) &&
    (about === null || body.about.includes(about)) &&
    asked.every((word) => words.includes(` ${word}`));
}

/** Identifiers as they are kept: without prefixes and addresses. What is none of its kind is refused. */
function tidied(item: ReadingItem): ReadingItem {
  const identifier = (
    key: 'DOI' | 'PMID' | 'PMCID',
    read: (text: string) => string | null,
    example: string,
  ): string | null => {
    const given = item[key]?.trim() ?? '';
    if (given === '') return null;
    const found = read(given);
    if (found === null) {
      throw new CofactorError('invalid-input', `must be as in ${example}`, `item.${key}`);
    }
    return found;
  };
  return {
    ...item,
    DOI: identifier('DOI', doiIn, '10.1000/182'),
    PMID: identifier('PMID', pmidIn, '33222767'),
    PMCID: identifier('PMCID', pmcidIn, 'PMC7748412'),
  };
}

/** A number that another paper of the list has is refused at its field, unless the paper had it before. */
function checkNew(
  item: ReadingItem,
  id: ReadingId | null,
  before: Pick<repository.ReadingRow, 'doi' | 'pmid'> | undefined,
  all: readonly KeptReading[],
): void {
  const keys = keysOf(item);
  const check = (key: 'doi' | 'pmid', field: 'DOI' | 'PMID', name: string): void => {
    const value = keys[key];
    if (value === null || value === before?.[key]) return;
    const other = all.find(({ row }) => row.id !== id && row[key] === value);
    if (other === undefined) return;
    throw new CofactorError(
      'invalid-input',
      `This ${name} is in the list already, with “${other.row.title}”.`,
      `item.${field}`,
    );
  };
  check('doi', 'DOI', 'DOI');
  check('pmid', 'PMID', 'PubMed number');
}

function rowOf(
  id: string,
  body: StoredReadingBody,
  createdAt: string,
  updatedAt: string,
): repository.ReadingRow {
  const { doi, pmid } = keysOf(body.item);
  return {
    id,
    title: body.item.title,
    revision: 1,
    doi,
    pmid,
    body: JSON.stringify(body),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}
