/** The shapes of content files as people write them: what may be left out is optional, what the loader adds is absent. */
import * as v from 'valibot';
import * as contract from '../../src/contract/records.ts';
import { monographSections } from '../../src/contract/vocabulary.ts';
import * as defaults from '../../src/core/pack/content/defaults.ts';
import { Edition, GlossaryItem, LeftOutItem } from '../../src/core/pack/content/shapes.ts';
import { fieldNotes, type NotedRecord } from './fieldNotes.ts';

type Entries = Readonly<Record<string, v.GenericSchema>>;

/** What a nullable or optional field holds when it is there: unknown is left out, nobody writes null. */
function written(schema: v.GenericSchema): v.GenericSchema {
  const isWrapper = v.isOfType('nullable', schema) || v.isOfType('nullish', schema);
  if (isWrapper || v.isOfType('optional', schema)) {
    const { wrapped } = schema as v.NullableSchema<v.GenericSchema, undefined>;
    return written(wrapped);
  }
  return schema;
}

const isOptional = (schema: v.GenericSchema): boolean =>
  v.isOfType('optional', schema) || v.isOfType('nullish', schema);

interface Authoring {
  /** Fields with these keys may be left out. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Fields that must be there although the loader has a default that then fails. */
  readonly required?: readonly string[];
  /** Fields that the loader adds. */
  readonly derived?: readonly string[];
  /** Fields in another shape than in the record, or beside it. */
  readonly also?: Entries;
}

/** The authored shape of a record, each field with its note. Throws where a field has no note. */
function authored(name: NotedRecord, entries: Entries, options: Authoring = {}): v.GenericSchema {
  const { defaults: absent = {}, required = [], derived = [], also = {} } = options;
  const notes: Readonly<Record<string, string>> = fieldNotes[name];
  const described = Object.entries({ ...entries, ...also })
    .filter(([key]) => !derived.includes(key))
    .map(([key, schema]): [string, v.GenericSchema] => {
      const note = notes[key];
      if (note === undefined) throw new Error(`The field ${name}.${key} has no note.`);
      const field = v.pipe(written(schema), v.description(note));
      const optional = isOptional(schema) || (key in absent && !required.includes(key));
      return [key, optional ? v.optional(field) : field];
    });
  // In the order of the notes, which is the order in which people write the fields.
  const order = Object.keys(notes);
  described.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return v.strictObject(Object.fromEntries(described));
}

const list = (schema: v.GenericSchema): v.GenericSchema => v.array(schema);
const nonEmpty = (schema: v.GenericSchema): v.GenericSchema =>
  v.pipe(v.array(schema), v.minLength(1));

const statement = authored('statement', contract.MonographStatement.entries);
const foodColumn = authored('foodColumn', contract.FoodColumn.entries);
const equivalence = authored('equivalence', contract.Equivalence.entries);
const form = authored('form', contract.FormRecord.entries, {
  defaults: defaults.formDefaults,
  derived: ['substance'],
  also: { equivalence: v.optional(equivalence), otherEquivalences: v.optional(list(equivalence)) },
});
const estimate = authored('estimate', contract.Estimate.entries, {
  defaults: defaults.estimateDefaults,
});
const study = authored('study', contract.StudyRecord.entries, {
  defaults: defaults.studyDefaults,
  also: {
    estimates: list(estimate),
    elementalDose: authored('elementalDose', contract.ElementalDose.entries, {
      defaults: defaults.elementalDoseDefaults,
    }),
  },
});
const claim = authored('claim', contract.ClaimRecord.entries, {
  defaults: defaults.claimDefaults,
  required: ['studies'],
  derived: ['substance'],
  also: {
    certaintyGrounds: list(authored('certaintyGround', contract.CertaintyGround.entries)),
    history: nonEmpty(authored('history', contract.HistoryEntry.entries)),
    studies: nonEmpty(study),
  },
});
const caution = authored('caution', contract.CautionRecord.entries, {
  defaults: { ...defaults.cautionDefaults, reviewedOn: null },
  derived: ['substance'],
});
const substance = authored('substance', contract.SubstanceRecord.entries, {
  defaults: defaults.substanceDefaults,
  also: {
    monograph: authored(
      'monograph',
      Object.fromEntries(monographSections.map((section) => [section, list(statement)])),
      { defaults: defaults.monographDefaults },
    ),
    inShort: authored('summary', contract.SubstanceRecord.entries.inShort.wrapped.entries),
    foodColumn,
    forms: list(form),
    claims: v.optional(list(claim)),
    cautions: v.optional(list(caution)),
  },
});

const interaction = {
  defaults: {
    ...defaults.interactionDefaults,
    ...defaults.nutrientInteractionDefaults,
    reviewedOn: null,
  },
  derived: ['type', 'substance'],
};
const interactions = authored(
  'interactionFile',
  {},
  {
    also: {
      reviewedOn: contract.SubstanceRecord.entries.reviewedOn,
      medicines: v.optional(
        list(
          authored('interaction', contract.DrugInteraction.entries, {
            ...interaction,
            also: {
              separation: authored('drugSeparation', contract.DrugSeparation.entries, {
                defaults: defaults.drugSeparationDefaults,
              }),
            },
          }),
        ),
      ),
      substances: v.optional(
        list(
          authored('interaction', contract.NutrientInteraction.entries, {
            ...interaction,
            also: {
              dosesSeen: list(
                authored('doseSeen', contract.NutrientInteraction.entries.dosesSeen.item.entries),
              ),
            },
          }),
        ),
      ),
    },
  },
);

const condition = authored('condition', contract.ConditionRecord.entries, {
  defaults: defaults.conditionDefaults,
});
const belief = authored('belief', contract.BeliefRecord.entries, {
  also: {
    reasons: nonEmpty(
      authored('beliefReason', contract.BeliefRecord.entries.reasons.item.entries, {
        defaults: defaults.beliefReasonDefaults,
      }),
    ),
  },
});
const source = authored('source', contract.AuthoredSource.entries, {
  also: { custom: authored('verification', contract.VerificationRecord.entries) },
});

/** Authored shape of each kind of file, by the name of its schema. */
export const authoredFiles = {
  substance,
  interactions,
  conditions: list(condition),
  beliefs: list(belief),
  edition: authored('edition', Edition.entries),
  glossary: list(
    authored('glossary', GlossaryItem.entries, { defaults: defaults.glossaryDefaults }),
  ),
  sources: list(source),
  'left-out': list(
    authored('leftOut', LeftOutItem.entries, { defaults: defaults.leftOutDefaults }),
  ),
  'ambiguous-names': list(
    authored('ambiguousName', contract.AmbiguousName.entries, {
      defaults: defaults.ambiguousNameDefaults,
    }),
  ),
} as const satisfies Record<string, v.GenericSchema>;

export type AuthoredFile = keyof typeof authoredFiles;
