import { expect, it } from 'vitest';
import { passphraseProblems } from './exportForm.ts';

it('asks for a passphrase that is long enough and the same twice', () => {
  expect(passphraseProblems('', '').passphrase).toMatch(/at least 8/);
  expect(passphraseProblems('seven77', 'seven77').passphrase).toMatch(/at least 8/);
  expect(passphraseProblems('eight888', '').repeat).toMatch(/second time/);
  expect(passphraseProblems('eight888', 'Eight888').repeat).toMatch(/differ/);
  expect(passphraseProblems('eight888', 'eight888')).toEqual({ passphrase: null, repeat: null });
});
