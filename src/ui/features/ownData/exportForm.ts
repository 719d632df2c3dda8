/** The passphrase of an export, checked where it is typed: the core would find the same later, and a slip not at all. */
import { Passphrase } from '../../../contract/ownData.ts';
import * as v from 'valibot';

export interface PassphraseProblems {
  readonly passphrase: string | null;
  readonly repeat: string | null;
}

export function passphraseProblems(passphrase: string, repeat: string): PassphraseProblems {
  if (passphrase === '')
    return { passphrase: 'Enter a passphrase of at least 8 characters.', repeat: null };
  const parsed = v.safeParse(Passphrase, passphrase);
  if (!parsed.success)
    return { passphrase: `The passphrase ${parsed.issues[0].message}.`, repeat: null };
  if (repeat === '') return { passphrase: null, repeat: 'Enter the passphrase a second time.' };
  return {
    passphrase: null,
    repeat:
      repeat === passphrase ? null : 'The two differ. Enter the same passphrase in both fields.',
  };
}
