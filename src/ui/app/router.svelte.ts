import { matchRoute, type Match } from './routes.ts';

/**
 * Hash router: works on app:// and on the loopback host alike. History entries carry a key, so that back and forward
 * find the place on the page again.
 */

const EMPTY: Match = matchRoute('/');

let match = $state.raw<Match>(EMPTY);
let query = $state.raw(new URLSearchParams());
let announcement = $state('');

const places = new Map<string, number>();
let entryKey = '';
/** Where to go once the page has its content: a place to restore, or the top. */
let arrival: { top: number; focus: boolean } | null = null;

function keyOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('key' in state)) return null;
  return typeof state.key === 'string' ? state.key : null;
}

function read(): void {
  const [path = '/', search = ''] = window.location.hash.replace(/^#/, '').split('?', 2);
  query = new URLSearchParams(search);
  const next = matchRoute(path === '' ? '/' : path);
  // The same page with other query words keeps its component and its state.
  if (next.path !== match.path || next.route !== match.route) match = next;
}

function goToSection(): boolean {
  const at = query.get('at');
  const target = at === null ? null : document.getElementById(at);
  if (target === null) return false;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
  return true;
}

function onNavigate(): void {
  const known = keyOf(history.state);
  const before = match.path;
  entryKey = known ?? crypto.randomUUID();
  if (known === null) history.replaceState({ key: entryKey }, '');
  read();
  const top = known === null ? null : (places.get(known) ?? 0);
  if (match.path === before) {
    // The page stays; only its query is another one.
    if (top !== null) window.scrollTo(0, top);
    else if (!goToSection()) {
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    return;
  }
  arrival = { top: top ?? 0, focus: true };
}

/** Starts listening; call once, before the first render. */
export function startRouter(): void {
  history.scrollRestoration = 'manual';
  entryKey = keyOf(history.state) ?? crypto.randomUUID();
  history.replaceState({ key: entryKey }, '');
  arrival = { top: 0, focus: false };
  read();
  window.addEventListener('popstate', onNavigate);
  window.addEventListener('scroll', () => places.set(entryKey, window.scrollY), { passive: true });
}

export const router = {
  get match(): Match {
    return match;
  },
  /** The words after `?`. Reactive. */
  get query(): URLSearchParams {
    return query;
  },
  get announcement(): string {
    return announcement;
  },
  /** True while a page starts that will show a place further down: it has to be drawn whole. */
  get arrivesBelow(): boolean {
    return arrival !== null && (arrival.top > 0 || query.has('at'));
  },
  /** Goes to an address such as `#/substance/magnesium`. */
  go(href: string): void {
    window.location.hash = href;
  },
  /** Changes the query of this page without a new history entry: for filters and words being typed. */
  setQuery(changes: Record<string, string | null>): void {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    const search = next.toString();
    history.replaceState(
      { key: entryKey },
      '',
      `#${match.path}${search === '' ? '' : `?${search}`}`,
    );
    query = next;
  },
  /** Says something to screen readers without moving the focus. */
  announce(text: string): void {
    announcement = text;
  },
  /**
   * A page calls this (through `Page.svelte`) once its content stands: sets the title of the window, restores the place
   * or starts at the top, and moves the focus to the heading, so that a screen reader starts there.
   */
  arrived(title: string, heading: HTMLElement): void {
    document.title = title === 'Cofactor' ? title : `${title} · Cofactor`;
    if (arrival === null) return;
    const { top, focus } = arrival;
    arrival = null;
    if (top === 0 && goToSection()) return;
    if (focus) heading.focus({ preventScroll: true });
    window.scrollTo(0, top);
  },
};
