/** Lists of names in BibTeX: "von Last, Jr, First and First von Last and {An Organisation}". */
import type { Draft } from '../entry.ts';
import { latexText } from './latex.ts';

type Name = Draft['author'][number];

/** Parts of a text between separators that stand outside of braces. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      separator.lastIndex = at;
      const found = separator.exec(text)?.[0];
      if (found !== undefined && found !== '') {
        parts.push(text.slice(from, at));
        at += found.length - 1;
        from = at + 1;
      }
    }
  }
  parts.push(text.slice(from));
  return parts;
}

const plain = (text: string): string => latexText(text).replace(/\s+/gu, ' ').trim();

/** "others" at the end says that the list is cut. */
export function bibtexNames(raw: string): { names: Name[]; isCut: boolean } {
  const parts = splitOutside(raw.replace(/\s+/gu, ' ').trim(), / and(?= )/iuy).map((part) =>
    part.trim(),
  );
  const listed = parts.filter((part) => part !== '' && part.toLowerCase() !== 'others');
  return { names: listed.map(nameOf), isCut: parts.at(-1)?.toLowerCase() === 'others' };
}

function nameOf(raw: string): Name {
  if (isWhole(raw)) return { literal: plain(raw) };
  const parts = splitOutside(raw, /,/uy).map((part) => part.trim());
  const [first = '', second, third] = parts;
  if (second === undefined) return spoken(first);
  const [given, suffix] = third === undefined ? [second, undefined] : [third, second];
  return {
    family: plain(first),
    ...(given === '' ? {} : { given: plain(given) }),
    ...(suffix === undefined || suffix === '' ? {} : { suffix: plain(suffix) }),
  };
}

/** One pair of braces around all of it. */
function isWhole(raw: string): boolean {
  if (!raw.startsWith('{') || !raw.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < raw.length - 1; at += 1) {
    if (raw[at] === '{') depth += 1;
    else if (raw[at] === '}') depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}

/** "Ludwig van Beethoven": what begins with a small letter belongs to the surname, and so does the last word. */
function spoken(raw: string): Name {
  const all = splitOutside(raw, /[ ~]+/uy).filter((word) => word !== '');
  const small = all.findIndex(
    (word, at) => at > 0 && at < all.length - 1 && /^\p{Ll}/u.test(plain(word)),
  );
  const from = small === -1 ? all.length - 1 : small;
  const family = plain(all.slice(Math.max(0, from)).join(' '));
  const given = plain(all.slice(0, Math.max(0, from)).join(' '));
  return given === '' ? { literal: family } : { family, given };
}
