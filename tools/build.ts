/** `npm run build`: the reference and the interface. */
import { prepareReference } from '../src/hosts/checkout.ts';
import { buildUi } from '../src/hosts/ui.ts';

const silent = { info: () => undefined, warn: console.warn, error: console.error };
const reference = prepareReference(console.log, silent);
console.log(`Reference: ${reference}`);
console.log('Building the interface …');
buildUi();
console.log('Interface: out/');
