import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { OutcomeRow } from '../../../../contract/answers.ts';
import { createGlossary } from '../glossary.ts';
import { outcome } from '../recordFixtures.ts';
import { namesFrom } from './records.ts';
import { outcomeBlocks, outcomeTable, wouldChangeBlocks } from './outcomes.ts';

const row = (fields: object): OutcomeRow => parse(OutcomeRow, { ...outcome, ...fields });

describe('outcomeTable', () => {
  const headsOf = (rows: OutcomeRow[]) => {
    const table = outcomeTable('Outcomes', rows, createGlossary({}));
    return table.type === 'table'
      ? { heads: table.columns.map(({ label }) => label), cells: JSON.stringify(table.rows) }
      : null;
  };
  it('has a column of sizes where two are known; a single one stands with its certainty', () => {
    const small = { size: 'small', certainty: 'low', state: 'benefit' };
    expect(headsOf([row(small), row(small)])?.heads).toContain('Size');
    const one = headsOf([row(small), row({ size: 'not-estimated' })]);
    expect(one?.heads).not.toContain('Size');
    expect(one?.cells).toContain('"Low; size: small"');
    expect(one?.cells).not.toContain('ot estimated');
  });
});

describe('outcomeBlocks', () => {
  const told = (fields: object): string =>
    JSON.stringify(outcomeBlocks(row(fields), { sources: new Map(), names: namesFrom({}) })[1]);
  it('says a thing once where the statement opens with the sentence and goes on', () => {
    const sentence = 'Vitamin D may make little or no difference to disability in people with MS.';
    const statement = 'Vitamin D may make little or no difference to disability over two years.';
    expect(told({ sentence, statement }).match(/may make little/gu)).toHaveLength(1);
    expect(told({ sentence, statement: 'Two trials found none.' })).toContain(sentence);
  });
});

describe('wouldChangeBlocks', () => {
  it('begins with what most ratings wait for', () => {
    const [, list] = wouldChangeBlocks([
      row({ outcome: 'one', wouldChange: ['Larger studies.'] }),
      row({ outcome: 'two', wouldChange: ['Better studies.', 'Larger studies.'] }),
      row({ outcome: 'three', wouldChange: ['Better studies.', 'Larger studies.'] }),
    ]);
    const lines = list?.type === 'list' ? list.items.map((runs) => runs[0]?.text) : [];
    // Three outcomes, then two.
    expect(lines).toEqual(['Larger studies.', 'Better studies.']);
  });
});
