/** Answer cards in one line, and where each leads. */
import type { AnswerCard } from '../../../../contract/answers.ts';
import type { Action, Certainty } from '../../../../contract/vocabulary.ts';
import { hrefOf, links } from '../../../app/links.ts';
import {
  absorptionWord,
  amountText,
  countText,
  dateText,
  insideText,
  measuredText,
  numberText,
  scopeWord,
} from '../../../shared/format.ts';

export type CardOf<T extends AnswerCard['type']> = Extract<AnswerCard, { type: T }>;

export const idOf = (ref: string): string => ref.slice(ref.indexOf('/') + 1);

/** Two or more names as they stand in a heading: "Magnesium, zinc or iron". */
function listed(names: readonly string[], word: 'and' | 'or'): string {
  const inside = names.map((name, at) => (at === 0 ? name : insideText(name)));
  const last = inside.at(-1) ?? '';
  return inside.length < 2 ? last : `${inside.slice(0, -1).join(', ')} ${word} ${last}`;
}

export function cardTitle(card: AnswerCard): string {
  switch (card.type) {
    case 'evidence':
      return listed([card.substance.name, card.condition.name], 'and');
    case 'interaction':
      return listed([card.pair[0].name, card.pair[1].name], 'and');
    case 'foods':
      return `Foods with the most ${insideText(card.substance.name)}`;
    case 'intake':
      return `${card.substance.name}: published values for adults`;
    case 'harms':
      return `${card.substance.name}: harms on record`;
    case 'compare': {
      const names = listed(
        card.substances.map(({ substance }) => substance.name),
        'or',
      );
      return card.condition === null ? names : `${names}: ${insideText(card.condition.name)}`;
    }
    case 'compare-forms':
      return listed(
        card.forms.map(({ form }) => form.name),
        'or',
      );
    case 'substance':
      return card.substance.name;
  }
}

export const nothingWords = {
  evidence: {
    'no-studies':
      'The literature was searched and no study was found. Nobody knows from studies whether it helps or harms here.',
    'not-covered':
      'Not covered: this edition has not reviewed the question. That says nothing about whether something works or is harmless.',
  },
  /** Absence is not safety: no form of these words may leave out its last sentence. */
  interaction: {
    'none-recorded': (asOf: string) =>
      `None recorded in the sources checked up to ${dateText(asOf)}. That is not a sign of safety.`,
    'not-covered': 'Not covered by this edition. That is not a sign of safety.',
  },
} as const;

/** The card in one line, with the word that goes in front of it. */
interface CardLine {
  text: string;
  certainty?: Certainty;
  action?: Action;
}

export function cardLine(card: AnswerCard): CardLine {
  switch (card.type) {
    case 'evidence': {
      if (card.status !== 'answered') return { text: nothingWords.evidence[card.status] };
      const [first] = card.outcomes;
      if (first === undefined) return { text: countText(card.total, 'outcome') };
      return {
        text: first.sentence,
        ...(first.state === 'no-studies' ? {} : { certainty: first.certainty }),
      };
    }
    case 'interaction': {
      const [first] = card.records;
      if (card.result === 'found' && first !== undefined)
        return { text: first.effect, action: first.action };
      if (card.result === 'none-recorded')
        return { text: nothingWords.interaction['none-recorded'](card.asOf) };
      return { text: nothingWords.interaction['not-covered'] };
    }
    case 'foods': {
      const [first] = card.rows;
      return {
        text:
          first === undefined
            ? 'No food of the table has a known amount.'
            : `${first.name}: ${measuredText(first.amount, card.unit)} in 100 g`,
      };
    }
    case 'intake':
      return { text: intakeRanges(card) };
    case 'harms':
      return {
        text: card.claims[0]?.sentence ?? card.effects[0] ?? harmCounts(card),
      };
    case 'compare':
      return {
        text: card.substances
          .map(({ substance, outcomes }) => `${substance.name}: ${countText(outcomes, 'outcome')}`)
          .join(' · '),
      };
    case 'compare-forms':
      return {
        text: card.forms
          .map(
            ({ form, absorption }) =>
              `${form.name}: absorption ${absorptionWord[absorption].toLowerCase()}`,
          )
          .join(' · '),
      };
    case 'substance':
      return { text: card.inShort ?? 'All that this edition holds about it' };
  }
}

type IntakeValues = CardOf<'intake'>['values'];
interface IntakesOfKind extends Pick<IntakeValues[number], 'authority' | 'kind' | 'scope'> {
  values: IntakeValues;
}

/** Values that differ in the person alone, together. */
export function intakesByKind(values: IntakeValues): IntakesOfKind[] {
  const kinds: IntakesOfKind[] = [];
  for (const value of values) {
    const { authority, kind, scope } = value;
    const known = kinds.find(
      (one) => one.authority === authority && one.kind === kind && one.scope === scope,
    );
    if (known === undefined) kinds.push({ authority, kind, scope, values: [value] });
    else known.values.push(value);
  }
  return kinds;
}

/** "NASEM RDA 310 to 420 mg · NASEM UL 350 mg (supplements and medicines only)": each kind with the range of all adults. */
function intakeRanges({ values }: CardOf<'intake'>): string {
  const ranges = intakesByKind(values).flatMap(({ authority, kind, scope, values: own }) => {
    const unit = own[0]?.unit ?? '';
    const amounts = own.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    // Amounts in several units have no range.
    if (amounts.length === 0 || own.some((value) => value.unit !== unit)) return [];
    const low = Math.min(...amounts);
    const high = Math.max(...amounts);
    const from = low === high ? '' : `${numberText(low)} to `;
    const counts = scope === 'total' ? '' : ` (${scopeWord[scope]})`;
    return [`${authority} ${kind} ${from}${amountText(high, unit)}${counts}`];
  });
  return ranges.length === 0 ? 'No value is published for adults.' : ranges.join(' · ');
}

/** "55 interactions and 14 cautions are on record." */
function harmCounts(card: CardOf<'harms'>): string {
  const cautions = countText(card.cautions, 'caution');
  return `${countText(card.interactions, 'interaction')} and ${cautions} are on record.`;
}

/** The page with everything that the card sums up; the page of results where the card itself is all there is. */
export function cardHref(card: AnswerCard, query: string): string {
  switch (card.type) {
    case 'evidence':
      return links.answer(idOf(card.substance.ref), idOf(card.condition.ref));
    case 'interaction': {
      const [only, ...others] = card.records;
      const href = only === undefined ? null : hrefOf(only.interaction);
      return href === null || others.length > 0 ? links.search(query) : href;
    }
    case 'foods':
      return links.foods(idOf(card.substance.ref));
    case 'intake':
      return links.section(card.substance.ref, 'needs');
    case 'harms':
      return links.section(card.substance.ref, 'excess');
    case 'compare':
    case 'compare-forms':
      return links.search(query);
    case 'substance':
      return hrefOf(card.substance.ref) ?? links.search(query);
  }
}
