import { describe, expect, it } from 'vitest';
import { paragraph, type Section } from './blocks.ts';
import { createGlossary, withWords, type Word } from './glossary.ts';

const words: readonly Word[] = [
  {
    id: 'edss',
    term: 'EDSS',
    also: ['Expanded Disability Status Scale'],
    text: 'A scale for MS. It goes to ten.',
  },
  {
    id: 'odds-ratio',
    term: 'odds ratio',
    also: ['OR', 'odds ratios'],
    text: 'Sets odds against odds. At 1 no difference.',
  },
  { id: 'placebo', term: 'placebo', also: ['placebos'], text: 'A pill that looks the same.' },
  {
    id: 'confidence-interval',
    term: 'confidence interval',
    also: ['CI'],
    text: 'A range. A wide one says little.',
  },
  { id: 'rda', term: 'RDA', also: ['RDAs'], text: 'Told by the report itself.' },
  { id: 'blinded', term: 'blinded', also: [], text: 'Blinded means that people do not know it.' },
];
const section = (text: string, id = 'evidence'): Section => ({
  id,
  title: 'One',
  blocks: [paragraph(text)],
});
const explainedIn = (sections: readonly Section[]): string =>
  JSON.stringify(sections.find(({ id }) => id === 'glossary')?.blocks);

function glossaryOf(text: string, hides = false): string {
  const glossary = createGlossary({ 'kind/RDA': 'an allowance' });
  glossary.use('kind/RDA');
  const own = glossary.section();
  if (own === null) throw new Error('a used term makes a section');
  return explainedIn(withWords([section(text), own], words, hides));
}

describe('words of the glossary', () => {
  it('are explained where they occur, with their first sentence', () => {
    const told = glossaryOf('Disability (EDSS) against placebo: 95% interval.');
    expect(told).toContain('{"text":"EDSS: ","bold":true},{"text":"a scale for MS."}');
    expect(told).toContain('"a pill that looks the same."');
    expect(told).toContain('"Confidence interval: "');
    expect(told).not.toContain('It goes to ten');
    expect(told).not.toContain('dds ratio');
  });
  it('are whole words, abbreviations as they are written', () => {
    expect(glossaryOf('Either one or the other; a floor; EDSSX.')).not.toMatch(/dds ratio|EDSS/u);
    expect(glossaryOf('OR 0.66 (95% CI 0.28–1.54)')).toMatch(
      /Confidence interval: .*Odds ratio: /u,
    );
    expect(glossaryOf('Odds ratios of PLACEBOS.')).toMatch(/Odds ratio: .*Placebo: /u);
  });
  it('are told once: what the report explains itself stays as it is', () => {
    const told = glossaryOf('The RDA.');
    expect(told).toContain('"an allowance."');
    expect(told).not.toContain('Told by the report itself');
  });
  it('do not repeat their headword', () => {
    expect(glossaryOf('A blinded trial.')).toContain(
      '"Blinded: ","bold":true},{"text":"people do not know it."',
    );
  });
  it('stay out where diagnoses are hidden and the explanation names one', () => {
    const told = glossaryOf('EDSS and placebo', true);
    expect(told).not.toMatch(/EDSS|MS/u);
    expect(told).toContain('Placebo');
  });
  it('are not looked for in the references, and make no glossary of their own', () => {
    const glossary = createGlossary({});
    glossary.use('certainty');
    const own = glossary.section();
    const listed = withWords(
      [section('A placebo trial', 'references'), ...(own === null ? [] : [own])],
      words,
      false,
    );
    expect(explainedIn(listed)).not.toContain('Placebo');
    expect(withWords([section('placebo')], words, false)).toEqual([section('placebo')]);
  });
  it('names what a value counts in the words of the tables', () => {
    const glossary = createGlossary({
      'scope/supplements': 'Only what comes from supplements counts; food does not.',
    });
    glossary.useScope('supplements');
    expect(JSON.stringify(glossary.section())).toContain('Counts supplements and medicines only: ');
  });
});
