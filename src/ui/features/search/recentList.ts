/** The list of recent searches as text and back. */

/** Under which name the window keeps it. */
export const RECENT_KEY = 'cofactor.recent';
const MOST = 10;
const MOST_LETTERS = 200;

/** What was kept; anything that is no list of words is none. */
export function readRecent(stored: string | null): readonly string[] {
  if (stored === null) return [];
  try {
    const value: unknown = JSON.parse(stored);
    if (!Array.isArray(value)) return [];
    return value.filter((one): one is string => typeof one === 'string').slice(0, MOST);
  } catch {
    return [];
  }
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** The list with these words first, each once, at most ten. Pasted pages and blanks are not kept. */
export function withRecent(list: readonly string[], words: string): readonly string[] {
  const plain = words.trim().replace(/\s+/gu, ' ');
  if (plain === '' || plain.length > MOST_LETTERS) return list;
  return [plain, ...list.filter((one) => !same(one, plain))].slice(0, MOST);
}

export function withoutRecent(list: readonly string[], words: string): readonly string[] {
  return list.filter((one) => one !== words);
}
