/** What runs inside the page: notes when a heading was painted, what moved, what blocked and when a key was painted. */

export interface Watch {
  /** Time of the last click, of the page's own clock. */
  clickedAt: number;
  /** Counts the h1 elements that came into the page. */
  headings: number;
  /** When the newest heading was painted; null until then. */
  headingAt: number | null;
  /** When the last change of the page was painted. */
  changedAt: number;
  shifts: { at: number; value: number; recent: boolean }[];
  tasks: number[];
  keys: number[];
}

declare global {
  interface Window {
    uiWatch: Watch;
  }
}

/** Put into every page before its own scripts; speaks to nothing outside of itself, for it is sent as text. */
export function installWatch(): void {
  const watch: Watch = {
    clickedAt: 0,
    headings: 0,
    headingAt: null,
    changedAt: 0,
    shifts: [],
    tasks: [],
    keys: [],
  };
  window.uiWatch = watch;
  /** Calls back once the frame that shows what just changed was handed over. */
  const afterPaint = (done: () => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });
  };

  let heading: Element | null = null;
  let waiting = false;
  new MutationObserver(() => {
    const found = document.querySelector('main h1');
    if (found !== null && found !== heading) {
      // Runs before the frame: the browser itself then tells when these words were painted.
      watch.headings += 1;
      watch.headingAt = null;
      found.setAttribute('elementtiming', `heading-${watch.headings}`);
    }
    heading = found;
    if (waiting) return;
    waiting = true;
    afterPaint(() => {
      waiting = false;
      watch.changedAt = performance.now();
    });
  }).observe(document, { childList: true, subtree: true });

  const observe = (type: string, note: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(note);
    }).observe({ type, buffered: true });
  };
  observe('element', (entry) => {
    const { identifier, renderTime } = entry as PerformanceEntry & {
      identifier: string;
      renderTime: number;
    };
    if (identifier === `heading-${watch.headings}`) watch.headingAt = renderTime;
  });
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    };
    watch.shifts.push({ at: entry.startTime, value, recent: hadRecentInput });
  });
  observe('longtask', (entry) => watch.tasks.push(entry.duration));

  addEventListener('click', (event) => (watch.clickedAt = event.timeStamp), { capture: true });
  let pressedAt = 0;
  addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true });
  addEventListener(
    'input',
    () => {
      const pressed = pressedAt;
      afterPaint(() => watch.keys.push(performance.now() - pressed));
    },
    { capture: true },
  );
}

/** A small link at the edge of the window, so that every page is reached in the same way; starts a new count. */
export function placeLink(href: string): void {
  const id = 'bench-link';
  let link = document.querySelector<HTMLAnchorElement>(`#${id}`);
  if (link === null) {
    link = document.createElement('a');
    link.id = id;
    Object.assign(link.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9999' });
    Object.assign(link.style, { width: '12px', height: '12px' });
    document.body.append(link);
  }
  link.href = href;
  Object.assign(window.uiWatch, { headingAt: null, shifts: [], tasks: [] });
}

/** True once the newest heading was painted, nothing is being checked and nothing changed for a while. */
export function isSettled(quietMs: number): boolean {
  if (document.querySelector('main [aria-busy="true"]') !== null) return false;
  const { headingAt, changedAt } = window.uiWatch;
  return headingAt !== null && performance.now() - Math.max(headingAt, changedAt) >= quietMs;
}
