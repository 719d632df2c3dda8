/** What the person keeps, as the text of one file. */
import { DATA_FORMAT, DATA_VERSION } from '../../contract/dataFile.ts';
import { field, parsed } from './bodies.ts';
import type { DocumentRow } from '../db/rows.ts';
import { kinds, type Content } from './repository.ts';

const kept = ({ id, title, revision, created_at, updated_at }: DocumentRow) => ({
  id,
  title,
  revision,
  createdAt: created_at,
  updatedAt: updated_at,
});

/** The text of the file (contract/dataFile.ts). The same content and time give the same bytes. */
export function dataText(content: Content, exportedAt: string): string {
  const versionsOf = Map.groupBy(content.versions, (version) => version.plan);
  const file = {
    format: DATA_FORMAT,
    version: DATA_VERSION,
    exportedAt,
    settings: Object.fromEntries(content.settings.map(({ key, value }) => [key, parsed(value)])),
    people: content.people.map((row) => ({ ...kept(row), profile: parsed(row.body) })),
    products: content.products.map((row) => ({ ...kept(row), product: parsed(row.body) })),
    plans: content.plans.map((row) => ({
      ...kept(row),
      plan: parsed(row.body),
      versions: (versionsOf.get(row.id) ?? []).map(
        ({ number, title, reason, note, edition, created_at, body }) => ({
          number,
          title,
          reason,
          note,
          edition,
          createdAt: created_at,
          plan: parsed(body),
        }),
      ),
    })),
    readings: content.readings.map(({ id, revision, created_at, updated_at, body }) => ({
      id,
      revision,
      createdAt: created_at,
      updatedAt: updated_at,
      item: field(body, 'item'),
      notes: field(body, 'notes'),
      tags: field(body, 'tags'),
      about: field(body, 'about'),
    })),
    foodMappings: content.mappings.map(({ id, updated_at, body }) => ({
      id,
      updatedAt: updated_at,
      mapping: parsed(body),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** How many entries of each kind. */
export function countsOf(content: Content): Record<string, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, content[kind].length]));
}
