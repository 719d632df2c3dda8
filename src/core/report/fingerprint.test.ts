import { createHash } from 'node:crypto';
import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { Plan } from '../../contract/plan.ts';
import { canonicalJson, fingerprintOf, isFingerprint } from './fingerprint.ts';

const plan = parse(Plan, {
  format: 'cofactor-plan',
  version: 1,
  profile: { age: 34, sex: 'female' },
  items: [{ ingredients: [{ substance: 'magnesium', amount: 200, unit: 'mg' }], times: ['08:00'] }],
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }, 2], a: 'x' })).toBe(
      '{"a":"x","b":[{"c":null,"d":1},2]}',
    );
  });
  it('leaves out undefined members', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});

describe('fingerprintOf', () => {
  it('is the start of the sha256 of the canonical plan, edition and content hash, in groups', () => {
    const text = canonicalJson([plan, '2026.11', 'abc']);
    const hex = createHash('sha256').update(text).digest('hex');
    expect(fingerprintOf(plan, '2026.11', 'abc')).toBe(
      `${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 12)}`,
    );
    expect(isFingerprint(fingerprintOf(plan, '2026.11', 'abc'))).toBe(true);
  });
  it('does not depend on the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(plan).reverse());
    expect(fingerprintOf(parse(Plan, reversed), 'e', 'h')).toBe(fingerprintOf(plan, 'e', 'h'));
  });
  it('changes with the plan, the edition and the content', () => {
    const base = fingerprintOf(plan, 'e', 'h');
    const older = { ...plan, profile: { ...plan.profile, age: 35 } };
    expect(
      new Set([
        base,
        fingerprintOf(older, 'e', 'h'),
        fingerprintOf(plan, 'f', 'h'),
        fingerprintOf(plan, 'e', 'i'),
      ]).size,
    ).toBe(4);
  });
});

describe('isFingerprint', () => {
  it.each(['3f9a-12bc-77e', '3F9A-12BC-77E0', '3f9a12bc77e0', ''])('refuses %s', (text) => {
    expect(isFingerprint(text)).toBe(false);
  });
});
