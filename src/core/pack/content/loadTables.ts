/** The CSV tables of medicines, intake references and conversions. */
import * as contract from '../../../contract/records.ts';
import { flagCell, listCell, numberCell, readCsv, textCell, type CsvRow } from './csvFile.ts';
import { pathText, type FieldPath, type Locate, type Located, type Problems } from './problem.ts';
import { validateAll } from './validate.ts';

/** Place of a cell; `columnOf` names the column where a field is nested in the record. */
export const rowLocator =
  (file: string, row: CsvRow, columnOf: (path: FieldPath) => string = pathText): Locate =>
  (path) => ({ file, line: row.line, path: columnOf(path) });

/** `from.unit` stands in the column `fromUnit`. */
const joined = (path: FieldPath): string =>
  path
    .map((key, n) => {
      const text = String(key);
      return n === 0 ? text : text.charAt(0).toUpperCase() + text.slice(1);
    })
    .join('');

const medicationColumns = ['id', 'name', 'synonyms', 'classes', 'atc', 'atcConfirmed', 'atcName'];
export function loadMedications(
  dir: string,
  problems: Problems,
): Located<contract.MedicationRecord>[] {
  const file = 'medications.csv';
  const { rows } = readCsv(dir, file, medicationColumns, problems);
  const entries = rows.map((row) => ({
    value: {
      id: textCell(row, 'id'),
      name: textCell(row, 'name'),
      synonyms: listCell(row, 'synonyms'),
      classes: listCell(row, 'classes'),
      atc: listCell(row, 'atc'),
      atcConfirmed: flagCell(row, 'atcConfirmed'),
      atcName: textCell(row, 'atcName'),
    },
    at: rowLocator(file, row),
  }));
  return validateAll(contract.MedicationRecord, entries, problems);
}

const classColumns = ['id', 'name', 'atc', 'atcConfirmed', 'note'];
export function loadMedicationClasses(
  dir: string,
  problems: Problems,
): Located<contract.MedicationClassRecord>[] {
  const file = 'medication-classes.csv';
  const { rows } = readCsv(dir, file, classColumns, problems);
  const entries = rows.map((row) => ({
    value: {
      id: textCell(row, 'id'),
      name: textCell(row, 'name'),
      atc: listCell(row, 'atc'),
      atcConfirmed: flagCell(row, 'atcConfirmed'),
      note: textCell(row, 'note'),
    },
    at: rowLocator(file, row),
  }));
  return validateAll(contract.MedicationClassRecord, entries, problems);
}

const stageColumns = ['id', 'label', 'authority', 'sex', 'state', 'minAgeMonths', 'maxAgeMonths'];
export function loadLifeStages(
  dir: string,
  problems: Problems,
): Located<contract.LifeStageRecord>[] {
  const file = 'life-stages.csv';
  const { rows } = readCsv(dir, file, stageColumns, problems);
  const entries = rows.map((row) => ({
    value: {
      id: textCell(row, 'id'),
      label: textCell(row, 'label'),
      authority: textCell(row, 'authority'),
      sex: textCell(row, 'sex'),
      state: textCell(row, 'state'),
      minAgeMonths: numberCell(row, 'minAgeMonths'),
      maxAgeMonths: numberCell(row, 'maxAgeMonths'),
    },
    at: rowLocator(file, row),
  }));
  return validateAll(contract.LifeStageRecord, entries, problems);
}

const intakeColumns =
  'substance lifeStage kind amount amountMax unit equivalent scope qualifier form increment minAgeMonths maxAgeMonths publishedAmount publishedUnit source report confirmed evidence reason note'.split(
    ' ',
  );
const intakeColumn = (path: FieldPath): string =>
  path[0] === 'asPublished' ? joined(['published', ...path.slice(1)]) : joined(path);

