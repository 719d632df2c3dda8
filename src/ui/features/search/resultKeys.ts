/** Up and down through the results of a page; Enter opens, as on every link. */

function step(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return at <= 0 ? null : at - 1;
  if (at < 0) return null;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Starts from the heading, where the focus is on arrival, and from a result; other controls keep their keys. */
export function walkResults(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    return;
  const results = [...document.querySelectorAll<HTMLElement>('main a[data-result]')];
  const focused = document.activeElement;
  const at = results.findIndex((link) => link === focused);
  const isResting = focused === document.body || focused?.matches('h1, main') === true;
  if (results.length === 0 || (at < 0 && !isResting)) return;
  const to = step(event.key, at, results.length);
  if (to === null) return;
  event.preventDefault();
  results[to]?.focus();
}
