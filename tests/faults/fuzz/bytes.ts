/** Text and bytes that nobody meant: out of nothing, and out of valid ones. */
import { createRandom, type Random } from '../../../tools/bench/random.ts';

/** Chance of one input: the same target and number give the same input on every computer. */
export function chanceOf(target: string, number: number): Random {
  let state = 0x811c9dc5;
  for (const sign of `${target}#${number}`) {
    state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return createRandom(state);
}

/** Where readers of text have gone wrong before. */
const oddPieces = [
  '',
  '\0',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\udc00\ud800',
  '\u202e',
  '\u2028',
  '\r',
  '\r\n',
  '\t',
  '\x1b[31m',
  '"',
  '""',
  "'",
  '\\',
  '\\u0000',
  '`',
  '${x}',
  '%00',
  '%n%s',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  "'; DROP TABLE plan; --",
  '" OR 1=1 --',
  'NEAR(a b)',
  'a* NOT b',
  '^a',
  '{a b}:c',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  '99999999999999999999',
  '-1',
  'null',
  'undefined',
  '[]',
  '{}',
  '[object Object]',
  'ﬁ ſ İ ı ß',
  'a\u0301\u0301\u0301\u0301',
  '𝔪𝔞𝔤𝔫𝔢𝔰𝔦𝔲𝔪',
  '👩‍👩‍👧‍👧',
  'ω-3',
  'µg μg',
  '٣٤',
  '½',
] as const;

const unicodeRanges: readonly (readonly [number, number])[] = [
  [0x20, 0x7f],
  [0x00, 0x20],
  [0x80, 0x250],
  [0x300, 0x370],
  [0x370, 0x600],
  [0x2000, 0x2070],
  [0x3040, 0x3100],
  [0xd800, 0xe000],
  [0x1f300, 0x1f700],
];

/** Text of all scripts, with control signs and halves of pairs. */
export function unicodeText(random: Random, most = 60): string {
  return Array.from({ length: random.below(most + 1) }, () => {
    const [from, to] = random.pick(unicodeRanges);
    return String.fromCodePoint(from + random.below(to - from));
  }).join('');
}

export const oddText = (random: Random): string => {
  const kind = random.below(10);
  if (kind < 6) return random.pick(oddPieces);
  if (kind < 9) return unicodeText(random);
  return random.pick(['a', ' ', '(', '[', '"', 'é', '0', '\ud83d']).repeat(1 + random.below(3000));
};

export function randomBytes(random: Random, most = 400): Buffer {
  return Buffer.from(Array.from({ length: random.below(most + 1) }, () => random.below(256)));
}

const numbers = ['-1', '0', '1e308', '1e-320', '9'.repeat(400), 'NaN', '0.1e+', '1.2.3', '-', '٣'];

/** One change: flipped, cut, doubled, taken out, put elsewhere, a number made huge, an odd piece put in. */
function changeText(text: string, random: Random, other: string): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.below(40));
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(at, to).repeat(1 + random.below(4)) + text.slice(to);
    case 3:
      return text.slice(0, at) + oddText(random) + text.slice(at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(random.below(0x180)) + text.slice(at + 1);
    case 5: {
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + random.below(200)) + text.slice(to);
    }
    case 6: {
      const found = [...text.matchAll(/\d+(?:\.\d+)?/gu)];
      if (found.length === 0) return text + random.pick(numbers);
      const number = random.pick(found);
      return (
        text.slice(0, number.index) +
        random.pick(numbers) +
        text.slice(number.index + number[0].length)
      );
    }
    case 7: {
      const lines = text.split('\n');
      return random
        .shuffle(lines)
        .slice(random.below(2))
        .join(random.pick(['\n', '\r\n', '\r']));
    }
    default: {
      const open = random.pick(['[', '{"a":', '(', '"', '<', '{{']);
      return text.slice(0, at) + open.repeat(1 + random.below(2000)) + text.slice(at);
    }
  }
}

/** A valid text with one to four changes. */
export function mutateText(valid: readonly string[], random: Random): string {
  let text = random.pick(valid);
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    text = changeText(text, random, random.pick(valid)).slice(0, 400_000);
  }
  return text;
}

/** One change of bytes: a bit, a byte, a run of zeros or noise, a cut, a doubled or moved part. */
function changeBytes(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + random.below(64));
  const changed = Buffer.from(bytes);
  switch (random.below(7)) {
    case 0:
      if (at < changed.length)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << random.below(8)), at);
      return changed;
    case 1:
      if (at < changed.length) changed.writeUInt8(random.pick([0, 0xff, 0x80, 0x7f, 0x0a, 34]), at);
      return changed;
    case 2:
      return changed.fill(0, at, to);
    case 3:
      return changed.subarray(0, at);
    case 4:
      return Buffer.concat([changed.subarray(0, at), changed.subarray(to)]);
    case 5:
      return Buffer.concat([changed.subarray(0, to), changed.subarray(at)]);
    default:
      return Buffer.concat([changed.subarray(0, at), randomBytes(random, 30), bytes.subarray(at)]);
  }
}

export function mutateBytes(valid: readonly Uint8Array[], random: Random): Buffer {
  let bytes: Buffer = Buffer.from(random.pick(valid));
  for (let changes = 1 + random.below(5); changes > 0; changes -= 1)
    bytes = changeBytes(bytes, random);
  return bytes;
}

/** Text for a reader of text: mostly valid with changes, else anything. */
export function textFor(valid: readonly string[], random: Random): string {
  const kind = random.below(10);
  if (kind < 7) return mutateText(valid, random);
  if (kind < 8) return unicodeText(random, 300);
  if (kind < 9) return oddText(random) + oddText(random);
  return randomBytes(random).toString('latin1');
}

/** Bytes for a reader of bytes: mostly valid with changes, else anything. */
export function bytesFor(valid: readonly Uint8Array[], random: Random): Buffer {
  return random.below(10) < 8 ? mutateBytes(valid, random) : randomBytes(random);
}
