import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { Plan } from '../../../contract/plan.ts';
import { check } from '../checkFixture.ts';
import { plan, terms } from '../planFixture.ts';
import { planReport } from './planReport.ts';
import { createWriter } from './printStyle.ts';

const us = createWriter({ dates: 'us', micro: 'mcg' }, []);
const iso = createWriter({ dates: 'iso', micro: 'mcg' }, []);
const micro = createWriter({ dates: 'long', micro: 'µg' }, ['B12 1000 mcg', 'mcg forte']);

describe('createWriter', () => {
  it('writes long and short dates in the style asked for', () => {
    expect(us('checked up to 22 November 2026, entered 1 May 2026')).toBe(
      'checked up to November 22, 2026, entered May 1, 2026',
    );
    expect(us('15 Oct 2024')).toBe('Oct 15, 2024');
    expect(iso('22 November 2026; 1 May 2026; 15 Oct 2024')).toBe(
      '2026-11-22; 2026-05-01; 2024-10-15',
    );
  });
  it('changes the unit in words of the core and nothing that only looks like it', () => {
    expect(micro('3600 mcg a day; 1,360\u00a0mcg DFE; mcgregor')).toBe(
      '3600 µg a day; 1,360\u00a0µg DFE; mcgregor',
    );
  });
  it('keeps what a person typed, also inside a sentence', () => {
    expect(micro('B12 1000 mcg: 1000 mcg a day; mcg forte')).toBe(
      'B12 1000 mcg: 1000 µg a day; mcg forte',
    );
  });
});

describe('a report in another style', () => {
  const own = parse(Plan, {
    ...plan,
    profile: { ...plan.profile, notes: 'since 1 May 2026, 50 mcg' },
  });
  const document = planReport({
    check,
    plan: own,
    outcomes: [],
    terms,
    sections: null,
    paper: 'a4',
    asOf: '2026-11-22',
    fingerprint: '3f9a-12bc-77e0',
    dates: 'us',
    micro: 'µg',
  });
  const text = JSON.stringify(document.sections.filter((one) => one.id !== 'references'));

  it('has no date and no unit in the first style, but for the words of the person', () => {
    expect(document.subtitle).toContain('November 22, 2026');
    expect(text).toContain('10,000\u00a0µg');
    expect(text).toContain('May 1, 2026');
    const others = text.replaceAll('since 1 May 2026, 50 mcg', '').replaceAll('75 mcg', '');
    expect(others).not.toMatch(/\bmcg\b|\d{1,2} (?:May|November) \d{4}/u);
    expect(text).toContain('since 1 May 2026, 50 mcg');
    expect(text).toContain('(75 mcg)');
  });
  it('leaves the words of references alone', () => {
    const entries = document.sections
      .flatMap((one) => one.blocks)
      .flatMap((block) => (block.type === 'references' ? block.entries : []));
    expect(entries.length).toBeGreaterThan(5);
    expect(document.sections.at(-1)?.id).toBe('references');
  });
});
