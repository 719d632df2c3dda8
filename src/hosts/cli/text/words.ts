/** Slugs of the contract in words, and ids in names. */

/** `very-low` → "very low" */
export function words(slug: string): string {
  return slug.replaceAll('-', ' ');
}

/** With a capital at the start: `minimise-risk` → "Minimise risk" */
export function sentenceCase(slug: string): string {
  const text = words(slug);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of a record where the answer carries it, else its id in words. */
export function nameOf(names: Readonly<Record<string, string>>, ref: string): string {
  return names[ref] ?? words(ref.slice(ref.indexOf('/') + 1));
}

/** "1 study", "3 studies" */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
