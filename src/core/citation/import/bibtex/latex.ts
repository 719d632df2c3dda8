/** What TeX would print of a value: accents, dashes, quotes and the usual signs; braces and commands for looks are dropped. */
import { words } from './latexWords.ts';

/** Accents by their commands: the combining mark that follows the letter. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  r: '\u030a',
  c: '\u0327',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
};

const isLetter = (sign: string | undefined): boolean =>
  sign !== undefined && /[A-Za-z]/u.test(sign);

export function latexText(raw: string): string {
  if (!/[\\{}~$`'-]/u.test(raw)) return raw;
  let at = 0;
  let isMath = false;
  const out: string[] = [];

  const spaces = (): void => {
    while (raw[at] === ' ' || raw[at] === '\n' || raw[at] === '\t') at += 1;
  };
  /** The letter under an accent: "e", "{e}", "\i", "{\i}"; `at` then stands behind it. */
  const letter = (): string => {
    spaces();
    const braced = raw[at] === '{';
    if (braced) at += 1;
    let base = String.fromCodePoint(raw.codePointAt(at) ?? 0x20);
    if (base === '}' && braced) {
      at += 1;
      return ' ';
    }
    if (base === '\\' && /^\\[ij](?![A-Za-z])/u.test(raw.slice(at, at + 3))) {
      base = raw[at + 1] ?? '';
      at += 2;
    } else at += base.length;
    if (braced && raw[at] === '}') at += 1;
    return base;
  };
  const command = (): void => {
    at += 1;
    const sign = raw[at];
    if (sign === undefined) return;
    if (!isLetter(sign)) {
      at += sign.length;
      const mark = Object.hasOwn(accents, sign) ? accents[sign] : undefined;
      if (mark !== undefined) out.push((letter() + mark).normalize('NFC'));
      else if (sign === '\\') out.push('\n');
      else if (/[,;: \n]/u.test(sign)) out.push(' ');
      else if (!/[-/!()[\]]/u.test(sign)) out.push(sign);
      return;
    }
    const begin = at;
    while (isLetter(raw[at])) at += 1;
    const name = raw.slice(begin, at);
    const mark = name.length === 1 && Object.hasOwn(accents, name) ? accents[name] : undefined;
    if (mark !== undefined) {
      out.push((letter() + mark).normalize('NFC'));
      return;
    }
    if (raw[at] === '{' && raw[at + 1] === '}') at += 2;
    else spaces();
    out.push(words.get(name) ?? '');
  };

  while (at < raw.length) {
    const sign = raw[at] ?? '';
    const two = raw.slice(at, at + 2);
    if (sign === '\\') command();
    else if (sign === '{' || sign === '}') at += 1;
    else if (sign === '$') {
      isMath = !isMath;
      at += 1;
    } else if (isMath && (sign === '^' || sign === '_')) at += 1;
    else if (sign === '~') {
      out.push(' ');
      at += 1;
    } else if (raw.startsWith('---', at)) {
      out.push('—');
      at += 3;
    } else if (two === '--' || two === '``' || two === "''") {
      out.push(two === '--' ? '–' : two === '``' ? '“' : '”');
      at += 2;
    } else {
      out.push(sign);
      at += 1;
    }
  }
  return out.join('');
}

/** An address or identifier: read as it stands, without braces and without the escapes that programs put before its signs. */
export function addressText(raw: string): string {
  return raw
    .replace(
      /\\url\s*|\\textasciitilde(?:\{\})?|\\([%&_#~{}$])/gu,
      (all, sign: string | undefined) => sign ?? (all.startsWith('\\t') ? '~' : ''),
    )
    .replace(/[{}]/gu, '')
    .trim();
}
