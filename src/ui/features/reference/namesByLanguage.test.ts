import { expect, test } from 'vitest';
import { namesByLanguage } from './namesByLanguage.ts';

test('a spelling is named once with all its languages; what the page says already is left out', () => {
  expect(
    namesByLanguage({ de: ['Magnesium'], fr: ['magnésium'], es: ['magnesio'], it: ['magnesio'] }, [
      'Magnesium',
    ]),
  ).toEqual([
    { name: 'magnésium', tag: 'fr', languages: 'French' },
    { name: 'magnesio', tag: 'es', languages: 'Spanish, Italian' },
  ]);
});
