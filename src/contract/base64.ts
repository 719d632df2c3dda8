/** Files inside messages. */
import * as v from 'valibot';

/** Linear, whatever the length: one pattern over a whole file of some megabytes overflows the stack of the engine. */
function isBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding));
}

/** Standard base64 with padding; "" is the empty file. */
export const Base64 = v.pipe(v.string('must be base64'), v.check(isBase64, 'must be base64'));
