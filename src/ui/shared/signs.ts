/** Signs that screen readers skip or that are easily misread, and their words. */

const words: Readonly<Record<string, string>> = {
  '<': 'less than',
  '>': 'more than',
  '≤': 'at most',
  '<=': 'at most',
  '≥': 'at least',
  '>=': 'at least',
  '±': 'plus or minus',
  '→': 'to',
  '≈': 'about',
  '×': 'times',
  '÷': 'divided by',
  '−': 'minus',
};

/** A piece of text; `words` is null where it is no sign. */
export interface Part {
  readonly text: string;
  readonly words: string | null;
}

// A minus counts before a number only; between numbers the same character may join a range.
const sign = /(?:<=|>=|[<>≤≥±→≈×÷]|(?<![\p{L}\p{N}])−(?=\d))/gu;

/** Cuts a text at its signs. The pieces together are the text. */
export function splitSigns(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(sign)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), words: null });
    parts.push({ text: match[0], words: words[match[0]] ?? null });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), words: null });
  return parts;
}

/** The text with every sign in words: "p<0.05" → "p less than 0.05". Spaces at its ends stay as they are. */
export function signsInWords(text: string): string {
  let said = '';
  for (const part of splitSigns(text)) {
    const joins = said === '' || /\s$/.test(said) || /^\s/.test(part.text);
    if (part.words !== null) said += `${joins ? '' : ' '}${part.words} `;
    else said += said.endsWith(' ') ? part.text.trimStart() : part.text;
  }
  return said;
}
