/** The way to the search box from anywhere on a page. Its keys stand in app/shortcuts.ts. */

/** Told to a search box: it was reached by its key, so that Escape leads back to `from`. */
export const REACHED = 'cofactor-search';

/** Moves the focus to the search box of the page. A dialog over the page keeps it. */
export function goToSearchBox(): boolean {
  if (document.querySelector('dialog[open], [role="dialog"], [role="alertdialog"]') !== null)
    return false;
  const box = document.querySelector<HTMLInputElement>('input[data-search-box]');
  if (box === null) return false;
  const from = document.activeElement;
  if (from !== box) box.dispatchEvent(new CustomEvent(REACHED, { detail: from }));
  box.focus();
  box.select();
  return true;
}

/** "Ctrl+K", or "⌘K" on a Mac. */
export const searchKeyText = navigator.userAgent.includes('Mac OS') ? '⌘K' : 'Ctrl+K';
export const openAllKeyText = navigator.userAgent.includes('Mac OS') ? '⌘ Enter' : 'Ctrl+Enter';
