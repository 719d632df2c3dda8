import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { SubstanceId } from '../../../../contract/ids.ts';
import { InteractionRecord } from '../../../../contract/records.ts';
import { createGlossary } from '../glossary.ts';
import { interaction, names } from '../recordFixtures.ts';
import { firstSentence } from './firstSentence.ts';
import { interactionLines } from './interactionLines.ts';
import { namesFrom } from './records.ts';

const record = (fields: object): InteractionRecord =>
  parse(InteractionRecord, { ...interaction, ...fields });
const lines = (...interactions: InteractionRecord[]) =>
  interactionLines({
    substance: { id: parse(SubstanceId, 'magnesium'), name: 'Magnesium' },
    interactions,
    names: namesFrom({ ...names, 'medication/doxycycline': 'Doxycycline' }),
    glossary: createGlossary({}),
  });
const words = (...interactions: InteractionRecord[]) =>
  lines(...interactions).flatMap((block) => {
    if (block.type === 'heading') return [block.text];
    if (block.type !== 'list') return [];
    return block.items.map((runs) => runs.map((one) => one.text).join(''));
  });

describe('interactionLines', () => {
  it('says the first thing to do; all of it where the sources name a strong action', () => {
    const management = 'Keep 2.5 hours apart. Ask the pharmacist.';
    expect(words(record({ management }))).toEqual([
      'Magnesium: minimise risk',
      'Levothyroxine: Keep 2.5 hours apart. (moderate)',
    ]);
    expect(words(record({ management, action: 'avoid' }))).toEqual([
      'Magnesium: avoid',
      'Levothyroxine: Keep 2.5 hours apart. Ask the pharmacist. (moderate)',
    ]);
  });
  it('puts the same advice on one line, each name with a source', () => {
    const second = record({
      id: 'magnesium-doxycycline',
      target: { medication: 'doxycycline' },
      sources: ['cortese-2019', 'tcrm-2023-levothyroxine'],
    });
    expect(words(record({}), second)).toEqual([
      'Magnesium: minimise risk',
      'Doxycycline; Levothyroxine: Keep at least 4 hours apart. (moderate)',
    ]);
    const list = lines(record({}), second).at(-1);
    const cites = list?.type === 'list' ? list.items.flat().flatMap((one) => one.cites ?? []) : [];
    // The source behind both is cited twice, so that the list of references stays short.
    expect(cites).toEqual(['tcrm-2023-levothyroxine', 'tcrm-2023-levothyroxine']);
    expect(words(record({}), record({ ...second, severity: 'major' }))[1]).toBe(
      'Doxycycline (major); Levothyroxine (moderate): Keep at least 4 hours apart.',
    );
  });
  it('keeps the marks of a record', () => {
    const marked = record({ secondHand: true, expertReview: 'To be read.' });
    expect(words(marked)[1]).toContain('Second-hand. Needs expert review.');
    // A record with a mark does not share a line with one that has none.
    const other = record({ id: 'magnesium-doxycycline', target: { medication: 'doxycycline' } });
    expect(words(marked, other)).toHaveLength(3);
  });
});

describe('firstSentence', () => {
  it.each([
    ['Keep 2 hours apart. Ask the pharmacist.', 'Keep 2 hours apart.'],
    ['Keep 2.5 hours apart', 'Keep 2.5 hours apart'],
    ['Take it with food (e.g. Bread). Ask first.', 'Take it with food (e.g. Bread).'],
    ['Ask! Then wait.', 'Ask!'],
  ])('%s', (text, first) => {
    expect(firstSentence(text)).toBe(first);
  });
});
