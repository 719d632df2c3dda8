/** Reads a file of data, version 1 or 2: entry by entry, so that one that cannot be read takes no other with it. */
import * as v from 'valibot';
import {
  DATA_FORMAT,
  DATA_VERSION,
  DataMapping,
  DataPerson,
  DataPlan,
  DataPlanOne,
  DataProduct,
  DataReading,
  DataVersion,
} from '../../contract/dataFile.ts';
import { CofactorError } from '../../contract/errors.ts';
import { fieldPath, issueMessage } from '../../contract/invalid.ts';
import { parseJson } from '../../contract/jsonText.ts';
import { Settings } from '../../contract/userData.ts';
import { doiKey, pmidKey } from '../citation/identifiers.ts';
import type { PlanRowWithBody } from '../db/rows.ts';
import { noContent, type Content } from './repository.ts';

interface Unreadable {
  what: string;
  why: string;
}

export interface Incoming {
  /** Rows as they would be stored; those of a file of version 1 have the id ''. Versions name their plan by its place. */
  readonly content: Content;
  readonly exportedAt: string | null;
  readonly unreadable: Unreadable[];
}

/** More are counted, not named. */
const MOST_NAMED = 500;

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As it was written: reading trims it, and an entry comes back as it was. */
function titleIn(body: unknown): string | null {
  const title = isFields(body) ? body['title'] : null;
  return typeof title === 'string' ? title.toWellFormed() : null;
}

function fault(message: string): CofactorError {
  return new CofactorError('invalid-input', message, 'file');
}

function wholeFile(text: string): { file: Fields; version: 1 | 2 } {
  let file: unknown;
  try {
    file = parseJson(text);
  } catch (error) {
    throw error instanceof CofactorError ? fault(error.failure.message) : error;
  }
  if (!isFields(file)) throw fault('holds no data of Cofactor');
  if (file['format'] === 'cofactor-plan') {
    throw fault('holds a single plan: take it in on the page of plans');
  }
  if (file['format'] !== DATA_FORMAT) throw fault('holds no data of Cofactor');
  const version = file['version'];
  if (version === 1 || version === DATA_VERSION) return { file, version };
  if (typeof version === 'number' && version > DATA_VERSION) {
    const message = 'was written by a newer version of Cofactor. Install it to take this file in.';
    throw new CofactorError('newer-data', message, 'file');
  }
  throw fault('names no version of its format that Cofactor knows');
}

