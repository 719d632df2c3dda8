/** What a heading says its amounts refer to. Amounts are per 100 g; any other basis is another number. */

const per = String.raw`(?:\/|\b(?:per|pro|pour|por|par|je|each)\b)`;
/** What may follow the hundred grams without changing them. */
const edible =
  /^\s*(?:(?:of\s+)?(?:the\s+)?(?:edible (?:portion|part)|food|product))?\s*(?:[)\]},;:(]|$)/iu;
const hundredGrams = new RegExp(String.raw`${per}?\s*\b100\s*g(?:r|rams?|ramm|rammes)?\b`, 'iu');
const another = new RegExp(
  String.raw`(?:\/\s*(?=(?:\d+(?:[.,]\d+)?\s*)?(?:kg|g|mg|l|dl|cl|ml|oz|lb|kcal|kj|mj|cup|day|d|serving|portion|stück|piece)\b)|\b(?:per|pro|pour|por|par|je|each)\b\s*)([^)\]},;]+)`,
  'iu',
);

interface Basis {
  /** The heading without its hundred grams. */
  readonly rest: string;
  /** Another basis, as the heading words it: "per kg"; null: per 100 g, or it says nothing. */
  readonly other: string | null;
}

export function basisOf(heading: string): Basis {
  const found = hundredGrams.exec(heading);
  let rest = heading;
  if (found !== null) {
    const after = heading.slice(found.index + found[0].length);
    if (!edible.test(after)) {
      const words = after.replace(/[)\]},;].*$/u, '').trim();
      return { rest: heading, other: `per 100 g ${words}` };
    }
    rest = `${heading.slice(0, found.index)} ${after.replace(edible, (tail) => ` ${tail.replace(/\p{L}+/gu, '')}`)}`;
  }
  const [, words] = another.exec(rest) ?? [];
  return { rest, other: words === undefined ? null : `per ${words.trim()}` };
}
