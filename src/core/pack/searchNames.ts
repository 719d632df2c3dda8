/** The ways in which people write the names of records, beside the way the content does. */

/** People leave out apostrophes: "St John's wort" is typed "st johns wort". */
export const withoutApostrophes = (names: readonly string[]): string[] =>
  names.filter((name) => /['’]/.test(name)).map((name) => name.replace(/['’]/g, ''));

/** "Magnesium citrate (trimagnesium dicitrate, anhydrous)" → "Magnesium citrate": the name before brackets. */
const bareName = (name: string): string => name.replace(/\s*\([^()]*\)/g, '').trim();

const commonHydrates =
  /\s+(anhydrous|(mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca)hydrate|\(anhydrous\))$/i;

/** The names by which people call a form: without brackets, and without its water of crystallisation. */
export function formNames(name: string): string[] {
  const bare = bareName(name);
  return [...new Set([bare, bare.replace(commonHydrates, '')])].filter((text) => text !== name);
}
