import { readFileSync } from 'node:fs';
import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportInput } from '../../../../contract/operations.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { ReportDocument } from '../../../../contract/reportDocument.ts';
import { createReports } from '../../../reference/reports.ts';
import { createReference } from '../../../reference/service.ts';
import { openTestReference, type TestReference } from '../../../testing/reference.ts';
import { check } from '../../checkFixture.ts';
import { createReportService } from '../../service.ts';
import { plan } from '../../planFixture.ts';
import { planToShow, withhold } from './withheld.ts';

const hide = { initialsOnly: false, hideDiagnoses: true, diagnosisNames: ['MS'] };
const initialsOnly = { initialsOnly: true, hideDiagnoses: false, diagnosisNames: [] };
const withProfile = (profile: Partial<Plan['profile']>): Plan => ({
  ...plan,
  profile: { ...plan.profile, ...profile },
});

describe('initials', () => {
  const named = withProfile({
    name: 'Ana Maria Berg',
    notes: 'Berg family: my iron is low. Write to Ana.',
  });

  it('stand for the name in every text of the person', () => {
    const [item] = plan.items;
    if (item === undefined) throw new Error('the fixture has items');
    const own = {
      ...named,
      items: [{ ...item, product: "Ana Maria Berg's blend", advisedBy: 'sister of Ana' }],
    };
    const shown = planToShow(own, initialsOnly);
    expect(shown.profile.name).toBe('A. M. B.');
    expect(shown.profile.notes).toBe('A. M. B. family: my iron is low. Write to A. M. B.');
    expect(JSON.stringify(shown)).not.toMatch(/Ana|Berg|Maria/u);
    expect(shown.items[0]?.ingredients).toEqual(item.ingredients);
  });
  it('never change a word of the reference that is a name too', () => {
    const rose = { ...named, profile: { ...named.profile, name: 'Rose' } };
    const [item] = plan.items;
    if (item === undefined) throw new Error('the fixture has items');
    const shown = planToShow({ ...rose, items: [{ ...item, product: 'Rose hip' }] }, initialsOnly);
    expect(shown.items[0]?.product).toBe('Rose hip');
  });
});

describe('diagnoses left out', () => {
  const message = 'Doses tested in MS are higher.';
  const told = {
    ...check,
    findings: check.findings.map((one) =>
      one.rule === 'lab-test' ? { ...one, message: `${one.message} ${message}` } : one,
    ),
  };
  const shown = withhold({ plan, check: told, outcomes: [], changes: null }, hide);

  it('takes findings along that name one, and counts them', () => {
    expect(shown.hidden).toBe(1);
    expect(shown.check.findings.map((one) => one.rule)).toEqual([
      'upper-limit',
      'interaction',
      'not-covered',
    ]);
    expect(shown.check.questions).not.toContain(
      check.findings.find((one) => one.rule === 'lab-test')?.ask,
    );
  });
  it('prints no condition, reason, note or answer about one', () => {
    expect(shown.plan.profile.conditions).toEqual([]);
    expect(shown.plan.items.map((item) => item.reason)).toEqual([null, null]);
    expect(shown.check.evidence).toEqual([]);
    expect(shown.check.profile.conditions).toEqual([]);
  });
  it('keeps findings of a product that is named after one, without that part of its name', () => {
    const [item, ...items] = plan.items;
    if (item === undefined) throw new Error('the fixture has items');
    const own = { ...plan, items: [{ ...item, product: 'MS care' }, ...items] };
    const named = {
      ...check,
      findings: check.findings.map((one) => ({
        ...one,
        message: one.message.replace('Magnesium from', 'MS care from'),
      })),
    };
    const without = withhold({ plan: own, check: named, outcomes: [], changes: null }, hide);
    expect(without.hidden).toBe(0);
    expect(without.check.findings[1]?.message).toContain('[left out] care from');
    expect(without.plan.items[0]?.product).toBe('[left out] care');
  });
  it('keeps times of life', () => {
    const pregnant = { ...check, profile: { ...check.profile, conditions: [] } };
    const kept = withhold(
      {
        plan: withProfile({ state: 'pregnant', conditions: [] }),
        check: pregnant,
        outcomes: [],
        changes: null,
      },
      hide,
    );
    expect(kept.hidden).toBe(0);
    expect(kept.plan.profile.state).toBe('pregnant');
  });
});

