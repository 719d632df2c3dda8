import type { ShowOf, ShowOutput } from '../../contract/answers.ts';
import { parseRef, type EntityRef } from '../../contract/ids.ts';
import { entityKinds, type EntityKind } from '../../contract/vocabulary.ts';

/** A record that rests on a source. */
export interface SourceUse {
  readonly ref: EntityRef;
  readonly name: string;
  /** The record knows what the source says from another text. */
  readonly secondHand: boolean;
}

/** Kinds whose records say whether they were read second-hand. */
const marked: ReadonlySet<EntityKind> = new Set(['claim', 'interaction', 'caution']);

/** References that have to be read for their name or their second-hand mark. */
export function usesToRead(shown: ShowOf<'source'>): EntityRef[] {
  return shown.record.supports.filter((ref) => {
    const kind = parseRef(ref)?.kind;
    return kind !== undefined && (marked.has(kind) || shown.names[ref] === undefined);
  });
}

function isSecondHand(use: ShowOutput, source: string): boolean {
  if (use.kind === 'claim')
    return use.record.studies.some((study) => study.source === source && study.secondHand);
  return (use.kind === 'interaction' || use.kind === 'caution') && use.record.secondHand;
}

/**
 * What a source supports, by kind in the order of the vocabulary, each by name. Records in `read` give their titles and marks;
 * the others are named as the source's answer names them.
 */
export function usesByKind(
  shown: ShowOf<'source'>,
  read: readonly ShowOutput[],
): { kind: EntityKind; uses: SourceUse[] }[] {
  const known = new Map(read.map((use) => [`${use.kind}/${use.id}`, use]));
  const uses = shown.record.supports.map((ref): SourceUse => {
    const use = known.get(ref);
    return {
      ref,
      name: use?.title ?? shown.names[ref] ?? ref.slice(ref.indexOf('/') + 1).replaceAll('-', ' '),
      secondHand: use !== undefined && isSecondHand(use, shown.id),
    };
  });
  return entityKinds
    .map((kind) => ({
      kind,
      uses: uses
        .filter((use) => parseRef(use.ref)?.kind === kind)
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    }))
    .filter((group) => group.uses.length > 0);
}
