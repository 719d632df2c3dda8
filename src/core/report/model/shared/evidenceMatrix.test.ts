import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { OutcomeRow } from '../../../../contract/answers.ts';
import { createGlossary } from '../glossary.ts';
import { outcome } from '../recordFixtures.ts';
import { evidenceMatrix, evidenceSentences } from './evidenceMatrix.ts';

const row = (fields: object): OutcomeRow => parse(OutcomeRow, { ...outcome, ...fields });
const harm = row({
  outcome: 'liver injury (harm)',
  state: 'harm',
  certainty: 'high',
  sentence: 'It raises the risk of liver injury.',
});
const linked = row({
  outcome: 'risk of MS',
  state: 'benefit',
  certainty: 'moderate',
  sentence: 'Higher levels are probably linked with a lower risk.',
});

describe('evidenceMatrix', () => {
  it('keeps benefit and harm in columns of their own, and says of what it is sure', () => {
    const table = evidenceMatrix(
      'Outcomes',
      'Substance',
      [{ name: 'One', rows: [harm, linked] }],
      createGlossary({}),
    );
    const cells = table.type === 'table' ? table.rows[0] : [];
    // "High" alone could be read as the height of the harm.
    expect(cells?.map((runs) => runs.map((one) => one.text).join(''))).toEqual([
      'One',
      'Linked with benefit: risk of MS (moderate certainty). ',
      'Liver injury (high certainty). ',
      '–',
      '–',
    ]);
  });
  it('does not call a harm one twice', () => {
    const list = evidenceSentences([{ name: 'One', rows: [harm] }]);
    expect(JSON.stringify(list)).toContain('"One, liver injury: "');
  });
});
