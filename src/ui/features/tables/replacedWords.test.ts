import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ReplacedPack } from '../../../contract/imports.ts';
import { changedFoods, isKnown, plansWords, releaseWords, tableWords } from './replacedWords.ts';

const packWith = (...foods: { food: string; name: string; becomes?: string | null }[]) =>
  v.parse(ReplacedPack, {
    id: 'table-mylist',
    title: 'mylist',
    edition: '1',
    foods: 1,
    plans: [{ plan: '5a0c1c5e-8f5e-4a38-9d6c-1f3f0a3a6a11', title: 'Bread plan', foods }],
  });

describe('a table that is replaced', () => {
  it('is named with what it holds and where it is used', () => {
    const pack = packWith({ food: 'table-mylist-1', name: 'Alpha bread' });
    expect(tableWords(pack)).toBe('“mylist” (1 food, edition 1)');
    expect(plansWords(pack)).toBe('1 plan: Bread plan');
    expect(isKnown(pack)).toBe(false);
    expect(changedFoods(pack)).toEqual([]);
  });

  it('tells which foods of plans go and which become another one', () => {
    const pack = packWith(
      { food: 'table-mylist-1', name: 'Alpha bread', becomes: 'Quux soup' },
      { food: 'table-mylist-2', name: 'Beta bread', becomes: null },
      { food: 'table-mylist-3', name: 'Rye', becomes: 'rye' },
    );
    expect(isKnown(pack)).toBe(true);
    expect(changedFoods(pack).map(({ foods }) => foods)).toEqual([
      ['Alpha bread is now Quux soup', 'Beta bread is not in it'],
    ]);
  });

  it('stands to another release as it does', () => {
    const pack = packWith();
    const words = (release: 'older' | 'same' | 'newer' | 'unknown') =>
      releaseWords('2025-04-24', { pack, release });
    expect(words('newer')).toContain('This one, 2025-04-24, is newer');
    expect(words('older')).toContain('is older');
    expect(words('same')).toContain('in use already');
    expect(words('unknown')).toContain('cannot be told');
  });
});
