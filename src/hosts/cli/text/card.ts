/** The answer to a question that a search asks, in a few lines, and where the full page is. */
import type { AnswerCard } from '../../../contract/answers.ts';
import { insideSentence } from '../../../contract/names.ts';
import { entry, figure, section, wrap } from './layout.ts';
import { plural, sentenceCase, words } from './words.ts';

type CardOf<T extends AnswerCard['type']> = Extract<AnswerCard, { type: T }>;

const notice = 'Talk to your doctor or pharmacist before you change anything.';

function evidence(card: CardOf<'evidence'>, width: number): string | null {
  const title = `${card.substance.name} and ${insideSentence(card.condition.name)}`;
  if (card.outcomes.length === 0)
    return section(title, [
      wrap(
        card.status === 'no-studies'
          ? 'No studies were found.'
          : 'Not covered. That is not the same as no evidence.',
        width,
      ),
    ]);
  return section(title, [
    ...card.outcomes.map((row) =>
      entry('- ', width, row.sentence, [
        `${row.state === 'no-studies' ? 'not rated' : `certainty: ${words(row.certainty)}`} · claim/${row.claim}`,
      ]),
    ),
    wrap(`${plural(card.total, 'outcome')} in all: cofactor ask "${title}". ${notice}`, width),
  ]);
}

function interaction(card: CardOf<'interaction'>, width: number): string | null {
  const [one, other] = card.pair;
  const none =
    card.result === 'none-recorded'
      ? `None recorded in the sources checked up to ${card.asOf}. That is not a sign of safety.`
      : 'Not covered: nothing was checked.';
  return section(`${one.name} with ${insideSentence(other.name)}`, [
    ...(card.records.length === 0 ? [wrap(none, width)] : []),
    ...card.records.map((record) =>
      entry('- ', width, `${sentenceCase(record.action)}: ${record.effect}`, [
        record.management,
        `${words(record.severity)} · ${record.interaction}`,
      ]),
    ),
    notice,
  ]);
}

/** null where a card has nothing that the list of hits does not say. */
export function cardText(card: AnswerCard, width: number): string | null {
  switch (card.type) {
    case 'evidence':
      return evidence(card, width);
    case 'interaction':
      return interaction(card, width);
    case 'foods':
      return section(`Foods with ${insideSentence(card.substance.name)}, in 100 g`, [
        ...card.rows.map((row) =>
          entry('- ', width, `${row.name}: ${figure(row.amount)} ${card.unit}`),
        ),
        wrap(`Not known for ${plural(card.missing, 'food')}. ${notice}`, width),
      ]);
    case 'intake':
      return section(`Published values for adults: ${card.substance.name}`, [
        ...card.values.map((value) =>
          entry(
            '- ',
            width,
            `${value.authority} ${value.kind}, ${value.lifeStage}: ${
              value.amount === null ? 'no value set' : `${figure(value.amount)} ${value.unit}`
            }${value.scope === 'total' ? '' : ` (counts: ${words(value.scope)})`}`,
          ),
        ),
        notice,
      ]);
    case 'harms':
      return section(`Harms on record: ${card.substance.name}`, [
        ...card.claims.map((claim) => entry('- ', width, claim.sentence, [`claim/${claim.claim}`])),
        ...card.effects.map((effect) => entry('- ', width, effect)),
        wrap(
          `${plural(card.cautions, 'caution')} and ${plural(card.interactions, 'interaction')}: cofactor show ${card.substance.ref}. ${notice}`,
          width,
        ),
      ]);
    case 'compare':
      return section(card.substances.map((one) => one.substance.name).join(', '), [
        ...card.substances.map((one) =>
          entry('- ', width, `${one.substance.name}: ${one.sentence ?? 'nothing recorded'}`, [
            plural(one.outcomes, 'outcome'),
          ]),
        ),
        notice,
      ]);
    case 'compare-forms':
      return section(card.forms.map((one) => one.form.name).join(', '), [
        ...card.forms.map((one) =>
          entry('- ', width, `${one.form.name}: absorption ${words(one.absorption)}`, [
            one.elementalFraction === null
              ? ''
              : `share of the element by mass: ${figure(one.elementalFraction)}`,
            one.note ?? '',
          ]),
        ),
        notice,
      ]);
    case 'substance':
      return card.inShort === null
        ? null
        : section(card.substance.name, [wrap(card.inShort, width), notice]);
  }
}
