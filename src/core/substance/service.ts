/** Substances and forms, with what they inherit from broader substances. */
import type { FormId, SubstanceId } from '../../contract/ids.ts';
import type { AmbiguousName, FormRecord, SubstanceRecord } from '../../contract/records.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { memo } from '../memo.ts';
import { createSubstanceRepository } from './repository.ts';

export interface SubstanceService {
  get(id: string): SubstanceRecord | null;
  form(id: string): FormRecord | null;
  list(): SubstanceRecord[];
  names(): { name: string; substance: SubstanceId; form: FormId | null }[];
  ambiguousNames(): AmbiguousName[];
  /** The substance itself, then each broader one whose records apply to it too. */
  lineage(id: SubstanceId): SubstanceId[];
  /** Lineage plus the substances that count this form as theirs: everything whose records apply. */
  appliesAs(id: SubstanceId, form: string | null): SubstanceId[];
  partsOf(id: SubstanceId): SubstanceId[];
}

export function createSubstanceService(db: ReferenceDb): SubstanceService {
  const repository = createSubstanceRepository(db);
  const get = memo((id: string) => repository.get(id));

  const lineage = (id: SubstanceId): SubstanceId[] => {
    const line: SubstanceId[] = [];
    for (let next: SubstanceId | null = id; next !== null && !line.includes(next);) {
      line.push(next);
      next = get(next)?.partOf ?? null;
    }
    return line;
  };

  const form = memo((id: string) => repository.form(id));
  const including = memo(repository.including);
  const partsOf = memo(repository.partsOf);
  let all: SubstanceRecord[] | null = null;
  let names: ReturnType<SubstanceService['names']> | null = null;

  return {
    get,
    form,
    list: () =>
      (all ??= repository.ids().flatMap((id) => {
        const substance = get(id);
        return substance === null ? [] : [substance];
      })),
    names: () => (names ??= repository.names()),
    ambiguousNames: () => repository.ambiguous(),
    lineage,
    appliesAs: (id, formId) => {
      const line = lineage(id);
      const also = formId === null ? [] : including(formId).flatMap(lineage);
      return [...new Set([...line, ...also])];
    },
    partsOf,
  };
}
