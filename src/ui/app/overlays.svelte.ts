import type { PlanFileText } from '../client/client.ts';

/** A plan file on its way in, or in words why a plan file could not be opened or saved. */
export type Incoming =
  { readonly file: PlanFileText } | { readonly title: string; readonly problem: string };

type Overlay = 'palette' | 'keys' | 'import';

let shown = $state<Overlay | null>(null);
let incoming = $state.raw<Incoming | null>(null);

/** The dialogs that belong to the window and not to a page. One at a time. */
export const overlays = {
  get shown(): Overlay | null {
    return shown;
  },
  get incoming(): Incoming | null {
    return incoming;
  },
  show(overlay: 'palette' | 'keys'): void {
    shown = overlay;
  },
  /** Shows what a plan file holds before anything is done with it. A later file takes the place of an earlier one. */
  receive(what: Incoming): void {
    incoming = what;
    shown = 'import';
  },
  close(): void {
    shown = null;
    incoming = null;
  },
};
