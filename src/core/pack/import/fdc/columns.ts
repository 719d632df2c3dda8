/** Which column of a table holds what, by the documented headings. */
import { csvFault } from '../csv/csvFault.ts';

/**
 * Places of the wanted columns. Headings count without regard to case; other columns may be there; older releases call
 * some by another name, so each wanted column has one or more names.
 * @throws CofactorError `invalid-input` for a required column that is missing, or one that is there twice
 */
export function placesOf<K extends string>(
  file: string,
  headings: readonly string[],
  wanted: Readonly<Record<K, readonly string[]>>,
  optional: readonly NoInfer<K>[] = [],
): Record<K, number> {
  const names = headings.map((heading) => heading.toLowerCase());
  const places = {} as Record<K, number>;
  for (const key of Object.keys(wanted) as K[]) {
    const name = wanted[key].find((one) => names.includes(one));
    if (name === undefined) {
      if (!optional.includes(key))
        throw csvFault(file, 1, `the column "${wanted[key][0] ?? key}" is missing.`);
      // Cells beyond the last column read as empty.
      places[key] = Number.MAX_SAFE_INTEGER;
      continue;
    }
    places[key] = names.indexOf(name);
    if (names.lastIndexOf(name) !== places[key])
      throw csvFault(file, 1, `the column "${name}" is there twice.`);
  }
  return places;
}
