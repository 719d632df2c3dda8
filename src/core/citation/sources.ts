/** Sources as other domains need them: the records, what they support, where they live. */
import type { EntityRef, SourceId } from '../../contract/ids.ts';
import type { SourceRecord } from '../../contract/records.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { createSourceRepository } from './repository.ts';

export interface SourceService {
  get(id: string): SourceRecord | null;
  all(): SourceRecord[];
  /** In the order of their ids; unknown ids are left out. */
  many(ids: readonly SourceId[]): SourceRecord[];
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

export function createSourceService(db: ReferenceDb): SourceService {
  const repository = createSourceRepository(db);
  let hosts: string[] | null = null;
  // A plan cites some hundred sources at every key press; the reference never changes while it is open.
  const known = new Map<SourceId, SourceRecord>();
  const many = (ids: readonly SourceId[]): SourceRecord[] => {
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => !known.has(id));
    if (missing.length > 0) {
      for (const record of repository.many(missing)) known.set(record.id, record);
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
    get: (id) => repository.get(id),
    all: () => repository.all(),
    many,
    supports: (id) => repository.supports(id),
    linkHosts: () => (hosts ??= readHosts()),
  };
}
