/** Whether a question gets the answer card that its label asks for. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerCard } from '../../src/contract/answers.ts';
import { openTestReference, type TestReference } from '../../src/core/testing/reference.ts';

type Label =
  | { type: 'evidence'; substance: string; condition: string }
  | { type: 'interaction'; substance: string; other: string }
  | { type: 'foods' | 'intake' | 'harms' | 'substance'; substance: string }
  | { type: 'compare'; substances: string[]; condition?: string | null }
  | { type: 'compare-forms'; forms: string[] };

interface Query {
  query: string;
  kind: string;
  answer: Label | null;
  set: 'tune' | 'held-out';
}

/** The share of right cards that the search promises. */
const PROMISED = 0.97;

const queries = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'queries.json'), 'utf8'),
) as Query[];
const labelled = (set: Query['set'], kind: string): Query[] =>
  queries.filter((one) => one.set === set && one.kind === kind);

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const cardFor = (query: string): AnswerCard | null =>
  reference.handlers.search({ query, limit: 1 }).card;

/** A card in the shape of its label; lists without order are sorted. */
function asLabel(card: AnswerCard | null): unknown {
  const id = ({ ref }: { ref: string }): string => ref.slice(ref.indexOf('/') + 1);
  if (card === null) return null;
  switch (card.type) {
    case 'evidence':
      return [card.type, id(card.substance), id(card.condition)];
    case 'interaction':
      return [card.type, ...card.pair.map(({ ref }) => ref).sort()];
    case 'compare':
      return [
        card.type,
        card.condition === null ? null : id(card.condition),
        ...card.substances.map(({ substance }) => id(substance)).sort(),
      ];
    case 'compare-forms':
      return [card.type, ...card.forms.map(({ form }) => id(form)).sort()];
    default:
      return [card.type, id(card.substance)];
  }
}

function asked(label: Label | null): unknown {
  if (label === null) return null;
  switch (label.type) {
    case 'evidence':
      return [label.type, label.substance, label.condition];
    case 'interaction':
      return [label.type, ...[`substance/${label.substance}`, label.other].sort()];
    case 'compare':
      return [label.type, label.condition ?? null, ...[...label.substances].sort()];
    case 'compare-forms':
      return [label.type, ...[...label.forms].sort()];
    default:
      return [label.type, label.substance];
  }
}

const isRight = ({ query, answer }: Query): boolean =>
  JSON.stringify(asLabel(cardFor(query))) === JSON.stringify(asked(answer));

describe('the card of a question', () => {
  it(`is the right one for at least ${String(PROMISED * 100)} % of the questions for tuning`, () => {
    const questions = labelled('tune', 'question');
    const wrong = questions.filter((one) => !isRight(one)).map(({ query }) => query);
    expect(questions.length).toBeGreaterThanOrEqual(30);
    expect(1 - wrong.length / questions.length, wrong.join('\n')).toBeGreaterThanOrEqual(PROMISED);
  });

  it('is reported for the questions held out, and for those alone as a sum', () => {
    const questions = labelled('held-out', 'question');
    const right = questions.filter(isRight).length;
    process.stdout.write(
      `Right answer cards, held out: ${String(right)} of ${String(questions.length)}\n`,
    );
    expect(questions.length).toBeGreaterThanOrEqual(30);
  });

  it.each(['bad', 'code', 'food', 'must-not', 'exact', 'synonym', 'foreign', 'brand'])(
    'does not stand above what asks nothing: %s',
    (kind) => {
      const carded = labelled('tune', kind).filter(({ query }) => cardFor(query) !== null);
      expect(carded.map(({ query }) => query)).toEqual([]);
    },
  );
});
