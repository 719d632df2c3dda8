/** Sources, terms, intake references, daily values, conversions and foods. */
import type { Content } from '../content/shapes.ts';
import type { Insert } from '../packFile.ts';

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);
/** Unknown stays NULL. */
const maybeFlag = (value: boolean | null): 0 | 1 | null => (value === null ? null : flag(value));

export function fillSources(content: Content, insert: Insert): void {
  for (const { record } of content.sources)
    insert('source', {
      id: record.id,
      title: record.title,
      year: record.issued?.['date-parts'][0][0] ?? null,
      design: record.custom.design ?? null,
      doi: record.DOI ?? null,
      pmid: record.PMID ?? null,
      url: record.URL ?? null,
      record: JSON.stringify(record),
    });
}

function fillIntakes(content: Content, insert: Insert): void {
  for (const [position, { record }] of content.lifeStages.entries())
    insert('life_stage', {
      id: record.id,
      position,
      label: record.label,
      authority: record.authority,
      sex: record.sex,
      state: record.state,
      min_age_months: record.minAgeMonths,
      max_age_months: record.maxAgeMonths,
    });
  for (const { record } of content.intakes)
    insert('intake', {
      authority: record.authority,
      substance: record.substance,
      life_stage: record.lifeStage,
      kind: record.kind,
      amount: record.amount,
      amount_max: record.amountMax,
      unit: record.unit,
      equivalent: record.equivalent,
      scope: record.scope,
      qualifier: record.qualifier,
      form: record.form,
      increment: flag(record.increment),
      min_age_months: record.minAgeMonths,
      max_age_months: record.maxAgeMonths,
      reason: record.reason,
      note: record.note,
      published_amount: record.asPublished?.amount ?? null,
      published_unit: record.asPublished?.unit ?? null,
      source: record.source,
      report: record.report,
      confirmed: flag(record.confirmed),
      evidence: record.evidence,
    });
  for (const { record } of content.dailyValues)
    insert('daily_value', {
      substance: record.substance,
      age_group: record.group,
      amount: record.amount,
      unit: record.unit,
      equivalent: record.equivalent,
      basis: record.basis,
      reason: record.reason,
      note: record.note,
      source: record.source,
      confirmed: flag(record.confirmed),
      evidence: record.evidence,
    });
}

function fillConversions(content: Content, insert: Insert): void {
  for (const { record } of content.conversions)
    insert('conversion', {
      id: record.id,
      substance: record.substance,
      from_unit: record.from.unit,
      from_form: record.from.form,
      to_unit: record.to.unit,
      to_form: record.to.form,
      factor: record.factor,
      formula: record.formula,
      note: record.note,
      source: record.source,
      confirmed: flag(record.confirmed),
      evidence: record.evidence,
      element: record.element,
      atomic_mass: record.atomicMass,
      charge: record.charge,
      milliequivalents: record.milliequivalentsPerMillimole,
    });
}

function fillFoods(content: Content, insert: Insert): void {
  for (const { record } of content.foods) {
    insert('food', {
      id: record.id,
      name: record.name,
      food_group: record.group,
      synonyms: JSON.stringify(record.synonyms),
      ndb_number: record.ndbNumber,
      fdc_id: record.fdcId,
      ala_basis: record.alaBasis,
      linoleic_basis: record.linoleicBasis,
      notes: record.notes,
      source: record.source,
      vegetarian: maybeFlag(record.diets.vegetarian),
      vegan: maybeFlag(record.diets.vegan),
      lactose_free: maybeFlag(record.diets['lactose-free']),
      substance: record.substance,
    });
    // No row for an unknown amount: unknown is not zero.
    for (const [nutrient, amount] of Object.entries(record.amounts))
      if (amount !== null) insert('food_amount', { food: record.id, nutrient, amount });
    for (const [position, portion] of record.portions.entries())
      insert('portion', {
        food: record.id,
        position,
        label: portion.label,
        grams: portion.grams,
        ordinary: flag(portion.ordinary),
      });
  }
}

/** Fills the tables that need substances (and sources) to be there. */
export function fillTables(content: Content, insert: Insert): void {
  for (const [position, { record }] of content.terms.entries())
    insert('term', { kind: record.kind, id: record.id, position, text: record.text });
  fillIntakes(content, insert);
  fillConversions(content, insert);
  fillFoods(content, insert);
}
