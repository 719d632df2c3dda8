/** Breaks styled text into lines. Knows widths, not pages. */
import type { TextStyle } from './style.ts';

/** Where a piece of text leads: outside, to an entry of the reference list, or from there back to a page. */
export type Target =
  | { kind: 'url'; url: string; description: string }
  | { kind: 'entry' | 'page'; name: string; description: string };

/** Text of one style. Blanks separate words, "\n" ends a line, a no-break space keeps words together. */
export interface Span {
  text: string;
  style: TextStyle;
  target?: Target;
}
export interface Fragment {
  text: string;
  style: TextStyle;
  /** From the left edge of the line. */
  x: number;
  width: number;
  target: Target | null;
}
export interface Line {
  fragments: Fragment[];
  /** Without the blank at its end. */
  width: number;
  /** Height of the line, and its baseline from the top. */
  height: number;
  baseline: number;
  /** The text itself ends the line here. */
  ends: boolean;
}
export type Measure = (text: string, style: TextStyle) => number;

interface Piece {
  text: string;
  width: number;
  span: Span;
}
interface Word {
  pieces: Piece[];
  width: number;
  after: 'blank' | 'break' | 'nothing';
}

const NO_BREAK = /[\u00a0\u202f]/gu;
const separator = /(\n|[ \u2000-\u200a\u3000]+)/u;
/** Line breaks, and blanks that are not the usual one. */
const otherBlank = /[\n\u2000-\u200a\u3000]/u;
/** What a word may break at or what is printed as something else. */
const unusual = /[-–\u00a0\u202f\u2011]/u;
/** A long word may break after a hyphen or dash between letters. */
const hyphen = /(?<=\p{L}{2}[-–])(?=\p{L}{2})/u;
/** A web address may break after a slash, too; a DOI is kept whole, because people copy it. */
const address = /(?<=\p{L}{2}[-–])(?=\p{L}{2})|(?<=[^/:]\/)(?=[^/])/u;
/** Share of the line height that lies above the baseline. */
const BASELINE = 0.76;

/** Breaks `spans` so that no line is wider than `width`; a word that is wider itself is broken between characters. */
export function breakLines(spans: readonly Span[], width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let current: Word[] = [];
  let used = 0;
  const finish = () => {
    lines.push(lineOf(current, measure, spans[0]?.style));
    current = [];
    used = 0;
  };
  for (const word of wordsOf(spans, measure)) {
    if (current.length > 0 && used + word.width > width) finish();
    for (const part of word.width > width ? partsOf(word, width, measure) : [word]) {
      if (current.length > 0 && used + part.width > width) finish();
      current.push(part);
      used += part.width + blankWidth(part, measure);
    }
    if (word.after === 'break') finish();
  }
  if (current.length > 0 || lines.length === 0) finish();
  return lines;
}

function blankWidth(word: Word, measure: Measure): number {
  const last = word.pieces.at(-1);
  return word.after === 'blank' && last !== undefined ? measure(' ', last.span.style) : 0;
}

const isBlank = (token: string): boolean => token.startsWith(' ') || otherBlank.test(token);

/** Line breaks, blanks and what stands between them. */
function tokensOf(text: string): readonly string[] {
  if (otherBlank.test(text)) return text.split(separator).filter((token) => token !== '');
  const tokens: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = text.indexOf(' ', from);
    if (to === from) while (text[to] === ' ') to += 1;
    else if (to === -1) to = text.length;
    tokens.push(text.slice(from, to));
    from = to;
  }
  return tokens;
}

