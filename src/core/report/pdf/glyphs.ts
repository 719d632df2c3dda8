/**
 * No character may vanish. pdfkit prints nothing for a character that the font lacks; in a list of amounts a lost "≥" is
 * a danger. So every string passes here first.
 */
import { CofactorError } from '../../../contract/errors.ts';

/** Control, format, surrogate, private and unassigned characters: never drawn as they are. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;
/** Every font has these. */
const plain = /^[\n\x20-\x7e]*$/;
const QUOTED = 60;

export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Characters that were found to be visible. */
const visible = new Set<string>();
const isVisible = (character: string): boolean => {
  if (visible.has(character)) return true;
  if (invisible.test(character)) return false;
  visible.add(character);
  return true;
};

export interface GlyphRules {
  hasGlyph(code: number): boolean;
  /** Characters of the person's own text: where these cannot be printed, their code is. */
  own: ReadonlySet<string>;
}

/**
 * The text as it can be printed: composed (NFC), line breaks as "\n", tabs as blanks. Characters without a glyph become
 * "[U+1F600]" if they come from the person's own text; neighbours share one pair of brackets.
 * Throws `invalid-input` with the text and the character if they come from anywhere else.
 */
export function printable(text: string, rules: GlyphRules): string {
  if (plain.test(text)) return text;
  const composed = text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ');
  let result = '';
  let codes: string[] = [];
  const flush = () => {
    if (codes.length > 0) result += `[${codes.join(' ')}]`;
    codes = [];
  };
  for (const character of composed) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' || (isVisible(character) && rules.hasGlyph(code))) {
      flush();
      result += character;
    } else if (rules.own.has(character)) {
      codes.push(codeOf(character));
    } else {
      throw new CofactorError(
        'invalid-input',
        `a character (${codeOf(character)}) of the reference cannot be printed: "${excerpt(text, character)}"`,
      );
    }
  }
  flush();
  return result;
}

function excerpt(text: string, character: string): string {
  const at = Math.max(0, text.indexOf(character) - QUOTED / 2);
  return text.slice(at, at + QUOTED);
}
