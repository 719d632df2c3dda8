/** `npm test` and `npm run check`: every check, one after the other, and one closing line. */
import { ensureChromium } from './ensureChromium.ts';
import { steps } from './testSteps.ts';

const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps: string[] = [];

const missing = ensureChromium();
if (missing !== null) {
  console.error(missing);
  failedSteps.push('Chromium');
  total.failed += 1;
} else {
  for (const step of steps) {
    const started = performance.now();
    console.log(`\n=== ${step.title} ===`);
    const { passed, failed, skipped } = await step.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`--- ${step.title}: ${failed === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    if (failed > 0) failedSteps.push(step.title);
  }
}

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
