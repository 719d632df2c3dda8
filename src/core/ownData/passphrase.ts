/** Files closed with a passphrase, in the age format (https://age-encryption.org/v1): the age tool opens them too. */
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { CofactorError } from '../../contract/errors.ts';

/** Base-2 logarithm of the work of one guess (scrypt N): about a second on a computer of 2026. */
const WORK_FACTOR = 17;

const HEAD = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';

const textOf = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString(
    'latin1',
  );

const isArmored = (bytes: Uint8Array): boolean => textOf(bytes, ARMOR.length) === ARMOR;

/** True when a file begins like one of age, binary or as text. */
export function isEncrypted(bytes: Uint8Array): boolean {
  return textOf(bytes, HEAD.length) === HEAD || isArmored(bytes);
}

export async function encrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return encrypter.encrypt(bytes);
}

const wrong = (field: 'passphrase' | 'file', message: string): CofactorError =>
  new CofactorError('invalid-input', message, field);

/** @throws CofactorError `invalid-input` with the field `passphrase` when it does not fit, `file` when the file is at fault */
export async function decrypt(file: Uint8Array, passphrase: string | null): Promise<Uint8Array> {
  if (passphrase === null || passphrase === '') {
    throw wrong('passphrase', 'is needed: this file is encrypted');
  }
  let byPassphrase = false;
  try {
    const bytes = isArmored(file) ? armor.decode(Buffer.from(file).toString('latin1')) : file;
    byPassphrase = /^-> scrypt /mu.test(textOf(bytes, 500));
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    return await decrypter.decrypt(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (reason.includes('no identity matched')) {
      throw byPassphrase
        ? wrong(
            'passphrase',
            'does not open this file. Capitals and spaces count. If it is surely right, the beginning of the file is damaged',
          )
        : wrong('file', 'is encrypted for a key, not with a passphrase');
    }
    throw reason.includes('work factor')
      ? wrong('file', 'asks for more work to open than Cofactor does')
      : wrong('file', 'is encrypted and damaged: it cannot be opened to its end');
  }
}
