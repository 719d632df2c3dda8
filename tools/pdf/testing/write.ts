/** Writes a PDF again after a test has changed its objects. */
import type { PdfFile } from '../file.ts';
import {
  isDict,
  isStream,
  isText,
  latin,
  PdfName,
  PdfRef,
  type PdfText,
  type PdfValue,
} from '../parse.ts';

export const textValue = (text: string): PdfText => ({
  text,
  bytes: Buffer.from(text, 'latin1'),
});

function written(value: PdfValue): string {
  if (value instanceof PdfName)
    return `/${value.name.replaceAll(/[^\w.+-]/gu, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
  if (value instanceof PdfRef) return `${value.id} 0 R`;
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (isDict(value))
    return `<<${[...value].map(([key, member]) => `/${key} ${written(member)}`).join('\n')}>>`;
  if (isText(value)) return `<${Buffer.from(value.bytes).toString('hex')}>`;
  if (isStream(value)) {
    const dict = new Map(value.dict).set('Length', value.data.length);
    return `${written(dict)}\nstream\n${latin(value.data)}\nendstream`;
  }
  return String(value);
}

/** The file with its objects as they are now, and further ones with numbers of their own. */
export function writePdf(file: PdfFile, more: ReadonlyMap<number, PdfValue>): Buffer {
  const ids = [...file.ids, ...more.keys()];
  const size = Math.max(0, ...ids) + 1;
  let body = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const id of ids) {
    offsets.set(id, body.length);
    body += `${id} 0 obj\n${written(more.get(id) ?? file.get(new PdfRef(id)))}\nendobj\n`;
  }
  const table = Array.from({ length: size }, (_, id) => {
    const offset = offsets.get(id);
    const place = String(offset ?? 0).padStart(10, '0');
    return offset === undefined ? `${place} 65535 f \n` : `${place} 00000 n \n`;
  });
  const trailer = new Map(file.trailer).set('Size', size);
  const end = `trailer\n${written(trailer)}\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n${table.join('')}${end}`, 'latin1');
}
