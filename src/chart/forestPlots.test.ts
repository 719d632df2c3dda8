import { describe, expect, it } from 'vitest';
import type { OutcomeRow } from '../contract/answers.ts';
import type { Estimate, SourceRecord, StudyRecord } from '../contract/records.ts';
import { forestPlots, sourceMap } from './forestPlots.ts';
import { elementalDoseText, estimateFigures, studyLabel } from './studyWords.ts';

const source = (id: string, fields: Partial<SourceRecord> = {}): SourceRecord => ({
  id: id as SourceRecord['id'],
  type: 'article-journal',
  title: id,
  author: [{ family: 'Hanaei' }, { family: 'Second' }, { family: 'Third' }],
  issued: { 'date-parts': [[2021]] },
  custom: { design: 'meta-analysis', verifiedFrom: ['a page'], verifiedOn: '2026-11-22' },
  ...fields,
});
const estimate = (fields: Partial<Estimate> = {}): Estimate => ({
  about: 'relapse, vitamin D against placebo',
  measure: 'OR',
  value: 0.66,
  low: 0.28,
  high: 1.54,
  level: 95,
  unit: null,
  ...fields,
});
const study = (id: string, estimates: Estimate[], secondHand = false) =>
  ({ source: id, estimates, secondHand }) as StudyRecord;
const outcome = (studies: StudyRecord[]): Pick<OutcomeRow, 'outcome' | 'studies'> => ({
  outcome: 'relapse rate',
  studies,
});
const sources = sourceMap([
  source('a'),
  source('b', { custom: { ...source('b').custom, design: 'rct' } }),
]);

describe('estimateFigures', () => {
  it.each([
    // As printed: HR 0.66 (0.50–0.87), OR 2.0 (1.7–2.5), MD −0.11 (−0.40 to 0.18), 0.0 (−0.2 to 0.3), 17 (14–20).
    [0.66, 0.5, 0.87, '0.66 (0.50 to 0.87)'],
    [2, 1.7, 2.5, '2.0 (1.7 to 2.5)'],
    [-0.11, -0.4, 0.18, '−0.11 (−0.40 to 0.18)'],
    [0, -0.2, 0.3, '0.0 (−0.2 to 0.3)'],
    [17, 14, 20, '17 (14 to 20)'],
    // −0.0008 would be 0 with two decimals: its four are no precision of the others.
    [-0.11, -0.22, -0.0008, '−0.11 (−0.22 to −0.0008)'],
  ])('%s, %s, %s', (value, low, high, text) => {
    const figures = estimateFigures({ value, low, high });
    expect(`${figures.value} (${figures.low} to ${figures.high})`).toBe(text);
  });
});

