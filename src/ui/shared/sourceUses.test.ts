import { expect, test } from 'vitest';
import type { ShowOf, ShowOutput } from '../../contract/answers.ts';
import type { EntityRef } from '../../contract/ids.ts';
import { usesByKind, usesToRead } from './sourceUses.ts';

const shown = {
  id: 'camu-2019',
  record: {
    supports: [
      'interaction/zinc-iron',
      'claim/zinc-ms',
      'claim/iron-ms',
      'substance/zinc',
      'form/zinc-oxide',
    ] satisfies EntityRef[],
  },
  names: { 'substance/zinc': 'Zinc', 'interaction/zinc-iron': 'Zinc × Iron' },
} as unknown as ShowOf<'source'>;
const claim = (id: string, title: string, secondHandFrom: string): ShowOutput =>
  ({
    kind: 'claim',
    id,
    title,
    record: {
      studies: [
        { source: 'camu-2019', secondHand: secondHandFrom === 'camu-2019' },
        { source: 'other', secondHand: secondHandFrom === 'other' },
      ],
    },
  }) as unknown as ShowOutput;

test('reads what lacks a name and what can be second-hand', () => {
  expect(usesToRead(shown)).toEqual([
    'interaction/zinc-iron',
    'claim/zinc-ms',
    'claim/iron-ms',
    'form/zinc-oxide',
  ]);
});

test('groups by kind in the order of the vocabulary, by name, and marks only its own second-hand studies', () => {
  const groups = usesByKind(shown, [
    claim('zinc-ms', 'Zinc: fatigue', 'camu-2019'),
    claim('iron-ms', 'Iron: fatigue', 'other'),
  ]);
  expect(groups.map(({ kind, uses }) => [kind, uses.map((u) => [u.name, u.secondHand])])).toEqual([
    ['substance', [['Zinc', false]]],
    ['form', [['zinc oxide', false]]],
    [
      'claim',
      [
        ['Iron: fatigue', false],
        ['Zinc: fatigue', true],
      ],
    ],
    ['interaction', [['Zinc × Iron', false]]],
  ]);
});
