import type { HostActions } from '../client/client.ts';

/** In milliseconds. */
const LONG = 1000;

/** Shows work without a known end on the dock or task bar once it has become long. Returns the function that ends it. */
export function showProgress(host: Pick<HostActions, 'setProgress'>): () => void {
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    void host.setProgress('running');
  }, LONG);
  return () => {
    clearTimeout(timer);
    if (shown) void host.setProgress(null);
  };
}
