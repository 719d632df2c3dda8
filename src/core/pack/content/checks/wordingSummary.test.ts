import { describe, expect, it } from 'vitest';
import { advicePhrases, effectsOfLinks, unfitForSummary } from './wording.ts';

describe('effectsOfLinks', () => {
  it.each(['intake', 'status', 'genetic-proxy'] as const)(
    '%s: no effect, possible or plain',
    (e) => {
      expect(effectsOfLinks('Vitamin D may lower the risk of MS.', e)).toEqual(['may lower']);
      expect(effectsOfLinks('Vitamin D prevents MS.', e)).toEqual(['prevents']);
      expect(effectsOfLinks('It might help to slow MS.', e)).toEqual(['might help to slow']);
    },
  );
  it.each([
    'People with higher vitamin D levels had MS less often.',
    'A higher level goes along with fewer lesions. This does not show that it lowers the number.',
    'Low vitamin D is probably one of several contributing causes.',
    'Whether magnesium slows MS is not known.',
  ])('a link may be told: %s', (text) => {
    expect(effectsOfLinks(text, 'status')).toEqual([]);
  });
  it('leaves what was given to people alone', () => {
    expect(effectsOfLinks('Biotin may lower it.', 'supplement')).toEqual([]);
  });
});

describe('unfitForSummary', () => {
  it.each([
    ['It is safe.', 'is safe'],
    ['It can be taken safely.', 'safely'],
    ['It is not known. Take it with food.', 'Take'],
    ['Wonderful!', '!'],
    ['This proves it.', 'proves'],
  ])('%s', (text, phrase) => {
    expect(unfitForSummary(text)).toContain(phrase);
  });
  it.each([
    'European experts set a safe level of intake of 3 mg a day.',
    'No safe dose could be set.',
    'European experts advise people with MS to avoid it.',
    'It takes part in many steps of the body.',
  ])('accepts %s', (text) => {
    expect(unfitForSummary(text)).toEqual([]);
  });
});

describe('advicePhrases', () => {
  it.each([
    ['The right dose is not known.', 'right dose'],
    ['Aim for 300 mg.', 'Aim for 300 mg'],
    ['About 200 mg a day is enough.', '200 mg a day is enough'],
    ['You need magnesium.', 'You need'],
  ])('a dose put forward: %s', (text, phrase) => {
    expect(advicePhrases(text)).toContain(phrase);
  });
  it('leaves amounts that were studied or published alone', () => {
    expect(advicePhrases('The trial gave 300 mg a day. The upper level is 350 mg.')).toEqual([]);
  });
});
