import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerCard } from '../../contract/answers.ts';
import { actions } from '../../contract/vocabulary.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

function cardFor<T extends AnswerCard['type']>(
  query: string,
  type: T,
): Extract<AnswerCard, { type: T }> {
  const { card } = reference.handlers.search({ query, limit: 1 });
  if (card?.type !== type) throw new Error(`"${query}" has the card ${card?.type ?? 'none'}`);
  return card as Extract<AnswerCard, { type: T }>;
}

describe('evidence', () => {
  it('shows the outcomes of the group asked for first, with the sentences of the answer', () => {
    const card = cardFor('does magnesium help spasticity in ms', 'evidence');
    const answer = reference.handlers.ask({ question: 'magnesium ms' });
    expect(card.outcomes[0]?.claim).toBe('magnesium-ms-spasticity');
    expect(card.total).toBe(answer.outcomes.length);
    for (const { claim, sentence, certainty } of card.outcomes) {
      const row = answer.outcomes.find((one) => one.claim === claim);
      expect({ sentence, certainty }).toEqual({
        sentence: row?.sentence,
        certainty: row?.certainty,
      });
    }
  });
  it('never leaves out a recorded harm', () => {
    const card = cardFor('is vitamin d good for ms', 'evidence');
    expect(card.total).toBeGreaterThan(card.outcomes.length);
    expect(card.outcomes.map(({ state }) => state)).toContain('harm');
  });
  it('puts harms first where safety is asked', () => {
    expect(cardFor('is vitamin d safe with ms', 'evidence').outcomes[0]?.state).toBe('harm');
  });
  it('tells not covered from no studies', () => {
    expect(cardFor('boron for glaucoma', 'evidence')).toMatchObject({
      status: 'not-covered',
      outcomes: [],
      total: 0,
    });
  });
});

