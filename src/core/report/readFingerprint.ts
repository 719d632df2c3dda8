/** Finds the fingerprint that a report carries in its document information. */
import { isFingerprint } from './fingerprint.ts';

/** Bytes at the end of a file in which its mark of the end stands. */
const END = 1024;

/**
 * The fingerprint in a PDF made by Cofactor; null in any other file. Reads the entry of the document information, or,
 * if another program has rewritten the file, the keyword in its metadata.
 */
export function readFingerprint(pdf: Uint8Array): string | null {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-')) return null;
  // A file that was cut off is no report that came from here whole.
  if (!text.slice(-END).includes('%%EOF')) return null;
  const object = /\/CofactorFingerprint\s+(\d+)\s+0\s+R/u.exec(text)?.[1];
  const entry =
    object === undefined
      ? undefined
      : new RegExp(`(?:^|[\\r\\n])${object} 0 obj\\s*\\(([^)]*)\\)`, 'u').exec(text)?.[1];
  const direct = /\/CofactorFingerprint\s*\(([^)]*)\)/u.exec(text)?.[1];
  const keyword = /fingerprint:([0-9a-f-]{14})(?![0-9a-f-])/u.exec(text)?.[1];
  const found = entry ?? direct ?? keyword;
  return found !== undefined && isFingerprint(found) ? found : null;
}
