/** Answer cards: what stands above the results of a search that asks something. */
import type { AnswerCard, OutcomeRow } from '../../contract/answers.ts';
import {
  ref,
  type ConditionId,
  type EntityRef,
  type FormId,
  type SubstanceId,
} from '../../contract/ids.ts';
import type { MonographStatement } from '../../contract/records.ts';
import type { OutcomeGroup } from '../../contract/vocabulary.ts';
import { memo } from '../memo.ts';
import type { Domains } from '../planner/resolve.ts';
import type { Intent } from '../question/intent.ts';
import { adultIntakes } from './adultIntakes.ts';
import { interactionCard } from './interactionCard.ts';

interface CardContext extends Domains {
  /** The sources were compared up to this day, YYYY-MM-DD. */
  contentDate: string;
}

interface AnswerCards {
  /** null: the reference has nothing that such a card could show. */
  cardOf(intent: Intent): AnswerCard | null;
}

const MOST_OUTCOMES = 3;
const MOST_FOODS = 5;

interface Named {
  ref: EntityRef;
  name: string;
}

const isHarm = (row: OutcomeRow): boolean =>
  row.outcomeGroup === 'harms' || row.otherOutcomeGroups.includes('harms') || row.state === 'harm';

/**
 * The first outcomes of an answer: those of the group asked for, then those of the condition itself, in the order of
 * the answer. A recorded harm is never left out.
 */
function telling(
  rows: readonly OutcomeRow[],
  condition: ConditionId,
  group: OutcomeGroup | null,
): OutcomeRow[] {
  const rank = (row: OutcomeRow): number => {
    const isAsked =
      group === 'harms'
        ? isHarm(row)
        : row.outcomeGroup === group || (group !== null && row.otherOutcomeGroups.includes(group));
    return (isAsked ? 0 : 2) + (row.condition === condition ? 0 : 1);
  };
  // Sorting is stable: within a rank the order of the answer stays.
  const ordered = [...rows].sort((a, b) => rank(a) - rank(b));
  const first = ordered.slice(0, MOST_OUTCOMES);
  const harm = first.some(isHarm) ? undefined : ordered.find(isHarm);
  return harm === undefined ? first : [...first, harm];
}

/** "Damage to sensory nerves. Value: 12 mg." */
function effectWords({ text, threshold }: MonographStatement): string {
  if (threshold === undefined) return text;
  const { amount, unit, scope } = threshold;
  return `${text} Value: ${String(amount)} ${unit}${scope === undefined ? '' : `, ${scope}`}.`;
}

export function createAnswerCards(context: CardContext): AnswerCards {
  const { substances, evidence, foods, intakes, interactions } = context;

  const namedSubstance = (id: SubstanceId): Named | null => {
    const found = substances.get(id);
    return found === null ? null : { ref: ref('substance', id), name: found.name };
  };
  const namedCondition = (id: ConditionId): Named | null => {
    const found = evidence.condition(id);
    return found === null ? null : { ref: ref('condition', id), name: found.name };
  };

  function evidenceCard(
    substance: SubstanceId,
    condition: ConditionId,
    group: OutcomeGroup | null,
  ): AnswerCard | null {
    const one = namedSubstance(substance);
    const other = namedCondition(condition);
    if (one === null || other === null) return null;
    const answer = evidence.answer(substance, condition);
    return {
      type: 'evidence',
      substance: one,
      condition: other,
      status: answer.status,
      outcomes: telling(answer.outcomes, condition, group).map((row) => ({
        claim: row.claim,
        outcome: row.outcome,
        sentence: row.sentence,
        certainty: row.certainty,
        state: row.state,
      })),
      total: answer.outcomes.length,
    };
  }

  function foodsCard(id: SubstanceId): AnswerCard | null {
    const substance = substances.get(id);
    const named = namedSubstance(id);
    if (substance === null || named === null) return null;
    if (substance.foodColumn === null || substance.unit === null) return substanceCard(id);
    const { rows, missing } = foods.rank(substance.foodColumn, {
      per: '100g',
      group: null,
      // A card answers from what was reviewed; the page of foods shows imported tables too.
      pack: foods.packs()[0] ?? '',
      limit: MOST_FOODS,
    });
    return {
      type: 'foods',
      substance: named,
      unit: substance.unit,
      rows: rows.map(({ food, name, amount }) => ({ food: ref('food', food), name, amount })),
      missing,
    };
  }

  // Ranking walks through the whole table of foods: too slow to do again at each key.
  const foodsOf = memo(foodsCard);

  function harmsCard(id: SubstanceId): AnswerCard | null {
    const named = namedSubstance(id);
    if (named === null) return null;
    const lineage = substances.lineage(id);
    return {
      type: 'harms',
      substance: named,
      effects: lineage.flatMap((one) =>
        (substances.get(one)?.monograph?.adverseEffects ?? []).map(effectWords),
      ),
      claims: evidence
        .ofSubstance(id)
        .filter(isHarm)
        .map(({ claim, sentence }) => ({ claim, sentence })),
      cautions: interactions.cautionsOf(lineage).length,
      interactions: interactions.ofSubstances(lineage).length,
    };
  }

  function compareCard(
    ids: readonly SubstanceId[],
    condition: ConditionId | null,
  ): AnswerCard | null {
    return {
      type: 'compare',
      condition: condition === null ? null : namedCondition(condition),
      substances: ids.flatMap((id) => {
        const substance = namedSubstance(id);
        if (substance === null) return [];
        if (condition === null) {
          const sentence = substances.get(id)?.inShort?.text ?? null;
          return [{ substance, sentence, outcomes: evidence.ofSubstance(id).length }];
        }
        const { outcomes } = evidence.answer(id, condition);
        const [first] = telling(outcomes, condition, null);
        return [{ substance, sentence: first?.sentence ?? null, outcomes: outcomes.length }];
      }),
    };
  }

  function formsCard(ids: readonly FormId[]): AnswerCard | null {
    const forms = ids.flatMap((id) => {
      const form = substances.form(id);
      if (form === null) return [];
      const { name, elementalFraction, absorption, note } = form;
      return [{ form: { ref: ref('form', id), name }, elementalFraction, absorption, note }];
    });
    return forms.length < 2 ? null : { type: 'compare-forms', forms };
  }

  function substanceCard(id: SubstanceId): AnswerCard | null {
    const named = namedSubstance(id);
    return named === null
      ? null
      : {
          type: 'substance',
          substance: named,
          inShort: substances.get(id)?.inShort?.text ?? null,
        };
  }

  return {
    cardOf(intent) {
      switch (intent.type) {
        case 'evidence':
          return evidenceCard(intent.substance, intent.condition, intent.outcomeGroup);
        case 'interaction':
          return interactionCard(intent.a, intent.b, context);
        case 'foods':
          return foodsOf(intent.substance);
        case 'intake': {
          const substance = namedSubstance(intent.substance);
          return substance === null
            ? null
            : { type: 'intake', substance, values: adultIntakes(intakes, intent.substance) };
        }
        case 'harms':
          return harmsCard(intent.substance);
        case 'compare':
          return compareCard(intent.substances, intent.condition);
        case 'compare-forms':
          return formsCard(intent.forms);
        case 'substance':
          return substanceCard(intent.substance);
      }
    },
  };
}
