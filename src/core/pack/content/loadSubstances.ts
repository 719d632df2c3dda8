/** substances/<id>.yaml → substances with their forms, claims with their studies, cautions. */
import * as contract from '../../../contract/records.ts';
import * as defaults from './defaults.ts';
import type { Located, Problems } from './problem.ts';
import {
  entriesOf,
  isObject,
  mapList,
  validate,
  validateAll,
  withDefaults,
  withFileDay,
} from './validate.ts';
import { readYaml } from './yamlFile.ts';

const completeStudy = (raw: unknown): unknown => {
  const study = withDefaults(raw, defaults.studyDefaults);
  if (!isObject(study)) return study;
  return {
    ...study,
    estimates: mapList(study['estimates'], (e) => withDefaults(e, defaults.estimateDefaults)),
    elementalDose: withDefaults(study['elementalDose'], defaults.elementalDoseDefaults),
  };
};

function completeClaim(raw: unknown, substance: string): unknown {
  const claim = withDefaults(raw, defaults.claimDefaults);
  if (!isObject(claim)) return claim;
  return { ...claim, substance, studies: mapList(claim['studies'], completeStudy) };
}

function completeSubstance(raw: Record<string, unknown>, id: string): unknown {
  const substance = { ...defaults.substanceDefaults, ...raw };
  return {
    ...substance,
    monograph: withDefaults(substance.monograph, defaults.monographDefaults),
    forms: mapList(substance.forms, (form) =>
      isObject(form) ? { ...defaults.formDefaults, ...form, substance: id } : form,
    ),
  };
}

export interface SubstanceFiles {
  readonly substances: Located<contract.SubstanceRecord>[];
  readonly claims: Located<contract.ClaimRecord>[];
  readonly cautions: Located<contract.CautionRecord>[];
}

/** Loads the named files; the file name is the id of the substance. */
export function loadSubstances(
  contentDir: string,
  files: readonly string[],
  problems: Problems,
): SubstanceFiles {
  const loaded: SubstanceFiles = { substances: [], claims: [], cautions: [] };
  for (const file of files) {
    const yaml = readYaml(contentDir, file, problems);
    if (yaml === null) continue;
    const id = file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length);
    if (!isObject(yaml.value)) {
      problems.add(yaml.at([]), 'must hold the fields of one substance', 'Start with "id:".');
      continue;
    }
    const { claims, cautions, ...rest } = yaml.value;
    if (rest['id'] !== id)
      problems.add(
        yaml.at(['id']),
        `the id "${String(rest['id'])}" differs from the name of the file`,
        `Write "id: ${id}" or rename the file.`,
      );
    const substance = validate(
      contract.SubstanceRecord,
      completeSubstance(rest, id),
      yaml.at,
      problems,
    );
    if (substance !== null) loaded.substances.push({ record: substance, at: yaml.at });
    const rawClaims = entriesOf(claims, yaml.at, ['claims'], problems).map(({ value, at }) => ({
      value: completeClaim(value, id),
      at,
    }));
    loaded.claims.push(...validateAll(contract.ClaimRecord, rawClaims, problems));
    const rawCautions = entriesOf(cautions, yaml.at, ['cautions'], problems).map(
      ({ value, at }) => ({
        value: isObject(value)
          ? { ...defaults.cautionDefaults, reviewedOn: rest['reviewedOn'], ...value, substance: id }
          : value,
        at: withFileDay(value, at, yaml.at),
      }),
    );
    loaded.cautions.push(...validateAll(contract.CautionRecord, rawCautions, problems));
  }
  return loaded;
}
