/** Reads substances, their forms and monographs from the reference. */
import type { FormId, SourceId, SubstanceId } from '../../contract/ids.ts';
import type {
  AmbiguousName,
  FoodColumn,
  FormRecord,
  Monograph,
  SubstanceRecord,
} from '../../contract/records.ts';
import {
  intakeScopes,
  languages,
  monographSections,
  type IntakeScope,
} from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { groupBy, jsonList } from '../json.ts';

interface SubstanceRow {
  id: SubstanceId;
  name: string;
  kind: SubstanceRecord['kind'];
  unit: SubstanceRecord['unit'];
  element: string | null;
  part_of: SubstanceId | null;
  in_short: string | null;
  in_short_sources: string | null;
  reviewed_on: string;
  has_monograph: 0 | 1;
}

interface FormRow {
  id: FormId;
  substance: SubstanceId;
  name: string;
  synonyms: string;
  formula: string | null;
  molar_mass: number | null;
  elemental_fraction: number | null;
  absorption: FormRecord['absorption'];
  note: string | null;
  equivalences: string;
}

export function createSubstanceRepository(db: ReferenceDb) {
  function formOf(row: FormRow): FormRecord {
    const [equivalence, ...others] = jsonList<NonNullable<FormRecord['equivalence']>>(
      row.equivalences,
    );
    return {
      id: row.id,
      substance: row.substance,
      name: row.name,
      synonyms: jsonList<string>(row.synonyms),
      formula: row.formula,
      molarMass: row.molar_mass,
      elementalFraction: row.elemental_fraction,
      absorption: row.absorption,
      note: row.note,
      ...(equivalence === undefined ? {} : { equivalence }),
      ...(others.length === 0 ? {} : { otherEquivalences: others }),
      sources: db.pluck<SourceId>(
        'SELECT source FROM form_source WHERE form = ? ORDER BY position',
        [row.id],
      ),
    };
  }

  function monographOf(id: SubstanceId): Monograph {
    const monograph: Monograph = {
      functions: [],
      body: [],
      statusTests: [],
      foodSources: [],
      deficiency: [],
      riskGroups: [],
      adverseEffects: [],
    };
    const rows = db.all<{
      id: number;
      section: keyof Monograph;
      text: string;
      threshold_amount: number | null;
      threshold_unit: string | null;
      threshold_scope: string | null;
    }>('SELECT * FROM monograph_statement WHERE substance = ? ORDER BY section, position', [id]);
    for (const section of monographSections) {
      for (const row of rows.filter((candidate) => candidate.section === section)) {
        monograph[section].push({
          text: row.text,
          ...(row.threshold_amount === null || row.threshold_unit === null
            ? {}
            : {
                threshold: {
                  amount: row.threshold_amount,
                  unit: row.threshold_unit,
                  ...(row.threshold_scope === null ? {} : { scope: row.threshold_scope }),
                },
              }),
          sources: db.pluck<SourceId>(
            'SELECT source FROM monograph_source WHERE statement = ? ORDER BY position',
            [row.id],
          ),
        });
      }
    }
    return monograph;
  }

  function columnRules(id: SubstanceId): Map<string, FoodColumn> {
    const rows = db.all<{
      scope: string;
      columns: string;
      unit: string;
      factor: number;
      note: string | null;
    }>('SELECT scope, columns, unit, factor, note FROM food_column_rule WHERE substance = ?', [id]);
    return new Map(
      rows.map((row) => [
        row.scope,
        {
          columns: jsonList<string>(row.columns),
          unit: row.unit,
          factor: row.factor,
          ...(row.note === null ? {} : { note: row.note }),
        },
      ]),
    );
  }

  function get(id: string): SubstanceRecord | null {
    const row = db.get<SubstanceRow>('SELECT * FROM substance WHERE id = ?', [id]);
    if (row === undefined) return null;
    const synonyms = groupBy(
      db.all<{ language: string; name: string }>(
        'SELECT language, name FROM substance_synonym WHERE substance = ? ORDER BY language, position',
        [id],
      ),
      (synonym) => synonym.language,
    );
    const byLanguage: SubstanceRecord['synonymsByLanguage'] = {};
    for (const language of languages) {
      const names = synonyms.get(language);
      if (names !== undefined) byLanguage[language] = names.map((synonym) => synonym.name);
    }
    const rules = columnRules(row.id);
    const byScope: Partial<Record<IntakeScope, FoodColumn>> = {};
    for (const scope of intakeScopes) {
      const rule = rules.get(scope);
      if (rule !== undefined) byScope[scope] = rule;
    }
    return {
      id: row.id,
      name: row.name,
      kind: row.kind,
      unit: row.unit,
      synonyms: (synonyms.get('en') ?? []).map((synonym) => synonym.name),
      synonymsByLanguage: byLanguage,
      element: row.element,
      partOf: row.part_of,
      components: db.pluck<SubstanceId>(
        'SELECT component FROM substance_component WHERE substance = ? ORDER BY position',
        [id],
      ),
      related: db.pluck<SubstanceId>(
        'SELECT related FROM substance_related WHERE substance = ? ORDER BY position',
        [id],
      ),
      includesForms: db.pluck<FormId>(
        'SELECT form FROM included_form WHERE substance = ? ORDER BY position',
        [id],
      ),
      foodColumn: rules.get('ordinary') ?? null,
      foodColumnByScope: byScope,
      inShort:
        row.in_short === null || row.in_short_sources === null
          ? null
          : { text: row.in_short, sources: jsonList<SourceId>(row.in_short_sources) },
      reviewedOn: row.reviewed_on,
      monograph: row.has_monograph === 1 ? monographOf(row.id) : null,
      forms: formsOf(row.id),
    };
  }

  function formsOf(id: SubstanceId): FormRecord[] {
    return db
      .all<FormRow>('SELECT * FROM form WHERE substance = ? ORDER BY position', [id])
      .map(formOf);
  }

  function form(id: string): FormRecord | null {
    const row = db.get<FormRow>('SELECT * FROM form WHERE id = ?', [id]);
    return row === undefined ? null : formOf(row);
  }

  return {
    get,
    form,
    ids: () => db.pluck<SubstanceId>('SELECT id FROM substance ORDER BY name COLLATE NOCASE'),
    /** Every name of every substance and form, for reading questions. */
    names: () =>
      db.all<{ name: string; substance: SubstanceId; form: FormId | null }>(
        `SELECT name, id AS substance, NULL AS form FROM substance
         UNION ALL SELECT name, substance, NULL FROM substance_synonym
         UNION ALL SELECT name, substance, id FROM form
         UNION ALL SELECT synonym.value, form.substance, form.id FROM form, json_each(form.synonyms) AS synonym`,
      ),
    ambiguous: (): AmbiguousName[] => {
      const rows = db.all<{ name: string; substance: SubstanceId; note: string | null }>(
        'SELECT name, substance, note FROM ambiguous_name ORDER BY name, position',
      );
      return [...groupBy(rows, (row) => row.name)].map(([name, group]) => ({
        name,
        substances: group.map((row) => row.substance),
        note: group[0]?.note ?? null,
      }));
    },
    /** Substances that count the given form as theirs (citrate salts). */
    including: (formId: string) =>
      db.pluck<SubstanceId>('SELECT substance FROM included_form WHERE form = ?', [formId]),
    /** Substances that are part of the given one. */
    partsOf: (id: string) =>
      db.pluck<SubstanceId>('SELECT id FROM substance WHERE part_of = ? ORDER BY name', [id]),
  };
}
