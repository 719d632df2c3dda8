import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Base64 } from './base64.ts';

const fits = (text: unknown): boolean => v.safeParse(Base64, text).success;

test('takes what an encoder writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) =>
      fits(btoa(String.fromCharCode(...bytes))),
    ),
  );
});

test('takes a file of 30 megabytes', () => {
  expect(fits('BwcH'.repeat(10_000_000))).toBe(true);
});

test.each(['!!!!', 'AAA', 'A===', 'AA=A', 'AA==AA==', 'AAAA\n', 'AA-_', null, 5])(
  'refuses %j',
  (text) => {
    expect(fits(text)).toBe(false);
  },
);
