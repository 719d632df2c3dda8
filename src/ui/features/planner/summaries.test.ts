import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { Finding, IntakeSum, type CoverageLine } from '../../../contract/check.ts';
import { coverageCounts, findingsLine, groupFindings } from './summaries.ts';

const finding = (id: string, fields: Partial<Finding>): Finding => ({
  ...v.parse(Finding, {
    id,
    rule: 'interaction',
    action: 'monitor',
    seriousness: 'moderate',
    evidence: 'label',
    subjects: [],
    paths: [],
    group: { key: id, title: id },
    title: id,
    message: '',
    advised: false,
    expertReview: null,
    ask: '',
    sources: [],
  }),
  ...fields,
});

const reference = {
  amountMax: null,
  unit: 'mg',
  equivalent: null,
  qualifier: null,
  form: null,
  year: 1997,
  note: null,
  lifeStage: 'female 31 to 50',
  source: 'iom-1997',
};
// Magnesium citrate 2 × 200 mg and 30 g almonds with 270 mg in 100 g: 400 + 81 = 481 mg.
const magnesium = v.parse(IntakeSum, {
  substance: 'magnesium',
  name: 'Magnesium',
  unit: 'mg',
  food: { amount: 81, known: 1, of: 2 },
  supplements: 400,
  total: 481,
  contributions: [
    { item: 'Magnesium citrate', name: 'Magnesium citrate', amount: 400 },
    { food: 'almonds-raw', name: 'Almonds, raw', amount: 81 },
  ],
  references: [
    {
      ...reference,
      authority: 'NASEM',
      kind: 'RDA',
      scope: 'total',
      amount: 320,
      compared: 481,
      status: 'above',
    },
    {
      ...reference,
      authority: 'NASEM',
      kind: 'UL',
      scope: 'supplements',
      amount: 350,
      compared: 400,
      status: 'above',
    },
  ],
});

describe('groupFindings', () => {
  it('puts one "avoid" before twenty "monitor"', () => {
    const many = Array.from({ length: 20 }, (_, n) => finding(`m${n}`, {}));
    const [group] = groupFindings([...many, finding('worst', { action: 'avoid' })]);
    expect(group?.action).toBe('avoid');
    expect(group?.folded).toBe(false);
  });
  it('orders one action by seriousness and puts what a clinician advised last', () => {
    const [group] = groupFindings([
      finding('advised', { seriousness: 'contraindicated', advised: true }),
      finding('none', { seriousness: null }),
      finding('minor', { seriousness: 'minor' }),
      finding('major', { seriousness: 'major' }),
    ]);
    expect(group?.findings.map((f) => f.id)).toEqual(['major', 'minor', 'none', 'advised']);
  });
});

describe('findingsLine', () => {
  it('never calls an empty result safe', () => {
    expect(findingsLine({ findings: [], intakes: [magnesium], coverage: [] })).toMatch(
      /not a sign of safety/,
    );
  });
  it('counts by action', () => {
    const findings = [finding('a', {}), finding('b', { action: 'avoid' })];
    expect(findingsLine({ findings, intakes: [], coverage: [] })).toBe(
      '2 findings: 1 avoid and 1 monitor.',
    );
  });
  it('tells an empty plan from one in which nothing was found', () => {
    expect(findingsLine({ findings: [], intakes: [], coverage: [] })).toBe('Nothing to check yet.');
  });
});

describe('coverageCounts', () => {
  it('always tells all three results apart', () => {
    const line: CoverageLine = {
      pair: ['substance/magnesium', 'medication/unlisted'],
      names: ['Magnesium', 'a new tablet'],
      result: 'not-covered',
      asOf: '2026-11-22',
    };
    const counts = coverageCounts([line], '2026-11-22');
    expect(counts.map((c) => [c.result, c.lines.length])).toEqual([
      ['found', 0],
      ['none-recorded', 0],
      ['not-covered', 1],
    ]);
    expect(counts[1]?.sentence).toBe('No pair has this result.');
    const [, none] = coverageCounts([{ ...line, result: 'none-recorded' }], '2026-11-22');
    expect(none?.sentence).toContain('2026-11-22');
    expect(none?.sentence).toContain('does not mean that there is no interaction');
  });
});
