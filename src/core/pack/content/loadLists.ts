/** The files that hold one list or one map: sources, conditions, beliefs, ambiguous names, edition, terms, left-out. */
import type * as v from 'valibot';
import * as contract from '../../../contract/records.ts';
import * as defaults from './defaults.ts';
import type { FieldPath, Located, Problems } from './problem.ts';
import { Edition, GlossaryItem, LeftOutItem, Terms, termKinds, type Term } from './shapes.ts';
import { entriesOf, isObject, mapList, validate, validateAll, withDefaults } from './validate.ts';
import { readYaml } from './yamlFile.ts';

function loadList<const S extends v.GenericSchema>(
  contentDir: string,
  file: string,
  schema: S,
  complete: (raw: unknown) => unknown,
  problems: Problems,
): Located<v.InferOutput<S>>[] {
  const yaml = readYaml(contentDir, file, problems);
  if (yaml === null) return [];
  const entries = entriesOf(yaml.value, yaml.at, [], problems);
  return validateAll(
    schema,
    entries.map(({ value, at }) => ({ value: complete(value), at })),
    problems,
  );
}

export const loadSources = (dir: string, problems: Problems): Located<contract.SourceRecord>[] =>
  loadList(dir, 'sources.json', contract.AuthoredSource, (raw) => raw, problems);

export const loadConditions = (
  dir: string,
  problems: Problems,
): Located<contract.ConditionRecord>[] =>
  loadList(
    dir,
    'conditions.yaml',
    contract.ConditionRecord,
    (raw) => withDefaults(raw, defaults.conditionDefaults),
    problems,
  );

export const loadBeliefs = (dir: string, problems: Problems): Located<contract.BeliefRecord>[] =>
  loadList(
    dir,
    'beliefs.yaml',
    contract.BeliefRecord,
    (raw) =>
      isObject(raw)
        ? {
            ...raw,
            reasons: mapList(raw['reasons'], (r) => withDefaults(r, defaults.beliefReasonDefaults)),
          }
        : raw,
    problems,
  );

export const loadAmbiguousNames = (
  dir: string,
  problems: Problems,
): Located<contract.AmbiguousName>[] =>
  loadList(
    dir,
    'ambiguous-names.yaml',
    contract.AmbiguousName,
    (raw) => withDefaults(raw, defaults.ambiguousNameDefaults),
    problems,
  );

/** The items that could not be verified: checked with the rest, told by the report, never part of the reference. */
export function loadLeftOut(dir: string, problems: Problems): LeftOutItem[] {
  return loadList(
    dir,
    'left-out.yaml',
    LeftOutItem,
    (raw) => withDefaults(raw, defaults.leftOutDefaults),
    problems,
  ).map(({ record }) => record);
}

export const loadGlossary = (dir: string, problems: Problems): Located<GlossaryItem>[] =>
  loadList(
    dir,
    'glossary.yaml',
    GlossaryItem,
    (raw) => withDefaults(raw, defaults.glossaryDefaults),
    problems,
  );

export function loadEdition(dir: string, problems: Problems): Located<Edition> | null {
  const yaml = readYaml(dir, 'edition.yaml', problems);
  if (yaml === null) return null;
  const record = validate(Edition, yaml.value, yaml.at, problems);
  return record === null ? null : { record, at: yaml.at };
}

export function loadTerms(dir: string, problems: Problems): Located<Term>[] {
  const yaml = readYaml(dir, 'intakes/terms.yaml', problems);
  const terms = yaml === null ? null : validate(Terms, yaml.value, yaml.at, problems);
  if (yaml === null || terms === null) return [];
  return termKinds.flatMap((kind) =>
    Object.entries(terms[kind]).map(([id, text]) => ({
      record: { kind, id, text },
      at: (path: FieldPath) => yaml.at([kind, id, ...path]),
    })),
  );
}
