import { describe, expect, it } from 'vitest';
import { crc32, zipOf } from './zip.ts';

const utf8 = new TextEncoder();

describe('crc32', () => {
  // The check value that every description of CRC-32 gives for these nine digits.
  it('gives the check value', () => {
    expect(crc32(utf8.encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('zipOf', () => {
  const files = [
    { name: 'a.csv', bytes: utf8.encode('123456789') },
    { name: 'µ.csv', bytes: utf8.encode('x') },
  ];
  const zip = zipOf(files);
  const view = new DataView(zip.buffer);

  it('has the length that the format gives', () => {
    // Per file 30 + 46 bytes of headers and twice its name (5 and 6 bytes of UTF-8), then 22 bytes at the end.
    expect(zip.length).toBe(9 + 1 + 2 * (30 + 46) + 2 * (5 + 6) + 22);
  });
  it('leads from its end to each file and its content', () => {
    const end = zip.length - 22;
    expect(view.getUint32(end, true)).toBe(0x06054b50);
    expect(view.getUint16(end + 10, true)).toBe(2);
    let at = view.getUint32(end + 16, true);
    for (const file of files) {
      expect(view.getUint32(at, true)).toBe(0x02014b50);
      expect(view.getUint32(at + 16, true)).toBe(crc32(file.bytes));
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      expect(view.getUint32(local, true)).toBe(0x04034b50);
      const from = local + 30;
      expect(new TextDecoder().decode(zip.subarray(from, from + nameLength))).toBe(file.name);
      const content = from + nameLength;
      expect(zip.subarray(content, content + file.bytes.length)).toEqual(file.bytes);
      at += 46 + nameLength;
    }
    expect(at).toBe(end);
  });
});