/** intakes/nasem.csv and intakes/efsa.csv: the file names the authority. */
export function loadIntakes(dir: string, problems: Problems): Located<contract.IntakeRecord>[] {
  return (['NASEM', 'EFSA'] as const).flatMap((authority) => {
    const file = `intakes/${authority.toLowerCase()}.csv`;
    const { rows } = readCsv(dir, file, intakeColumns, problems);
    const entries = rows.map((row) => {
      const published = {
        amount: numberCell(row, 'publishedAmount'),
        unit: textCell(row, 'publishedUnit'),
      };
      return {
        value: {
          authority,
          substance: textCell(row, 'substance'),
          lifeStage: textCell(row, 'lifeStage'),
          kind: textCell(row, 'kind'),
          amount: numberCell(row, 'amount'),
          amountMax: numberCell(row, 'amountMax'),
          unit: textCell(row, 'unit'),
          equivalent: textCell(row, 'equivalent'),
          scope: textCell(row, 'scope'),
          qualifier: textCell(row, 'qualifier'),
          form: textCell(row, 'form'),
          increment: flagCell(row, 'increment') ?? false,
          minAgeMonths: numberCell(row, 'minAgeMonths'),
          maxAgeMonths: numberCell(row, 'maxAgeMonths'),
          reason: textCell(row, 'reason'),
          note: textCell(row, 'note'),
          asPublished: published.amount === null && published.unit === null ? null : published,
          source: textCell(row, 'source'),
          report: textCell(row, 'report'),
          confirmed: flagCell(row, 'confirmed'),
          evidence: textCell(row, 'evidence'),
        },
        at: rowLocator(file, row, intakeColumn),
      };
    });
    return validateAll(contract.IntakeRecord, entries, problems);
  });
}

const dailyValueColumns =
  'substance group amount unit equivalent basis source confirmed evidence reason note'.split(' ');
export function loadDailyValues(
  dir: string,
  problems: Problems,
): Located<contract.DailyValueRecord>[] {
  const file = 'daily-values.csv';
  const { rows } = readCsv(dir, file, dailyValueColumns, problems);
  const entries = rows.map((row) => ({
    value: {
      substance: textCell(row, 'substance'),
      group: textCell(row, 'group'),
      amount: numberCell(row, 'amount'),
      unit: textCell(row, 'unit'),
      equivalent: textCell(row, 'equivalent'),
      basis: textCell(row, 'basis'),
      reason: textCell(row, 'reason'),
      note: textCell(row, 'note'),
      source: textCell(row, 'source'),
      confirmed: flagCell(row, 'confirmed'),
      evidence: textCell(row, 'evidence'),
    },
    at: rowLocator(file, row),
  }));
  return validateAll(contract.DailyValueRecord, entries, problems);
}

const conversionColumns =
  'id substance fromUnit fromForm toUnit toForm factor formula element atomicMass charge milliequivalentsPerMillimole source confirmed evidence note'.split(
    ' ',
  );
export function loadConversions(
  dir: string,
  problems: Problems,
): Located<contract.ConversionRecord>[] {
  const file = 'conversions.csv';
  const { rows } = readCsv(dir, file, conversionColumns, problems);
  const entries = rows.map((row) => ({
    value: {
      id: textCell(row, 'id'),
      substance: textCell(row, 'substance'),
      from: { unit: textCell(row, 'fromUnit'), form: textCell(row, 'fromForm') },
      to: { unit: textCell(row, 'toUnit'), form: textCell(row, 'toForm') },
      factor: numberCell(row, 'factor'),
      formula: textCell(row, 'formula'),
      note: textCell(row, 'note'),
      source: textCell(row, 'source'),
      confirmed: flagCell(row, 'confirmed'),
      evidence: textCell(row, 'evidence'),
      element: textCell(row, 'element'),
      atomicMass: numberCell(row, 'atomicMass'),
      charge: numberCell(row, 'charge'),
      milliequivalentsPerMillimole: numberCell(row, 'milliequivalentsPerMillimole'),
    },
    at: rowLocator(file, row, joined),
  }));
  return validateAll(contract.ConversionRecord, entries, problems);
}
