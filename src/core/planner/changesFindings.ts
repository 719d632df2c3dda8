/** Which findings came and went between two plans, whatever the order of their entries. */
import type { Finding } from '../../contract/check.ts';
import { parseRef } from '../../contract/ids.ts';
import type { FindingChange } from '../../contract/planChanges.ts';
import { matchEntries } from './changesMatch.ts';

/** Where an entry of the earlier plan stands in the later one: "items[0]" → "items[2]". */
export type PlaceMap = ReadonlyMap<string, string>;

const place = /(?:items|foods|profile\.medications)\[\d+\](?:\.ingredients\[\d+\])?/gu;

/**
 * Ids of findings name places. Those of the earlier plan are put at the places of the later one; what is gone gets a place
 * that no plan has.
 */
function idAt(id: string, places: PlaceMap): string {
  return id.replace(place, (found) => places.get(found) ?? `gone:${found}`);
}

const subjectsOf = (one: Finding): string => [...new Set(one.subjects)].sort().join(' ');

/**
 * Rules whose subjects say all that a finding is about. Their titles and ids may tell times, counts and the order of two
 * names, and stay the same finding when only those change. Limits and entries that nothing covers are told apart by more.
 */
function isToldBySubjects(one: Finding): boolean {
  if (one.rule === 'duplicate') return true;
  return one.subjects.some((subject) => {
    const kind = parseRef(subject)?.kind;
    return kind === 'interaction' || kind === 'caution';
  });
}

/** New findings first, then those that are gone, each in the order of its check: worst first. */
export function findingChanges(
  before: readonly Finding[],
  after: readonly Finding[],
  places: PlaceMap,
): FindingChange[] {
  const entries = [
    before.map((finding) => ({ finding, id: idAt(finding.id, places) })),
    after.map((finding) => ({ finding, id: finding.id })),
  ] as const;
  // A finding that asks for something else than before is another one.
  const { removed, added } = matchEntries(entries[0], entries[1], [
    ({ finding, id }) => `${finding.action} ${id}`,
    ({ finding }) =>
      JSON.stringify([finding.action, finding.rule, subjectsOf(finding), finding.title]),
    ({ finding }) =>
      isToldBySubjects(finding)
        ? JSON.stringify([finding.action, finding.rule, subjectsOf(finding)])
        : null,
  ]);
  const shown = (kind: 'new' | 'gone', findings: readonly Finding[], at: number[]) =>
    at.flatMap((index): FindingChange[] => {
      const one = findings[index];
      return one === undefined
        ? []
        : [{ kind, rule: one.rule, action: one.action, title: one.title }];
    });
  return [...shown('new', after, added), ...shown('gone', before, removed)];
}
