import { flushSync } from 'svelte';

/** Draws what can wait part by part between frames, so that no part keeps the window from answering a key. */

/** Of each frame so much is used: small parts share one, and a large one has it for itself. */
const BUDGET_MS = 6;

const waiting: (() => void)[] = [];
let running = false;
/** While a part is drawn: where the parts that it asks for itself stand, before all that waits behind it. */
let inside: number | null = null;

function drawOne(): void {
  const draw = waiting.shift();
  if (draw === undefined) return;
  inside = 0;
  try {
    flushSync(draw);
  } finally {
    inside = null;
  }
}

function next(): void {
  requestAnimationFrame(() => {
    // After the frame was handed over: drawing in the frame itself would hold it back.
    setTimeout(() => {
      const until = performance.now() + BUDGET_MS;
      try {
        do drawOne();
        while (waiting.length > 0 && performance.now() < until);
      } finally {
        running = waiting.length > 0;
        if (running) next();
      }
    });
  });
}

/**
 * Calls `draw` after the next frame, or after whatever came before it; parts of a part come before the part after it, so
 * that a page grows from top to bottom. Returns a way to take it back.
 */
export function drawLater(draw: () => void): () => void {
  if (inside === null) waiting.push(draw);
  else {
    waiting.splice(inside, 0, draw);
    inside += 1;
  }
  if (!running) {
    running = true;
    next();
  }
  return () => {
    const at = waiting.indexOf(draw);
    if (at < 0) return;
    waiting.splice(at, 1);
    if (inside !== null && at < inside) inside -= 1;
  };
}