/** Texts of the document, as a reader could find them. */
const texts = (document: ReportDocument): string =>
  // "Razzaque MS" is an author.
  JSON.stringify(document).replace(/\p{Lu}\p{Ll}+ MS(?=[,.])/gu, '');

describe('reports of the examples', () => {
  let reference: TestReference;
  let preview: (options: object) => ReportDocument;
  let namesOf: (condition: string) => string[];
  const read = (name: string): unknown =>
    JSON.parse(
      readFileSync(new URL(`../../../../../examples/${name}.json`, import.meta.url), 'utf8'),
    );
  beforeAll(() => {
    reference = openTestReference();
    const reports = createReports(
      createReference(reference.db, () => '2026-11-22'),
      createReportService({
        fontsDir: '',
        reportWorker: '',
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      }),
      () => '2026-11-22',
    );
    preview = (options) =>
      reports['report.preview'](parse(ReportInput, { kind: 'plan', ...options })) as ReportDocument;
    namesOf = (id) => {
      const record = reference.evidence.condition(id);
      if (record === null) throw new Error(`no condition ${id}`);
      return [record.name, id, ...record.synonyms];
    };
  });
  afterAll(() => {
    reference.close();
  });

  it.each([
    ['conflicts', ['multiple-sclerosis', 'chronic-kidney-disease']],
    ['twelve', ['multiple-sclerosis', 'hypertension']],
  ])('of %s tell no condition anywhere when it is hidden', (name, conditions) => {
    const names = conditions.flatMap(namesOf);
    const open = texts(preview({ plan: read(name) }));
    const hidden = preview({ plan: read(name), hideDiagnoses: true });
    const told = (text: string): string[] =>
      names.filter((one) =>
        one.length <= 4
          ? new RegExp(`\\b${one}\\b`, 'u').test(text)
          : text.toLowerCase().includes(one.toLowerCase()),
      );
    expect(told(open)).toContain('Multiple sclerosis');
    expect(told(texts(hidden))).toEqual([]);
    expect(texts(hidden)).toMatch(/\d+ findings? that depends? on a diagnosis /u);
    expect(hidden.sections.map((one) => one.id)).not.toContain('evidence');
    expect(texts(hidden)).not.toMatch(/low mood|night cramps/u);
  });

  it('compares with an earlier plan without telling what is hidden', () => {
    const plan = read('twelve') as { profile: object; items: object[] };
    const since = {
      plan: {
        ...plan,
        profile: { ...plan.profile, conditions: [] },
        items: plan.items.slice(1),
      },
      date: '2026-05-01',
      edition: '2026.05',
    };
    const open = texts(preview({ plan, since, sections: ['changes'] }));
    expect(open).toContain('"Multiple sclerosis"');
    const hidden = texts(preview({ plan, since, sections: ['changes'], hideDiagnoses: true }));
    expect(hidden).toContain('Magnesium citrate');
    expect(hidden).not.toMatch(/sclerosis|hypertension|blood pressure/iu);
  });

  it('name the field of an earlier plan that is wrong', () => {
    const plan = read('plain') as { items: { ingredients: object[] }[] };
    const wrong = {
      ...plan,
      items: [{ ingredients: [{ substance: 'unobtainium', amount: 1, unit: 'mg' }] }],
    };
    const since = { plan: wrong, date: '2026-05-01', edition: '2026.05' };
    expect(() => preview({ plan, since })).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          field: 'since.plan.items[0].ingredients[0].substance',
        }),
      }),
    );
  });
});
