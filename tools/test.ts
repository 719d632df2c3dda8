/** `npm test` and `npm run check`: every check, one after the other, and one closing line. */
import { ensureChromium } from './ensureChromium.ts';
import { steps } from './testSteps.ts';

const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps: string[] = [];

// First, so that nobody waits for the other steps only to read that Chromium is missing; they run all the same.
const missing = ensureChromium();
if (missing !== null) console.error(missing);

for (const step of steps) {
  const started = performance.now();
  console.log(`\n=== ${step.title} ===`);
  const impossible = step.needsChromium === true && missing !== null;
  const { passed, failed, skipped } = impossible
    ? { passed: 0, failed: 1, skipped: 0 }
    : await step.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`--- ${step.title}: ${failed === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) failedSteps.push(step.title);
}

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
if (missing !== null) console.error(missing);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
