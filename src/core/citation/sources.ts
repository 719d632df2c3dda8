/** Sources as other domains need them: the records, what they support, where they live. */
import type { EntityRef, SourceId } from '../../contract/ids.ts';
import type { SourceRecord } from '../../contract/records.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { noRetractions, type Identified, type Retractions } from '../retraction/service.ts';
import { doiKey, pmidKey } from './identifiers.ts';
import { createSourceRepository } from './repository.ts';

export interface SourceService {
  get(id: string): SourceRecord | null;
  /** Those of the reference. */
  all(): SourceRecord[];
  /** In the order of their ids; unknown ids are left out. */
  many(ids: readonly SourceId[]): SourceRecord[];
  /** The source of the reference with the same DOI, else with the same PMID. */
  sameAs(publication: Identified): SourceId | null;
  /** Every record that cites the source, by kind then id. */
  supports(id: string): EntityRef[];
  /** https hosts that occur in sources, and those of the identifiers that sources carry: the only ones a link may open. */
  linkHosts(): string[];
}

const identifierHosts = {
  doi: 'doi.org',
  pmid: 'pubmed.ncbi.nlm.nih.gov',
  pmcid: 'pmc.ncbi.nlm.nih.gov',
} as const;

/**
 * @param imported what imported tables say of themselves; a source of the reference with the same id goes before
 * @param retractions mark every source that is handed out; for another list the service is made anew
 */
export function createSourceService(
  db: ReferenceDb,
  imported: readonly SourceRecord[] = [],
  retractions: Retractions = noRetractions,
): SourceService {
  const repository = createSourceRepository(db);
  const marked = (record: SourceRecord): SourceRecord => {
    const retraction = retractions.of(record);
    return retraction === null ? record : { ...record, custom: { ...record.custom, retraction } };
  };
  let hosts: string[] | null = null;
  let keys: Map<string, SourceId> | null = null;
  // A plan cites some hundred sources at every key press; the reference never changes while it is open.
  const known = new Map<SourceId, SourceRecord>();
  const many = (ids: readonly SourceId[]): SourceRecord[] => {
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => !known.has(id));
    if (missing.length > 0) {
      for (const record of imported) if (missing.includes(record.id)) known.set(record.id, record);
      for (const record of repository.many(missing)) known.set(record.id, marked(record));
    }
    return wanted.flatMap((id) => known.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  };

  const readHosts = (): string[] => {
    const found = new Set<string>();
    for (const address of repository.urls()) {
      const url = URL.parse(address);
      if (url !== null && url.protocol === 'https:') found.add(url.host);
    }
    const has = repository.hasIdentifiers();
    if (has.doi > 0) found.add(identifierHosts.doi);
    if (has.pmid > 0) found.add(identifierHosts.pmid);
    if (has.pmcid > 0) found.add(identifierHosts.pmcid);
    return [...found].sort();
  };

  return {
    get: (id) => {
      const record = repository.get(id);
      return record === null ? (imported.find((one) => one.id === id) ?? null) : marked(record);
    },
    all: () => repository.all().map(marked),
    many,
    sameAs: ({ DOI, PMID }) => {
      keys ??= keysOf(repository.all());
      return (
        keys.get(`doi ${doiKey(DOI) ?? ''}`) ?? keys.get(`pmid ${pmidKey(PMID) ?? ''}`) ?? null
      );
    },
    supports: (id) => repository.supports(id),
    linkHosts: () => (hosts ??= readHosts()),
  };
}

function keysOf(records: readonly SourceRecord[]): Map<string, SourceId> {
  return new Map(
    records.flatMap(({ id, DOI, PMID }) => {
      const [doi, pmid] = [doiKey(DOI), pmidKey(PMID)];
      return [
        ...(doi === null ? [] : [[`doi ${doi}`, id] as const]),
        ...(pmid === null ? [] : [[`pmid ${pmid}`, id] as const]),
      ];
    }),
  );
}
