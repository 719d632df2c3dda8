/** What is searched, what is found, and the card that answers a question above the results. */
import * as v from 'valibot';
import { ClaimId, ConditionId, EntityRef, SubstanceId } from './ids.ts';
import * as words from './vocabulary.ts';

const text = v.string();

export const SearchInput = v.strictObject({
  query: v.pipe(v.string('must be text'), v.maxLength(20_000, 'is too long')),
  kind: v.optional(v.picklist(words.searchKinds)),
  /** Takes the words as they are: nothing is corrected. */
  asTyped: v.optional(v.boolean()),
  /** Counts all hits together. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 20),
});

export const SearchHit = v.object({
  kind: v.picklist(words.searchKinds),
  id: text,
  title: text,
  subtitle: text,
  matched: v.picklist(['exact', 'prefix', 'synonym', 'spelling', 'partial']),
  /** The words around the match; `highlights` are [start, end) offsets in the snippet. */
  snippet: text,
  highlights: v.array(v.tuple([v.number(), v.number()])),
});
export type SearchHit = v.InferOutput<typeof SearchHit>;

const Named = v.object({ ref: EntityRef, name: text });

/** What a question asks, answered in a few lines above the results; `href` of the full page follows from its type. */
export const AnswerCard = v.variant('type', [
  v.object({
    type: v.literal('evidence'),
    substance: Named,
    condition: Named,
    status: v.picklist(['answered', 'no-studies', 'not-covered']),
    /** The most telling outcomes, those of the group that the question names first. */
    outcomes: v.array(
      v.object({
        claim: ClaimId,
        outcome: text,
        sentence: text,
        certainty: v.picklist(words.certainties),
        state: v.picklist(words.claimStates),
      }),
    ),
    /** Outcomes recorded in all. */
    total: v.number(),
  }),
  v.object({
    type: v.literal('interaction'),
    pair: v.tuple([Named, Named]),
    result: v.picklist(['found', 'none-recorded', 'not-covered']),
    /** Content date of the edition: the sources were checked up to this day. */
    asOf: text,
    /** The strictest first. */
    records: v.array(
      v.object({
        interaction: EntityRef,
        action: v.picklist(words.actions),
        severity: v.picklist(words.severities),
        effect: text,
        management: text,
      }),
    ),
  }),
  v.object({
    type: v.literal('foods'),
    substance: Named,
    unit: text,
    /** Per 100 g, the richest first. */
    rows: v.array(v.object({ food: EntityRef, name: text, amount: v.number() })),
    missing: v.number(),
  }),
  v.object({
    type: v.literal('intake'),
    substance: Named,
    /** Published values for adults who are neither pregnant nor lactating, with the limits. */
    values: v.array(
      v.object({
        authority: v.picklist(words.authorities),
        kind: v.picklist(words.intakeKinds),
        scope: v.picklist(words.intakeScopes),
        lifeStage: text,
        amount: v.nullable(v.number()),
        unit: text,
      }),
    ),
  }),
  v.object({
    type: v.literal('harms'),
    substance: Named,
    effects: v.array(text),
    /** Claims about harms. */
    claims: v.array(v.object({ claim: ClaimId, sentence: text })),
    cautions: v.number(),
    interactions: v.number(),
  }),
  v.object({
    type: v.literal('compare'),
    condition: v.nullable(Named),
    substances: v.array(
      v.object({ substance: Named, sentence: v.nullable(text), outcomes: v.number() }),
    ),
  }),
  v.object({
    type: v.literal('compare-forms'),
    forms: v.array(
      v.object({
        form: Named,
        elementalFraction: v.nullable(v.number()),
        absorption: v.picklist(words.absorptions),
        note: v.nullable(text),
      }),
    ),
  }),
  v.object({ type: v.literal('substance'), substance: Named, inShort: v.nullable(text) }),
]);
export type AnswerCard = v.InferOutput<typeof AnswerCard>;

export const SearchOutput = v.object({
  query: text,
  corrected: v.nullable(text),
  /** What the words ask, where they ask something. */
  card: v.nullable(AnswerCard),
  /** How many records of each kind match; `more` where counting stopped. */
  groups: v.array(
    v.object({ kind: v.picklist(words.searchKinds), count: v.number(), more: v.boolean() }),
  ),
  /** The question that the words ask, when they name one substance and one condition. */
  answer: v.nullable(v.object({ substance: SubstanceId, condition: ConditionId })),
  hits: v.array(SearchHit),
  total: v.number(),
  tookMs: v.number(),
});
export type SearchOutput = v.InferOutput<typeof SearchOutput>;