/** @throws CofactorError `invalid-input` or `newer-data` with the field `file` when it is no such file as a whole */
export function readIncoming(text: string): Incoming {
  const { file, version } = wholeFile(text);
  const content = noContent();
  const unreadable: Unreadable[] = [];
  let unnamed = 0;
  const leaveOut = (what: string, why: string): void => {
    if (unreadable.length < MOST_NAMED) unreadable.push({ what, why });
    else unnamed += 1;
  };

  const listOf = (holder: Fields, name: string): unknown[] => {
    const value = holder[name];
    if (Array.isArray(value)) return value;
    if (value !== undefined) leaveOut(name, 'must be a list');
    return [];
  };
  /** The entry as it was written, once it is known to fit; null when it does not. */
  const fitting = <T>(
    schema: v.GenericSchema<unknown, T>,
    raw: unknown,
    noun: string,
    at: number,
  ) => {
    const found = v.safeParse(schema, raw);
    if (found.success && isFields(raw)) return { raw, read: found.output };
    const named =
      isFields(raw) && typeof raw['title'] === 'string' ? ` "${raw['title'].slice(0, 80)}"` : '';
    const [issue] = found.issues ?? [];
    const path = fieldPath(issue?.path);
    const why = issue === undefined ? 'is no entry' : issueMessage(issue);
    leaveOut(`${noun} ${at + 1}${named}`, path === undefined ? why : `${path}: ${why}`);
    return null;
  };
  const bodyText = (value: unknown): string => JSON.stringify(value);

  const takeSettings = (): void => {
    const settings = file['settings'];
    if (settings === undefined) return;
    if (!isFields(settings)) {
      leaveOut('settings', 'must be a group of fields');
      return;
    }
    for (const [key, value] of Object.entries(settings)) {
      const found = v.safeParse(Settings, { [key]: value });
      if (found.success) content.settings.push({ key, value: bodyText(value) });
      else leaveOut(`setting "${key.slice(0, 80)}"`, issueMessage(found.issues[0]));
    }
  };

  const takeVersions = (raw: Fields, plan: string, title: string): void => {
    listOf(raw, 'versions').forEach((one, at) => {
      const version = fitting(DataVersion, one, `version of the plan "${title.slice(0, 80)}",`, at);
      if (version === null) return;
      const { number, reason, note, edition, createdAt } = version.read;
      content.versions.push({
        plan,
        number,
        title: version.read.title.toWellFormed(),
        reason,
        note: note?.toWellFormed() ?? null,
        edition: edition.toWellFormed(),
        body: bodyText(version.raw['plan']),
        created_at: createdAt,
      });
    });
  };

  const readPlan = (one: unknown, at: number) => {
    if (version !== 1) return fitting(DataPlan, one, 'plan', at);
    const entry = fitting(DataPlanOne, one, 'plan', at);
    return entry === null ? null : { ...entry, read: { ...entry.read, id: '', revision: 1 } };
  };
  const takePlans = (): void => {
    listOf(file, 'plans').forEach((one, at) => {
      const entry = readPlan(one, at);
      if (entry === null) return;
      const { read, raw } = entry;
      const row: PlanRowWithBody = {
        id: read.id,
        title: read.title.toWellFormed(),
        revision: read.revision,
        items: read.plan.items.length,
        body: bodyText(raw['plan']),
        created_at: read.createdAt,
        updated_at: read.updatedAt,
      };
      content.plans.push(row);
      if (version !== 1) takeVersions(raw, `#${content.plans.length - 1}`, row.title);
    });
  };

  takeSettings();
  takePlans();
  if (version === DATA_VERSION) {
    const documents = [
      ['people', 'people', 'person', DataPerson, 'profile'],
      ['products', 'products', 'product', DataProduct, 'product'],
    ] as const;
    for (const [kind, list, noun, schema, body] of documents) {
      listOf(file, list).forEach((one, at) => {
        const entry = fitting<v.InferOutput<typeof schema>>(schema, one, noun, at);
        if (entry === null) return;
        const { id, title, revision, createdAt, updatedAt } = entry.read;
        content[kind].push({
          id,
          title: title.toWellFormed(),
          revision,
          body: bodyText(entry.raw[body]),
          created_at: createdAt,
          updated_at: updatedAt,
        });
      });
    }
    listOf(file, 'readings').forEach((one, at) => {
      const entry = fitting(DataReading, one, 'reading', at);
      if (entry === null) return;
      const { id, revision, createdAt, updatedAt, item } = entry.read;
      const { item: rawItem, notes = '', tags = [], about = [] } = entry.raw;
      content.readings.push({
        id,
        title: titleIn(rawItem) ?? item.title,
        revision,
        doi: doiKey(item.DOI),
        pmid: pmidKey(item.PMID),
        body: bodyText({ item: rawItem, notes, tags, about }),
        created_at: createdAt,
        updated_at: updatedAt,
      });
    });
    listOf(file, 'foodMappings').forEach((one, at) => {
      const entry = fitting(DataMapping, one, 'mapping', at);
      if (entry === null) return;
      const { id, updatedAt, mapping } = entry.read;
      content.mappings.push({
        id: id.toWellFormed(),
        title: titleIn(entry.raw['mapping']) ?? mapping.title,
        body: bodyText(entry.raw['mapping']),
        updated_at: updatedAt,
      });
    });
  }
  if (unnamed > 0) unreadable.push({ what: `${unnamed} more entries`, why: 'cannot be read' });
  const exportedAt = file['exportedAt'];
  return { content, exportedAt: typeof exportedAt === 'string' ? exportedAt : null, unreadable };
}
