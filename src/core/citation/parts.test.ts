import { expect, it } from 'vitest';
import { doiUrl } from './parts.ts';

it('an address is made of every DOI, also of one with half a pair of signs', () => {
  expect(doiUrl('10.1002/(SICI)1#2')).toBe('https://doi.org/10.1002/(SICI)1%232');
  // U+FFFD in UTF-8: EF BF BD
  expect(doiUrl('10.1/a\ud800')).toBe('https://doi.org/10.1/a%EF%BF%BD');
});
