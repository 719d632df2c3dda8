/** From a key to painted results, measured by a process of its own: what runs in a browser is typed apart. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as v from 'valibot';

const script = path.join(import.meta.dirname, '../../tests/bench/paint.ts');

/** Milliseconds. */
const KeyToPaint = v.object({
  keys: v.number(),
  p50: v.number(),
  p95: v.number(),
  max: v.number(),
});
export type KeyToPaint = v.InferOutput<typeof KeyToPaint>;

/** null where there is no Chromium. The interface must have been built. */
export function measurePaint(): KeyToPaint | null {
  const { status, stdout } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the measurement in Chromium ended with ${String(status)}`);
  return v.parse(v.nullable(KeyToPaint), JSON.parse(stdout));
}