describe('forestPlots', () => {
  it('has one plot for each measure and unit, and none for a share of people', () => {
    const plots = forestPlots(
      outcome([
        study('a', [
          estimate(),
          estimate({ measure: 'MD', unit: 'min', value: -17.36, low: -27.27, high: -7.44 }),
        ]),
        study('b', [
          estimate(),
          estimate({ measure: 'MD', unit: '%' }),
          estimate({ measure: 'prevalence' }),
        ]),
      ]),
      sources,
    );
    expect(plots.map((plot) => [plot.axisLabel, plot.rows.length])).toEqual([
      ['Odds ratio, logarithmic scale; 1 = no difference', 2],
      ['Mean difference in min; 0 = no difference', 1],
      ['Mean difference in %; 0 = no difference', 1],
    ]);
    expect(plots.map((plot) => [plot.scale, plot.nullValue])).toEqual([
      ['log', 1],
      ['linear', 0],
      ['linear', 0],
    ]);
    expect(plots[0]?.rows.map((row) => row.pooled)).toEqual([true, false]);
  });

  it('names the sides neutrally: what was counted where all rows count the same, else only which side', () => {
    const sidesOf = (...abouts: string[]) =>
      forestPlots(
        outcome([
          study(
            'a',
            abouts.map((about) => estimate({ about })),
          ),
        ]),
        sources,
      ).map((plot) => [plot.lowSide, plot.highSide]);
    expect(sidesOf('relapse, against placebo', 'relapse, high against low dose')).toEqual([
      ['relapse less often', 'relapse more often'],
    ]);
    expect(sidesOf('relapse', 'disability')).toEqual([['less often', 'more often']]);
    expect(sidesOf('odds of MS with higher intake')).toEqual([['MS less often', 'MS more often']]);
    const [difference] = forestPlots(
      outcome([
        study('a', [estimate({ measure: 'SMD', about: 'blood zinc, MS against controls' })]),
      ]),
      sources,
    );
    expect([difference?.lowSide, difference?.highSide]).toEqual([
      'lower blood zinc',
      'higher blood zinc',
    ]);
    const differenceSides = (about: string) =>
      forestPlots(outcome([study('a', [estimate({ measure: 'MD', about })])]), sources).map(
        (plot) => [plot.lowSide, plot.highSide],
      );
    expect(differenceSides('fall in fatigue score, iron against placebo')).toEqual([
      ['smaller fall in fatigue score', 'larger fall in fatigue score'],
    ]);
    expect(differenceSides('time to fall asleep')).toEqual([
      ['shorter time to fall asleep', 'longer time to fall asleep'],
    ]);
    expect(differenceSides('new lesions, months 0 to 6')).toEqual([
      ['fewer new lesions', 'more new lesions'],
    ]);
    // A change may be a fall or a rise: its sides are those of what changes.
    expect(differenceSides('change in cramp frequency')).toEqual([
      ['lower cramp frequency', 'higher cramp frequency'],
    ]);
    const words = JSON.stringify(sidesOf('relapse, against placebo'));
    expect(words).not.toMatch(/better|worse|benefit|harm/u);
  });

  it('never draws what is feared and what is hoped for on one axis, where a side would mean both', () => {
    const plots = forestPlots(
      outcome([
        study('a', [
          estimate({ about: 'no evidence of disease activity (NEDA-3)' }),
          estimate({ about: 'relapse, against placebo' }),
        ]),
      ]),
      sources,
    );
    expect(plots.map((plot) => [plot.lowSide, plot.highSide])).toEqual([
      ['no evidence of disease activity less often', 'no evidence of disease activity more often'],
      ['relapse less often', 'relapse more often'],
    ]);
  });

  it('never draws more against less beside less against more: the same link lies on opposite sides', () => {
    const plots = forestPlots(
      outcome([
        study('b', [estimate({ about: 'MS, below 30 against at least 50 nmol/L' })]),
        study('a', [
          estimate({ about: 'MS per 50 nmol/L higher 25(OH)D' }),
          estimate({ about: 'MS per SD decrease in log 25(OH)D (genetic)' }),
        ]),
        study('b', [estimate({ about: 'MS, top fifth of 25(OH)D' })]),
      ]),
      sources,
    );
    expect(plots.map((plot) => [plot.caption, plot.rows.map((row) => row.about)])).toEqual([
      [
        'Relapse rate: odds ratio with 95% interval; more of it compared with less',
        ['MS per 50 nmol/L higher 25(OH)D', 'MS, top fifth of 25(OH)D'],
      ],
      [
        'Relapse rate: odds ratio with 95% interval; less of it compared with more',
        ['MS per SD decrease in log 25(OH)D (genetic)', 'MS, below 30 against at least 50 nmol/L'],
      ],
    ]);
    // One way alone needs no word, and a lower level of what is measured is no lower amount of what is taken.
    const [plain, ...none] = forestPlots(
      outcome([study('a', [estimate(), estimate({ about: 'relapse, high against low dose' })])]),
      sources,
    );
    expect(none).toEqual([]);
    expect(plain?.caption).toBe('Relapse rate: odds ratio with 95% interval');
  });

  it('puts pooled estimates before single studies, whatever the order of the record', () => {
    const [plot] = forestPlots(
      outcome([study('b', [estimate()]), study('a', [estimate()])]),
      sources,
    );
    expect(plot?.rows.map((row) => [row.source, row.pooled])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('takes the figure of a review for that of several studies', () => {
    const review = source('r', { custom: { ...source('r').custom, design: 'systematic-review' } });
    const [plot] = forestPlots(outcome([study('r', [estimate()])]), sourceMap([review]));
    expect(plot?.rows.map((row) => row.pooled)).toEqual([true]);
  });

  it('tells every row in a sentence, and whether its interval includes no difference', () => {
    const [plot] = forestPlots(
      outcome([
        study('a', [estimate(), estimate({ value: 0.47, low: 0.27, high: 0.81, level: 90 })]),
        study('b', [estimate({ measure: 'SMD', value: -0.11, low: -0.22, high: -0.0008 })], true),
      ]),
      sources,
    );
    expect(plot?.description).toBe(
      'Relapse rate: odds ratio with interval. ' +
        'Hanaei and others, 2021: relapse, vitamin D against placebo: odds ratio 0.66, 95% interval from 0.28 to 1.54, which includes no difference. ' +
        'Hanaei and others, 2021: relapse, vitamin D against placebo: odds ratio 0.47, 90% interval from 0.27 to 0.81, which leaves out no difference.',
    );
    // Two levels in one plot: each row says its own.
    expect(plot?.rows.map((row) => row.figures)).toEqual([
      '0.66 (0.28 to 1.54), 95%',
      '0.47 (0.27 to 0.81), 90%',
    ]);
    const [, second] = forestPlots(
      outcome([
        study('a', [estimate()]),
        study('b', [estimate({ measure: 'SMD', value: -0.11, low: -0.22, high: -0.0008 })], true),
      ]),
      sources,
    );
    expect(second?.rows[0]?.figures).toBe('−0.11 (−0.22 to −0.0008)');
    expect(second?.rows[0]?.about).toBe('relapse, vitamin D against placebo (second-hand)');
  });

  it('has no plot without an estimate', () => {
    expect(forestPlots(outcome([study('a', [])]), sources)).toEqual([]);
  });
});

describe('study words', () => {
  it('says that a source has no date', () => {
    const { issued: _, ...undated } = source('c');
    expect(studyLabel(undated)).toBe('Hanaei and others, undated');
  });

  it('writes a dose as the nutrient itself, with its arithmetic', () => {
    const names = (ref: string): string =>
      ref === 'substance/magnesium' ? 'Magnesium' : 'Magnesium oxide';
    const form = 'magnesium-oxide' as never;
    // 24.305 / 40.304 = 0.603 of magnesium oxide is magnesium: 500 mg × 0.603 = 301.5 mg.
    expect(
      elementalDoseText(
        { amount: 301.5, unit: 'mg', form, compound: { amount: 500, unit: 'mg' } },
        'magnesium',
        names,
      ),
    ).toBe('301.5\u00a0mg elemental magnesium a day (500\u00a0mg magnesium oxide × 0.603)');
    expect(
      elementalDoseText(
        { amount: 603, unit: 'mg', form, compound: { amount: 1, unit: 'g' } },
        'magnesium',
        names,
      ),
    ).toContain('(1\u00a0g magnesium oxide × 0.603)');
    expect(
      elementalDoseText(
        { amount: 400, unit: 'mg', form: null, compound: null },
        'magnesium',
        names,
      ),
    ).toBe('400\u00a0mg elemental magnesium a day');
  });
});
