import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrugInteraction, NutrientInteraction } from '../../contract/records.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { recordsBetween, recordsNaming } from './lookup.ts';
import { createInteractionRepository } from './repository.ts';
import type { Taken } from './rules.ts';

let reference: TestReference;
let drug: DrugInteraction[];
let nutrient: NutrientInteraction[];
let taken: Taken[];
beforeAll(() => {
  reference = openTestReference();
  const all = createInteractionRepository(reference.db).interactions();
  drug = all.filter((record) => record.type === 'medicine');
  nutrient = all.filter((record) => record.type === 'substance');
  taken = reference.substances.list().flatMap(({ id, forms }) =>
    [null, ...forms.map((form) => form.id)].map((form): Taken => {
      const appliesAs = new Set<string>(reference.substances.appliesAs(id, form));
      return { substance: id, forms: new Set([form]), appliesAs };
    }),
  );
});
afterAll(() => {
  reference.close();
});

const ids = (records: readonly { id: string }[]): string => records.map(({ id }) => id).join(' ');

describe('the tables of records find what a walk through all of them finds, in its order', () => {
  it('for every medicine and everything that can be taken', () => {
    let met = 0;
    for (const id of reference.db.pluck<string>('SELECT id FROM medication')) {
      const medication = reference.interactions.medication(id);
      if (medication === null) throw new Error(id);
      const classes = new Set<string>(medication.classes);
      const naming = drug.filter(({ target }) =>
        'medication' in target ? target.medication === id : classes.has(target.class),
      );
      const table = recordsNaming(medication, drug);
      for (const one of taken) {
        const walked = naming.filter((record) => one.appliesAs.has(record.substance));
        if (ids(table.of(one)) !== ids(walked)) {
          expect(ids(table.of(one))).toBe(ids(walked));
        }
        met += walked.length;
      }
    }
    expect(met).toBeGreaterThan(1000);
  });

  it('for every two things that can be taken, in either direction of the record', () => {
    const table = recordsBetween(nutrient);
    const recorded = taken.filter(({ appliesAs }) =>
      nutrient.some((record) => appliesAs.has(record.substance) || appliesAs.has(record.with)),
    );
    let met = 0;
    for (const one of recorded) {
      for (const other of recorded) {
        const walked = nutrient.filter(
          (record) =>
            (one.appliesAs.has(record.substance) && other.appliesAs.has(record.with)) ||
            (other.appliesAs.has(record.substance) && one.appliesAs.has(record.with)),
        );
        if (ids(table.of(one, other)) !== ids(walked)) {
          expect(ids(table.of(one, other))).toBe(ids(walked));
        }
        met += walked.length;
      }
    }
    expect(met).toBeGreaterThan(1000);
  });
});