describe('interaction', () => {
  it('has the record of the medicine that a brand names', () => {
    const card = cardFor('iron with synthroid', 'interaction');
    expect(card.pair.map(({ ref }) => ref)).toEqual(['substance/iron', 'medication/levothyroxine']);
    expect(card.result).toBe('found');
    expect(card.records[0]).toMatchObject({
      interaction: 'interaction/iron-levothyroxine',
      action: 'minimise-risk',
    });
  });
  it('reaches the record of the class through the medicine', () => {
    const refs = cardFor("st john's wort with sertraline", 'interaction').records;
    expect(refs.map(({ interaction }) => interaction)).toContain('interaction/sjw-ssris');
  });
  it('finds the records of one form where no form is named', () => {
    // The record on calcium and PPIs is about calcium carbonate alone.
    expect(cardFor('calcium and omeprazole', 'interaction').result).toBe('found');
    expect(cardFor('calcium and ppis', 'interaction').result).toBe('found');
    expect(cardFor('calcium carbonate and omeprazole', 'interaction').result).toBe('found');
    expect(cardFor('calcium citrate and omeprazole', 'interaction').records).not.toContainEqual(
      expect.objectContaining({ interaction: 'interaction/calcium-ppis' }),
    );
  });
  it('has the records on single medicines of a class, the strictest first', () => {
    const { records } = cardFor('ginkgo and blood thinners', 'interaction');
    expect(records.map(({ interaction }) => interaction)).toContain(
      'interaction/ginkgo-anticoagulants',
    );
    const order = records.map(({ action }) => actions.indexOf(action));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
  it('agrees with the plan check about what is found, none recorded and not covered', () => {
    const { asOf } = cardFor('magnesium with levothyroxine', 'interaction');
    expect(asOf).toBe(reference.db.manifest.contentDate);
    const medications = ['levothyroxine', 'warfarin', 'baclofen', 'sertraline', 'betahistine'];
    const substances = ['magnesium', 'biotin', 'st-johns-wort', 'taurine', 'vitamin-c'];
    const check = reference.handlers.check({
      plan: {
        format: 'cofactor-plan',
        version: 1,
        profile: {
          name: '',
          age: 40,
          sex: 'female',
          state: 'none',
          authority: 'NASEM',
          conditions: [],
          medications: medications.map((medication) => ({ medication, times: [] })),
          meals: [],
          diet: [],
          exclusions: [],
        },
        items: substances.map((substance) => ({
          product: substance,
          ingredients: [{ substance, amount: 1, unit: 'mg', basis: 'elemental' }],
          servings: 1,
          times: [],
          days: 'daily',
        })),
        foods: [],
      } as never,
    });
    let compared = 0;
    for (const { pair, result } of check.coverage) {
      const [a, b] = pair.map(
        (ref) =>
          reference.db.pluck<string>(
            'SELECT name FROM substance WHERE id = :id UNION ALL SELECT name FROM medication WHERE id = :id',
            { id: ref.slice(ref.indexOf('/') + 1) },
          )[0],
      );
      if (a === undefined || b === undefined) continue;
      const card = cardFor(`${a} with ${b}`, 'interaction');
      expect(`${a} with ${b}: ${card.result}`).toBe(`${a} with ${b}: ${result}`);
      compared += 1;
    }
    // 5 × 5 with medicines, and 10 pairs of substances.
    expect(compared).toBe(35);
  });
});

describe('foods, amounts and harms', () => {
  it('has the five richest foods, richest first, and says how many have no value', () => {
    const card = cardFor('foods high in magnesium', 'foods');
    const listed = reference.handlers.foods({
      nutrient: 'magnesium' as never,
      per: '100g',
      portion: 'ordinary',
      limit: 5,
    });
    expect(card.unit).toBe('mg');
    expect(card.rows.map(({ food }) => food)).toEqual(
      listed.rows.map(({ food }) => `food/${food}`),
    );
    expect(card.missing).toBe(listed.missing);
  });
  it('has published values for adults, stages of the same value in one line', () => {
    // NASEM: RDA 8 mg for men and for women from 51, 18 mg for women of 19 to 50; UL 45 mg.
    const { values } = cardFor('how much iron do i need', 'intake');
    const nasem = values.filter(({ authority }) => authority === 'NASEM');
    expect(nasem.map(({ kind, lifeStage, amount }) => [kind, lifeStage, amount])).toEqual([
      ['RDA', 'Women, 51 years and over; men, 19 years and over', 8],
      ['RDA', 'Women, 19 to 50 years', 18],
      ['UL', 'Adults, 19 years and over', 45],
    ]);
    // EFSA has set no UL for iron: unknown is not nil.
    expect(values).toContainEqual(
      expect.objectContaining({ authority: 'EFSA', kind: 'UL', amount: null }),
    );
    expect(values.map(({ kind }) => kind)).not.toContain('EAR');
  });
  it('tells limits of supplements from limits of everything', () => {
    const { values } = cardFor('upper limit of magnesium', 'intake');
    expect(values.filter(({ kind }) => kind === 'UL')).toEqual([
      expect.objectContaining({ authority: 'NASEM', scope: 'supplements', amount: 350 }),
      expect.objectContaining({ authority: 'EFSA', scope: 'added-dissociable-salts', amount: 250 }),
    ]);
  });
  it('has effects, claims about harms, and how many cautions and interactions there are', () => {
    const card = cardFor('side effects of vitamin b6', 'harms');
    const { record } = reference.handlers.show({ ref: 'substance/vitamin-b6' });
    if (!('cautions' in record) || !('interactions' in record)) throw new Error('no substance');
    expect(card.effects.length).toBeGreaterThan(0);
    expect(card.claims.map(({ claim }) => claim)).toContain('vitamin-b6-ms-neuropathy');
    expect(card.cautions).toBe(record.cautions.length);
    expect(card.interactions).toBe(record.interactions.length);
  });
});

describe('this or that', () => {
  it('has one sentence for each substance in the order of the question, and no winner', () => {
    const card = cardFor('calcium or magnesium for ms', 'compare');
    expect(card.substances.map(({ substance }) => substance.ref)).toEqual([
      'substance/calcium',
      'substance/magnesium',
    ]);
    expect(card.condition?.ref).toBe('condition/multiple-sclerosis');
    for (const { sentence, outcomes } of card.substances) {
      expect(sentence === null).toBe(outcomes === 0);
    }
  });
  it('has what is known of each form', () => {
    const { forms } = cardFor('magnesium citrate vs oxide', 'compare-forms');
    // MgO: 24.305 / 40.304 = 0.603
    expect(forms[1]?.form.ref).toBe('form/magnesium-oxide');
    expect(forms[1]?.elementalFraction).toBeCloseTo(0.603, 3);
  });
  it('has the short text of a substance, and its own card where no food table tells of it', () => {
    expect(cardFor('what is coq10', 'substance').inShort).toBe(
      reference.substance('coenzyme-q10').inShort?.text,
    );
    expect(cardFor('foods high in curcumin', 'substance').substance.ref).toBe('substance/curcumin');
  });
});

describe('the search', () => {
  it('passes on the question, and the words as they were read', () => {
    const found = reference.handlers.search({ query: 'is magnezium good for ms', limit: 1 });
    expect(found.answer).toEqual({ substance: 'magnesium', condition: 'multiple-sclerosis' });
    expect(found.corrected).toBe('is magnesium good for ms');
  });
});