function wordsOf(spans: readonly Span[], measure: Measure): Word[] {
  const words: Word[] = [];
  let pieces: Piece[] = [];
  const close = (after: Word['after']) => {
    words.push(wordOf(pieces, after));
    pieces = [];
  };
  const take = (text: string, span: Span) => {
    pieces.push({ text, width: measure(text, span.style), span });
  };
  for (const span of spans) {
    for (const token of tokensOf(span.text)) {
      const isAddress = /^https?:/u.test(token);
      if (token === '\n') close('break');
      else if (isBlank(token)) {
        if (pieces.length > 0) close('blank');
        else widenLast(words);
      } else if (isAddress || unusual.test(token)) {
        token.split(isAddress ? address : hyphen).forEach((part, index) => {
          if (index > 0) close('nothing');
          take(part.replace(NO_BREAK, ' ').replaceAll('\u2011', '-'), span);
        });
      } else take(token, span);
    }
  }
  if (pieces.length > 0) close('nothing');
  return words;
}

/** A blank at the start of a span belongs to the word before it. */
function widenLast(words: Word[]): void {
  const last = words.at(-1);
  if (last !== undefined && last.after === 'nothing') last.after = 'blank';
}

/** A word that is too wide goes without its citation first; only then it breaks between characters. */
function partsOf(word: Word, width: number, measure: Measure): Word[] {
  const at = word.pieces.findLastIndex((piece, index) => index > 0 && piece.text.startsWith(' '));
  const cite = word.pieces[at];
  if (cite === undefined) return splitWord(word, width, measure);
  const text = cite.text.slice(1);
  const pieces = [
    { ...cite, text, width: measure(text, cite.span.style) },
    ...word.pieces.slice(at + 1),
  ];
  const parts: Word[] = [wordOf(word.pieces.slice(0, at), 'blank'), wordOf(pieces, word.after)];
  return parts.flatMap((part) => (part.width > width ? partsOf(part, width, measure) : [part]));
}

const wordOf = (pieces: Piece[], after: Word['after']): Word => ({
  pieces,
  width: pieces.reduce((sum, piece) => sum + piece.width, 0),
  after,
});

/** Parts no wider than `width`, of at least one character each. */
function splitWord(word: Word, width: number, measure: Measure): Word[] {
  const parts: Word[] = [];
  let pieces: Piece[] = [];
  let used = 0;
  const close = (after: Word['after']) => {
    parts.push({ pieces, width: used, after });
    pieces = [];
    used = 0;
  };
  for (const piece of word.pieces) {
    let text = '';
    let textWidth = 0;
    const take = () => {
      if (text !== '') pieces.push({ text, width: textWidth, span: piece.span });
      used += textWidth;
      text = '';
      textWidth = 0;
    };
    for (const character of piece.text) {
      const next = measure(character, piece.span.style);
      if (used + textWidth + next > width && used + textWidth > 0) {
        take();
        close('nothing');
      }
      text += character;
      textWidth += next;
    }
    take();
  }
  close(word.after);
  return parts;
}

function lineOf(words: readonly Word[], measure: Measure, fallback: TextStyle | undefined): Line {
  const fragments: Fragment[] = [];
  let previous: Fragment | null = null;
  let x = 0;
  let height = fallback?.leading ?? 0;
  const lastWord = words.at(-1);
  for (const word of words) {
    const lastPiece = word.pieces.at(-1);
    for (const piece of word.pieces) {
      const { style, target = null } = piece.span;
      height = Math.max(height, style.leading);
      // Every word ends with a real blank, also at the end of a line: it keeps words apart when the text is read out.
      const blank = piece === lastPiece && word.after !== 'nothing' ? ' ' : '';
      const text = blank === '' ? piece.text : `${piece.text} `;
      const width = piece.width + (blank !== '' && word !== lastWord ? measure(' ', style) : 0);
      if (previous !== null && previous.style === style && previous.target === target) {
        previous.text += text;
        previous.width += width;
      } else {
        previous = { text, style, x, width, target };
        fragments.push(previous);
      }
      x += width;
    }
  }
  const ends = lastWord === undefined || lastWord.after === 'break';
  return { fragments, width: x, height, baseline: height * BASELINE, ends };
}

export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.height, 0);
}
