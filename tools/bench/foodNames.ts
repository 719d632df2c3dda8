/** Names composed from the real words of the food table, and names of brands, in any number. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { createRandom, createSampler, zipfWeights, type Random } from './random.ts';
import { wordsOf } from './words.ts';

const FOODS_SEED = 8_800;
const LARGE_SEED = 20_261_122;
/** The shares of 2,000,000 names that these give: see the report. */
const BRAND_WORDS = 300_000;
const ZIPF_SHIFT = 8;
const ZIPF_EXPONENT = 0.95;
/** Among the most frequent words two of three are words of food. */
const FOOD_IN_THREE = 2;

const foodTable = path.join(import.meta.dirname, '../../resources/content/foods.csv');

const FoodRow = v.object({ name: v.string(), synonyms: v.string() });

/** Names and other names in foods.csv as their words, lower case; single letters and digits are left out. */
export function realFoodNames(): string[][] {
  const rows = v.parse(v.array(FoodRow), parse(readFileSync(foodTable, 'utf8'), { columns: true }));
  return rows
    .flatMap(({ name, synonyms }) => [name, ...synonyms.split('|')])
    .map((name) => wordsOf(name).filter((word) => word.length > 1))
    .filter((words) => words.length > 0);
}

/** Every word with the number of names that it is in, most frequent first, then by the alphabet. */
export function countWords(names: readonly (readonly string[])[]): [word: string, names: number][] {
  const counts = new Map<string, number>();
  for (const name of names)
    for (const word of new Set(name)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `count` words drawn without repetition. */
function distinctWords(count: number, draw: () => string): string[] {
  const words = new Set<string>();
  while (words.size < count) words.add(draw());
  return [...words];
}

/**
 * Distinct names such as "Salmon, canned, skinless": the first word is the first of a real name, two to four more are
 * drawn from all names, as often as they occur there.
 */
export function composedFoodNames(count: number): string[] {
  const random = createRandom(FOODS_SEED);
  const real = realFoodNames();
  const counted = countWords(real);
  const sample = createSampler(
    counted.map(([, names]) => names),
    random,
  );
  const heads = real.flatMap(([head]) => head ?? []);
  const names = new Set<string>();
  while (names.size < count) {
    const head = random.pick(heads);
    const tail = distinctWords(2 + random.below(3), () => counted[sample()]?.[0] ?? head);
    names.add([capital(head), ...tail.filter((word) => word !== head)].join(', '));
  }
  return [...names];
}

const onsets =
  'b c d f g h j k l m n p r s t v w z br ch cl cr dr fl fr gl gr pl pr sc sh sl sp st str th tr'.split(
    ' ',
  );
const vowels = 'a e i o u a e i o ai ea ee ie oo ou'.split(' ');
const codas = 'n r s l m t k d p nd nt st rt ck ll ss'.split(' ');

/** One to four syllables that can be spoken, 3 to 14 letters. */
function brandWord(random: Random): string {
  for (;;) {
    let word = '';
    const syllables = 1 + random.below(4);
    for (let at = 0; at < syllables; at += 1)
      word +=
        random.pick(onsets) +
        random.pick(vowels) +
        (random.next() < 0.45 ? random.pick(codas) : '');
    if (word.length >= 3 && word.length <= 14) return word;
  }
}

/** Food words and brand words, most frequent rank first. */
function rankedWords(random: Random): string[] {
  const food = countWords(realFoodNames()).map(([word]) => word);
  const brands = new Set<string>();
  const known = new Set(food);
  while (brands.size < BRAND_WORDS) {
    const word = brandWord(random);
    if (!known.has(word)) brands.add(word);
  }
  const brand = [...brands];
  const ranked: string[] = [];
  for (let nextFood = 0, nextBrand = 0; nextBrand < brand.length;) {
    const isFood = nextFood < food.length && ranked.length % 3 < FOOD_IN_THREE;
    ranked.push((isFood ? food[nextFood++] : brand[nextBrand++]) ?? '');
  }
  return ranked;
}

/** Names of three to six words drawn by Zipf's law, one after the other; names may repeat, words in a name do not. */
export function* largeFoodNames(count: number): Generator<string> {
  const random = createRandom(LARGE_SEED);
  const words = rankedWords(random);
  const sample = createSampler(zipfWeights(words.length, ZIPF_SHIFT, ZIPF_EXPONENT), random);
  for (let made = 0; made < count; made += 1) {
    const name = distinctWords(3 + random.below(4), () => words[sample()] ?? '');
    yield name.map((word, at) => (at === 0 ? capital(word) : word)).join(' ');
  }
}
