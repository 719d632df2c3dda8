/** Draws what can wait part by part, one for each frame, so that no part keeps the window from answering a key. */

const waiting: (() => void)[] = [];
let running = false;

function next(): void {
  requestAnimationFrame(() => {
    // After the frame was handed over: drawing in the frame itself would hold it back.
    setTimeout(() => {
      waiting.shift()?.();
      running = waiting.length > 0;
      if (running) next();
    });
  });
}

/** Calls `draw` one frame from now, or one frame after whatever came before it. Returns a way to take it back. */
export function drawLater(draw: () => void): () => void {
  waiting.push(draw);
  if (!running) {
    running = true;
    next();
  }
  return () => {
    const at = waiting.indexOf(draw);
    if (at >= 0) waiting.splice(at, 1);
  };
}
