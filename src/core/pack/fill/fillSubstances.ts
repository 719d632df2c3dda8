/** Substances with their names, food columns, forms and monographs; ambiguous names. */
import type { SubstanceRecord } from '../../../contract/records.ts';
import { monographSections } from '../../../contract/vocabulary.ts';
import type { Content } from '../content/shapes.ts';
import type { Insert } from '../packFile.ts';

function fillNames(substance: SubstanceRecord, insert: Insert): void {
  const byLanguage = Object.entries({ en: substance.synonyms, ...substance.synonymsByLanguage });
  for (const [language, names] of byLanguage)
    for (const [position, name] of (names ?? []).entries())
      insert('substance_synonym', { substance: substance.id, language, position, name });
}

function fillFoodColumns(substance: SubstanceRecord, insert: Insert): void {
  const rules = Object.entries(substance.foodColumnByScope);
  if (substance.foodColumn !== null) rules.unshift(['ordinary', substance.foodColumn]);
  for (const [scope, rule] of rules)
    insert('food_column_rule', {
      substance: substance.id,
      scope,
      columns: JSON.stringify(rule.columns),
      unit: rule.unit,
      factor: rule.factor,
      note: rule.note ?? null,
    });
}

function fillForms(substance: SubstanceRecord, insert: Insert): void {
  for (const [position, form] of substance.forms.entries()) {
    const equivalences = [
      ...(form.equivalence === undefined ? [] : [form.equivalence]),
      ...(form.otherEquivalences ?? []),
    ];
    insert('form', {
      id: form.id,
      substance: substance.id,
      position,
      name: form.name,
      synonyms: JSON.stringify(form.synonyms),
      formula: form.formula,
      molar_mass: form.molarMass,
      elemental_fraction: form.elementalFraction,
      absorption: form.absorption,
      note: form.note,
      equivalences: JSON.stringify(equivalences),
    });
    for (const [n, source] of form.sources.entries())
      insert('form_source', { form: form.id, position: n, source });
  }
}

function fillMonograph(substance: SubstanceRecord, insert: Insert): void {
  for (const section of monographSections)
    for (const [position, item] of (substance.monograph?.[section] ?? []).entries()) {
      const statement = insert('monograph_statement', {
        substance: substance.id,
        section,
        position,
        text: item.text,
        threshold_amount: item.threshold?.amount ?? null,
        threshold_unit: item.threshold?.unit ?? null,
        threshold_scope: item.threshold?.scope ?? null,
      });
      for (const [n, source] of item.sources.entries())
        insert('monograph_source', { statement, position: n, source });
    }
}

export function fillSubstances(content: Content, insert: Insert): void {
  const substances = content.substances.map(({ record }) => record);
  for (const substance of substances) {
    insert('substance', {
      id: substance.id,
      name: substance.name,
      kind: substance.kind,
      unit: substance.unit,
      element: substance.element,
      part_of: substance.partOf,
      in_short: substance.inShort?.text ?? null,
      in_short_sources:
        substance.inShort === null ? null : JSON.stringify(substance.inShort.sources),
      reviewed_on: substance.reviewedOn,
      has_monograph: substance.monograph === null ? 0 : 1,
    });
    fillNames(substance, insert);
    fillFoodColumns(substance, insert);
    fillForms(substance, insert);
    fillMonograph(substance, insert);
  }
  // Links between substances come last: both ends must be there.
  for (const { id: substance, components, related, includesForms } of substances) {
    for (const [position, component] of components.entries())
      insert('substance_component', { substance, component, position });
    for (const [position, other] of related.entries())
      insert('substance_related', { substance, related: other, position });
    for (const [position, form] of includesForms.entries())
      insert('included_form', { substance, form, position });
  }
  for (const { record } of content.ambiguousNames)
    for (const [position, substance] of record.substances.entries())
      insert('ambiguous_name', { name: record.name, position, substance, note: record.note });
}
