/** What an import adds to what is there. Pure: it decides, and nothing is changed. */
import type { PlanRowWithBody, VersionRowWithBody } from '../db/rows.ts';
import type { Content } from './repository.ts';
import { noContent } from './repository.ts';

export interface Merged {
  /** Rows to add. */
  readonly insert: Content;
  /** By kind: taken in · there already · there in another state, therefore added as a copy · there in another state and left. */
  readonly added: Record<string, number>;
  readonly same: Record<string, number>;
  readonly copied: Record<string, number>;
  readonly left: Record<string, number>;
}

type Kind = 'plans' | 'people' | 'products' | 'readings' | 'mappings';

const IMPORTED = ' (imported)';

/** Lists of plans and people show titles alone, so a copy says that it is one. */
const copyTitles: Readonly<Record<Kind, boolean>> = {
  plans: true,
  people: true,
  products: false,
  readings: false,
  mappings: false,
};

interface Row {
  id: string;
  title: string;
  body: string;
}

const contentOf = ({ title, body }: Row): string => JSON.stringify([title, body]);
const versionContent = ({
  title,
  reason,
  note,
  edition,
  body,
  created_at,
}: VersionRowWithBody): string => JSON.stringify([title, reason, note, edition, body, created_at]);

/**
 * Nothing that is there is changed: the same id with the same content is left alone, the same id with other content comes as a
 * copy under an id of its own, and a copy that an earlier import of the same file made is found again.
 * @param incoming rows of a file: plans may have no id (''), versions name their plan by its place ("#0")
 */
export function merge(existing: Content, incoming: Content, newId: () => string): Merged {
  const insert = noContent();
  const added: Record<string, number> = {};
  const same: Record<string, number> = {};
  const copied: Record<string, number> = {};
  const left: Record<string, number> = {};
  const count = (counts: Record<string, number>, kind: string): void => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };

  /** Decides on the rows of one kind; tells of each under which id it is there afterwards. */
  const mergeRows = <R extends Row>(
    kind: Kind,
    there: readonly R[],
    coming: readonly R[],
    put: (row: R) => void,
    settled: (at: number, id: string) => void = () => undefined,
  ): void => {
    const byId = new Map(there.map((row) => [row.id, contentOf(row)]));
    const byContent = new Map(there.map((row) => [contentOf(row), row.id]));
    const take = (counts: Record<string, number>, row: R, at: number): void => {
      put(row);
      byId.set(row.id, contentOf(row));
      byContent.set(contentOf(row), row.id);
      count(counts, kind);
      settled(at, row.id);
    };
    coming.forEach((row, at) => {
      const known = row.id === '' ? byContent.get(contentOf(row)) : row.id;
      if (known === undefined) {
        take(added, { ...row, id: newId() }, at);
        return;
      }
      const stands = byId.get(known);
      if (stands === undefined) {
        take(added, row, at);
        return;
      }
      const title =
        copyTitles[kind] && !row.title.endsWith(IMPORTED) ? withMark(row.title) : row.title;
      const copy = { ...row, id: newId(), title };
      const twin = stands === contentOf(row) ? known : byContent.get(contentOf(copy));
      if (twin === undefined) {
        take(copied, copy, at);
      } else {
        count(same, kind);
        settled(at, twin);
      }
    });
  };

  const ids: string[] = [];
  mergeRows<PlanRowWithBody>(
    'plans',
    existing.plans,
    incoming.plans,
    (row) => insert.plans.push(row),
    (at, id) => (ids[at] = id),
  );
  mergeRows('people', existing.people, incoming.people, (row) => insert.people.push(row));
  mergeRows('products', existing.products, incoming.products, (row) => insert.products.push(row));
  mergeRows('readings', existing.readings, incoming.readings, (row) => insert.readings.push(row));
  mergeRows('mappings', existing.mappings, incoming.mappings, (row) => insert.mappings.push(row));

  const versionsOf = Map.groupBy(existing.versions, (version) => version.plan);
  for (const version of incoming.versions) {
    const plan = ids[Number(version.plan.slice(1))];
    if (plan === undefined) continue;
    const there = versionsOf.get(plan) ?? [];
    versionsOf.set(plan, there);
    if (there.some((one) => versionContent(one) === versionContent(version))) {
      count(same, 'versions');
      continue;
    }
    const taken = there.some((one) => one.number === version.number);
    const number = taken ? Math.max(...there.map((one) => one.number)) + 1 : version.number;
    const row = { ...version, plan, number };
    there.push(row);
    insert.versions.push(row);
    count(added, 'versions');
  }

  const settings = new Map(existing.settings.map(({ key, value }) => [key, value]));
  for (const setting of incoming.settings) {
    const stands = settings.get(setting.key);
    if (stands === undefined) {
      settings.set(setting.key, setting.value);
      insert.settings.push(setting);
      count(added, 'settings');
    } else count(stands === setting.value ? same : left, 'settings');
  }
  return { insert, added, same, copied, left };
}

function withMark(title: string): string {
  return title.slice(0, 200 - IMPORTED.length) + IMPORTED;
}
