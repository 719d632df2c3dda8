/**
 * What a food is, in one word of a closed list, and what follows from it for the three diets: true, false, or null where
 * it does not decide. The rule in words stands in resources/content/README.md.
 */
interface Follows {
  readonly vegetarian: boolean | null;
  readonly vegan: boolean | null;
  readonly lactoseFree: boolean | null;
}

const follows = (
  vegetarian: boolean | null,
  vegan: boolean | null,
  lactoseFree: boolean | null,
): Follows => ({ vegetarian, vegan, lactoseFree });

export const dietBases = {
  plant: follows(true, true, true),
  'plant-only-mix': follows(true, true, true),
  fungus: follows(true, true, true),
  alga: follows(true, true, true),
  mineral: follows(true, true, true),
  'plant-fortified': follows(null, null, true),
  'plant-processed': follows(null, null, true),
  egg: follows(true, false, true),
  'plant-and-egg': follows(true, false, true),
  honey: follows(true, false, true),
  dairy: follows(true, false, false),
  'dairy-fortified': follows(null, false, false),
  butterfat: follows(true, false, null),
  'cheese-fresh': follows(null, false, false),
  'cheese-ripened': follows(null, false, null),
  whey: follows(null, false, null),
  meat: follows(false, false, true),
  fish: follows(false, false, true),
  gelatine: follows(false, false, true),
  'mix-with-meat': follows(false, false, null),
  'mix-with-fish': follows(false, false, null),
  'mix-with-dairy': follows(null, false, false),
  'mix-with-cheese': follows(null, false, null),
  'mix-with-egg': follows(null, false, null),
  'mix-named-vegetarian': follows(true, null, null),
  'mix-unknown': follows(null, null, null),
} as const satisfies Readonly<Record<string, Follows>>;

type DietBasis = keyof typeof dietBases;
export const dietBasisNames = Object.keys(dietBases).filter(
  (name): name is DietBasis => name in dietBases,
);

/** Bases that leave no room for anything of animal origin. */
export const animalFree: ReadonlySet<DietBasis> = new Set<DietBasis>([
  'plant',
  'plant-only-mix',
  'fungus',
  'alga',
  'mineral',
]);
