/** Fonts: embedded, with the glyphs, widths and characters of every code that is shown. */
import { contentEvents } from './content.ts';
import { fontProgram, type FontProgram } from './fontProgram.ts';
import type { PdfFile } from './file.ts';
import { isStream, isText, PdfName, Reader, type PdfDict, type PdfValue } from './parse.ts';
import { problem, type PdfProblem, type Rule, type Subject } from './rules.ts';

/** Widths may differ by the rounding of both sides, in thousandths of the type size. */
const ROUNDING = 1.5;

export interface UsedFont {
  dict: PdfDict;
  name: string;
  /** Two-byte codes that the pages show. */
  codes: Set<number>;
}

export function codesOf(bytes: Uint8Array): number[] {
  const codes: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2)
    codes.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return codes;
}

export function fontsOfPage(file: PdfFile, page: PdfDict): Map<string, PdfDict> {
  const fonts = file.dict(file.dict(page.get('Resources')).get('Font'));
  return new Map([...fonts].map(([name, value]) => [name, file.dict(value)]));
}

function usedFonts({ file, pages }: Subject): UsedFont[] {
  const used = new Map<PdfDict, UsedFont>();
  for (const page of pages) {
    const fonts = fontsOfPage(file, page.dict);
    for (const [name, dict] of fonts)
      used.set(dict, used.get(dict) ?? { dict, name, codes: new Set() });
    for (const { font, strings } of contentEvents(page.content)) {
      const dict = fonts.get(font ?? '');
      const entry = dict === undefined ? undefined : used.get(dict);
      for (const { bytes } of strings ?? [])
        for (const code of codesOf(bytes)) entry?.codes.add(code);
    }
  }
  return [...used.values()];
}

const number = (text: PdfValue | undefined): number =>
  isText(text) ? (codesOf(text.bytes)[0] ?? text.bytes[0] ?? 0) : 0;
const characters = (text: PdfValue | undefined): string =>
  isText(text) ? String.fromCharCode(...codesOf(text.bytes)) : '';

/** What each code stands for, from the ToUnicode map of a font. */
export function unicodeOf(file: PdfFile, font: PdfDict): Map<number, string> {
  const map = new Map<number, string>();
  const reader = new Reader(file.data(font.get('ToUnicode')));
  let operands: PdfValue[] = [];
  while (!reader.done) {
    const next = reader.next();
    if ('value' in next) {
      operands.push(next.value);
      continue;
    }
    if (next.operator === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2)
        map.set(number(operands[at]), characters(operands[at + 1]));
    } else if (next.operator === 'endbfrange') {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const first = number(operands[at]);
        const last = number(operands[at + 1]);
        const to = operands[at + 2];
        for (let code = first; code <= last; code += 1) {
          if (Array.isArray(to)) {
            if (to[code - first] !== undefined) map.set(code, characters(to[code - first]));
          } else {
            const start = characters(to);
            map.set(code, String.fromCodePoint((start.codePointAt(0) ?? 0) + code - first));
          }
        }
      }
    }
    operands = [];
  }
  return map;
}

/** Widths by code from the W array of a font; DW for the rest. */
function widthsOf(file: PdfFile, font: PdfDict): (code: number) => number {
  const widths = new Map<number, number>();
  const list = file.list(font.get('W')).map((entry) => file.get(entry));
  let at = 0;
  while (at < list.length) {
    const first = list[at];
    const second = list[at + 1];
    if (typeof first !== 'number') break;
    if (Array.isArray(second)) {
      second.forEach((width, index) => {
        if (typeof width === 'number') widths.set(first + index, width);
      });
      at += 2;
    } else {
      const third = list[at + 2];
      for (let code = first; code <= Number(second); code += 1) widths.set(code, Number(third));
      at += 3;
    }
  }
  const usual = file.number(font.get('DW')) ?? 1000;
  return (code) => widths.get(code) ?? usual;
}

function glyphRules(
  { codes, name }: UsedFont,
  program: FontProgram,
  width: (code: number) => number,
) {
  const found: PdfProblem[] = [];
  const shown = [...codes].filter((code) => code !== 0);
  const absent = shown.filter((code) => code >= program.glyphs);
  if (absent.length > 0)
    found.push(problem('7.21.4.1-3', `the font ${name} lacks ${absent.length} glyphs`));
  const wrong = shown.filter(
    (code) => code < program.glyphs && Math.abs(program.width(code) - width(code)) > ROUNDING,
  );
  if (wrong.length > 0)
    found.push(problem('7.21.5-1', `the font ${name} has other widths for ${wrong.length} glyphs`));
  if (codes.has(0)) found.push(problem('7.21.8-1', `a glyph of ${name} is missing (.notdef)`));
  return found;
}

function cidSetRule(file: PdfFile, descriptor: PdfDict, { codes, name }: UsedFont): PdfProblem[] {
  if (!descriptor.has('CIDSet')) return [];
  const bits = file.data(descriptor.get('CIDSet'));
  const lost = [...codes].filter(
    (code) => (((bits[code >> 3] ?? 0) >> (7 - (code & 7))) & 1) === 0,
  );
  return lost.length === 0 ? [] : [problem('7.21.4.2-2', `the CIDSet of ${name} is not complete`)];
}

export const fonts: Rule = (subject) => {
  const { file } = subject;
  return usedFonts(subject).flatMap((used) => {
    const { dict, name, codes } = used;
    if (codes.size === 0) return [];
    const found: PdfProblem[] = [];
    const add = (rule: string, message: string) =>
      found.push(problem(rule, `the font ${name} ${message}`));
    if (file.name(dict.get('Subtype')) !== 'Type0') {
      // Simple fonts have encodings of their own, which no report uses and this check does not read.
      add('own-font', 'is not a composite font');
      return found;
    }
    const encoding = file.get(dict.get('Encoding'));
    const inner = file.dict(file.list(dict.get('DescendantFonts'))[0]);
    const identity = encoding instanceof PdfName && /^Identity-[HV]$/u.test(encoding.name);
    if (!identity && !isStream(encoding)) add('7.21.3.3-1', 'has an encoding that is not embedded');
    if (file.name(inner.get('Subtype')) === 'CIDFontType2') {
      const map = file.get(inner.get('CIDToGIDMap'));
      if (!isStream(map) && !(map instanceof PdfName && map.name === 'Identity'))
        add('7.21.3.2-1', 'has no map from codes to glyphs');
    }
    const descriptor = file.dict(inner.get('FontDescriptor'));
    const program = ['FontFile', 'FontFile2', 'FontFile3'].find((key) => descriptor.has(key));
    if (program === undefined) add('7.21.4.1-1', 'is not embedded');
    else if (program === 'FontFile2')
      found.push(
        ...glyphRules(used, fontProgram(file.data(descriptor.get(program))), widthsOf(file, inner)),
      );
    found.push(...cidSetRule(file, descriptor, used));
    const unicode = unicodeOf(file, dict);
    const values = [...codes].filter((code) => code !== 0).map((code) => unicode.get(code));
    if (values.some((value) => value === undefined || value === ''))
      add('7.21.7-1', 'shows codes without a character');
    if (values.some((value) => value !== undefined && /[\0\uFEFF\uFFFE]/u.test(value)))
      add('7.21.7-2', 'maps a code to no character');
    return found;
  });
};
