/** interactions/<substance>.yaml → interactions with medicines and with other substances. */
import * as contract from '../../../contract/records.ts';
import {
  drugSeparationDefaults,
  interactionDefaults,
  nutrientInteractionDefaults,
} from './defaults.ts';
import type { Located, Problems } from './problem.ts';
import { entriesOf, isObject, validateAll, withDefaults, withFileDay } from './validate.ts';
import { readYaml } from './yamlFile.ts';

const known: ReadonlySet<string> = new Set(['reviewedOn', 'medicines', 'substances']);

/** What every record of a file shares. */
interface Shared {
  readonly substance: string;
  readonly reviewedOn: unknown;
}

function complete(raw: unknown, type: 'medicine' | 'substance', shared: Shared): unknown {
  if (!isObject(raw)) return raw;
  const { substance, reviewedOn } = shared;
  const record: Record<string, unknown> = {
    ...interactionDefaults,
    reviewedOn,
    ...raw,
    type,
    substance,
  };
  return type === 'medicine'
    ? { ...record, separation: withDefaults(record['separation'], drugSeparationDefaults) }
    : { ...nutrientInteractionDefaults, ...record };
}

/** Loads the named files; the file name is the id of the substance. */
export function loadInteractions(
  contentDir: string,
  files: readonly string[],
  problems: Problems,
): Located<contract.InteractionRecord>[] {
  const loaded: Located<contract.InteractionRecord>[] = [];
  for (const file of files) {
    const yaml = readYaml(contentDir, file, problems);
    if (yaml === null) continue;
    const substance = file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length);
    const lists = isObject(yaml.value) ? yaml.value : {};
    const unknown = Object.keys(lists).filter((key) => !known.has(key));
    const shared = { substance, reviewedOn: lists['reviewedOn'] };
    if (!isObject(yaml.value) || unknown.length > 0)
      problems.add(
        yaml.at(unknown.slice(0, 1)),
        'must hold "reviewedOn" and the lists "medicines" and "substances", nothing else',
        'Put each interaction into one of the two lists.',
      );
    const medicines = entriesOf(lists['medicines'], yaml.at, ['medicines'], problems).map(
      ({ value, at }) => ({
        value: complete(value, 'medicine', shared),
        at: withFileDay(value, at, yaml.at),
      }),
    );
    const substances = entriesOf(lists['substances'], yaml.at, ['substances'], problems).map(
      ({ value, at }) => ({
        value: complete(value, 'substance', shared),
        at: withFileDay(value, at, yaml.at),
      }),
    );
    loaded.push(...validateAll(contract.DrugInteraction, medicines, problems));
    loaded.push(...validateAll(contract.NutrientInteraction, substances, problems));
  }
  return loaded;
}
