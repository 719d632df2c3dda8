/** Names of records inside running text; core and interface write them alike. */

/** Names that keep their capital inside a sentence. */
const properNames = new Set([
  'American',
  'Asian',
  'Siberian',
  'Saccharomyces',
  'St',
  'St.',
  "Wilson's",
]);

/** "Magnesium" → "magnesium"; "Vitamin D" → "vitamin D"; "EPA" and "N-acetylcysteine" stay. */
export function insideSentence(name: string): string {
  if (properNames.has(name.split(' ')[0] ?? '') || !/^[A-Z][a-z]/.test(name)) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}
