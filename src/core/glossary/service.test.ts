import { afterAll, describe, expect, it } from 'vitest';
import { openTestReference } from '../testing/reference.ts';

const reference = openTestReference();
afterAll(() => {
  reference.close();
});
const { entries, sources } = reference.handlers.glossary({});
const entry = (id: string) => entries.find((one) => one.id === id);

describe('glossary', () => {
  it('explains a word in its own words', () => {
    expect(entry('placebo')).toMatchObject({ term: 'placebo', also: ['placebos'], sources: [] });
    expect(entry('placebo')?.text).toMatch(/^A pill or drink that looks the same/);
  });

  it('tells terms of the intake tables in the words of those tables, as a sentence', () => {
    const terms = reference.handlers.reference({}).terms;
    expect(entry('ul')?.text).toBe(`${terms['kind/UL'] ?? ''}.`);
    expect(entry('ne')?.text).toMatch(/^Niacin equivalents: niacin itself plus/);
    expect(entry('ne')?.sources).toEqual(['iom-1998']);
  });

  it('covers the words of amounts, of studies and of ratings', () => {
    for (const id of ['rda', 'efsa', 'edss', 'hazard-ratio', 'grade', 'second-hand', 'iu'])
      expect(entry(id)).toBeDefined();
    expect(entries.length).toBeGreaterThanOrEqual(45);
  });

  it('brings the sources that it names, and no other', () => {
    expect(sources.map((one) => one.id).toSorted()).toEqual(
      [...new Set(entries.flatMap((one) => one.sources))].toSorted(),
    );
    expect(sources.length).toBeGreaterThan(0);
  });
});
