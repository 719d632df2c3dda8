import type { Envelope } from '../../contract/errors.ts';
import type { InputOf, OperationName, OutputOf } from '../../contract/operations.ts';
import { client } from './index.ts';

/** Operations whose answer stays the same as long as the packs do: packs are immutable. */
export type ReferenceOperation =
  'search' | 'ask' | 'show' | 'browse' | 'foods' | 'intakes' | 'reference' | 'glossary';

const MAX_ENTRIES = 60;
const answers = new Map<string, Promise<Envelope<unknown>>>();

/** Like `client.call`, and remembers answers, so that going back shows a page at once. */
export function askReference<N extends ReferenceOperation & OperationName>(
  name: N,
  input: InputOf<N>,
): Promise<Envelope<OutputOf<N>>> {
  const key = `${name} ${JSON.stringify(input)}`;
  const known = answers.get(key);
  // The key holds the operation's name, so the kept answer has this operation's type.
  if (known !== undefined) return known as Promise<Envelope<OutputOf<N>>>;
  const answer = client.call(name, input);
  answers.set(key, answer);
  if (answers.size > MAX_ENTRIES) {
    const oldest = answers.keys().next();
    if (oldest.done !== true) answers.delete(oldest.value);
  }
  void answer.then((envelope) => {
    if (!envelope.ok) answers.delete(key);
  });
  return answer;
}

/** Forgets every answer: a pack came or went, so that the same question may have another answer now. */
export function forgetAnswers(): void {
  answers.clear();
}
