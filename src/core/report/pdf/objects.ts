/** Text of PDF objects, as pdfkit would write it; writing it at once spares the objects that it would be made from. */

const escaped: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
  '(': '\\(',
  ')': '\\)',
};
const special = /[\n\r\t\b\f()\\]/gu;
const beyondAscii = /[^\0-\x7f]/u;

/** UTF-16, most significant byte first, behind its mark; one character for each byte. */
function wide(text: string): string {
  let bytes = '\u00fe\u00ff';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes += String.fromCharCode(code >> 8, code & 0xff);
  }
  return bytes;
}

/** A string of PDF in its brackets, one character for each byte. */
export function stringObject(text: string): string {
  const bytes = beyondAscii.test(text) ? wide(text) : text;
  return `(${bytes.replace(special, (character) => escaped[character] ?? character)})`;
}

/** A number to a millionth. */
export const numberObject = (value: number): string => String(Math.round(value * 1e6) / 1e6);
