import { readFileSync } from 'node:fs';
import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../../contract/check.ts';
import { EntityRef } from '../../../../contract/ids.ts';
import { ReportInput } from '../../../../contract/operations.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { ReportDocument } from '../../../../contract/reportDocument.ts';
import { createReports } from '../../../reference/reports.ts';
import { createReference } from '../../../reference/service.ts';
import { openTestReference, type TestReference } from '../../../testing/reference.ts';
import { check } from '../../checkFixture.ts';
import { createReportService } from '../../service.ts';
import { plan } from '../../planFixture.ts';
import { planToShow } from './ownTexts.ts';
import { withhold } from './withheld.ts';

const illnessNames = ['MS', 'Multiple sclerosis', 'hypothyroidism', 'allergies', 'MG', 'low B12'];
const hide = { initialsOnly: false, hideDiagnoses: true, diagnosisNames: ['MS'], illnessNames };
const initialsOnly = {
  initialsOnly: true,
  hideDiagnoses: false,
  diagnosisNames: [],
  illnessNames: [],
};
const at = <T>(list: readonly T[], place: number): T => {
  const one = list[place];
  if (one === undefined) throw new Error(`the fixture has no place ${place}`);
  return one;
};
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
  const aside = 'Doses tested in MS are higher.';
  // What a check of the plan without diagnoses says: the reference's own words may still name an illness.
  const checkToShow = {
    ...check,
    profile: { ...check.profile, conditions: [] },
    evidence: [],
    findings: check.findings.map((one) => {
      if (one.rule === 'lab-test') return { ...one, message: `${one.message} ${aside}` };
      return one.rule === 'interaction'
        ? { ...one, message: `${one.message} Low B12 is possible. Ask the MS team.` }
        : one;
    }),
  };
  const caution: Finding = {
    ...at(check.findings, 0),
    id: 'caution-biotin-ms',
    rule: 'caution',
    subjects: ['substance/biotin', 'condition/multiple-sclerosis'].map((one) =>
      parse(EntityRef, one),
    ),
  };
  const whole = {
    plan,
    check: { ...check, findings: [caution, ...check.findings] },
    checkToShow,
    outcomes: [],
    changes: null,
  };
  const shown = withhold(whole, hide);

  it('counts the findings of which a diagnosis is a subject, and keeps every other one', () => {
    expect(shown.hidden).toBe(1);
    expect(shown.check.findings.map((one) => one.id)).toEqual(check.findings.map((one) => one.id));
    expect(shown.check.questions).toEqual(check.questions);
  });
  it('says nothing of an illness beside the point of a caution about laboratory tests', () => {
    const biotin = shown.check.findings.find((one) => one.rule === 'lab-test');
    expect(biotin?.message).toBe(check.findings.find((one) => one.rule === 'lab-test')?.message);
  });
  it('names no team by an illness, and keeps what an interaction does in its own words', () => {
    const text = shown.check.findings.find((one) => one.rule === 'interaction')?.message ?? '';
    expect(text).toContain('Low B12 is possible. Ask the treating team.');
  });
  it('refuses to print what was checked with the diagnoses', () => {
    expect(() => withhold({ ...whole, checkToShow: null }, hide)).toThrow(/no check/u);
  });
  it('prints no condition, reason, note or answer about one', () => {
    expect(shown.plan.profile.conditions).toEqual([]);
    expect(shown.plan.items.map((item) => item.reason)).toEqual([null, null]);
    expect(shown.check.evidence).toEqual([]);
    expect(shown.check.profile.conditions).toEqual([]);
  });
  it('leaves out titles that name an illness, and keeps by what the source is found', () => {
    const source = at(check.sources, 0);
    const titles = [
      'Magnesium in multiple sclerosis',
      'Opinion of the Panel on Dietetic Products, Nutrition and Allergies on magnesium',
    ];
    const sources = titles.map((title) => ({ ...source, title, DOI: '10.1000/1' }));
    const own = withhold({ ...whole, checkToShow: { ...checkToShow, sources } }, hide);
    expect(own.check.sources.map((one) => [one.title, one.DOI])).toEqual([
      ['Title left out, because it names an illness', '10.1000/1'],
      [titles[1], '10.1000/1'],
    ]);
  });
  it('gives neutral names to what is named after an illness', () => {
    const item = at(plan.items, 0);
    const own = {
      ...withProfile({
        medications: [
          {
            medication: null,
            name: 'MS trial drug',
            times: [],
            note: '75 mcg, for hypothyroidism',
          },
          { medication: null, name: 'a new tablet', times: [], note: '240 MG for MS' },
        ],
      }),
      items: ['MS care', 'Support for MS', 'Magnesium ms'].map((product) => ({ ...item, product })),
    };
    const bare = planToShow(own, hide);
    expect(bare.items.map((one) => one.product)).toEqual([
      'Product 1 (name left out)',
      'Product 2 (name left out)',
      'Magnesium ms',
    ]);
    expect(bare.profile.medications.map((one) => [one.name, one.note])).toEqual([
      ['Medicine (name left out)', '75 mcg'],
      ['a new tablet', '240 MG'],
    ]);
  });
  it('keeps times of life', () => {
    const kept = withhold(
      { ...whole, plan: withProfile({ state: 'pregnant', conditions: [] }), check },
      hide,
    );
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

  /** Texts that legitimately differ: how many findings were left out, and the fingerprint of what was entered. */
  const comparable = (document: ReportDocument): string =>
    texts({ ...document, fingerprint: '' })
      .replaceAll(document.fingerprint, '')
      .replace(/\{"text":"\d+ findings? that depends? on a diagnosis ","bold":true\},/u, '')
      .replace(/\{"text":"(?:is|are) not printed\. "\},/u, '');

  it.each(['plain', 'conflicts', 'pregnant', 'twelve'])(
    'of %s read alike, whichever diagnosis is hidden, or none',
    (name) => {
      const whole = read(name) as { profile: object };
      const withConditions = (conditions: string[]): object => ({
        plan: { ...whole, profile: { ...whole.profile, conditions } },
        hideDiagnoses: true,
      });
      const none = preview(withConditions([]));
      for (const conditions of [
        ['multiple-sclerosis'],
        ['migraine'],
        ['hypertension', 'chronic-kidney-disease'],
        ['depression', 'vitamin-b12-deficiency', 'epilepsy', 'smoking'],
      ]) {
        expect(comparable(preview(withConditions(conditions)))).toBe(comparable(none));
      }
    },
  );

  it.each(['plain', 'conflicts', 'pregnant', 'twelve'])(
    'of %s keep every finding that is there without the diagnosis',
    (name) => {
      const whole = read(name) as { profile: { conditions: string[] } };
      const titles = (plan: object, hideDiagnoses: boolean): string[] =>
        preview({ plan, hideDiagnoses }).sections.flatMap(({ id, blocks }) =>
          id === 'findings'
            ? blocks.flatMap((block) => (block.type === 'finding' ? [block.title] : []))
            : [],
        );
      const bare = { ...whole, profile: { ...whole.profile, conditions: [] } };
      const kept = titles(whole, true);
      expect(kept).toEqual(titles(bare, false));
      expect(kept.length).toBeGreaterThan(1);
      // Nothing that is printed with diagnoses is missing, but what has one as its subject.
      const named = whole.profile.conditions.map((id) => namesOf(id)[0]?.toLowerCase() ?? id);
      for (const title of titles(whole, false)) {
        if (!named.some((one) => title.toLowerCase().endsWith(`and ${one}`)))
          expect(kept).toContain(title);
      }
    },
  );

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
    // A diagnosis and a reason were added: that nothing has changed would be untrue.
    const same = texts(
      preview({
        plan,
        since: { ...since, plan: { ...plan, profile: { ...plan.profile, conditions: [] } } },
        sections: ['changes'],
        hideDiagnoses: true,
      }),
    );
    expect(same).toContain('Apart from what was left out of this report, nothing');
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
