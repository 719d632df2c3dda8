/**
 * The focus is never lost: when the control that has it is taken away (a row removed, a question answered), the keyboard
 * goes on at the control that took its place, else after it, else before it. A change of page is left to the router.
 */

const CONTROLS =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex="0"]';

/** The control that has the focus, and its ancestors from the inside out, each with the place of its child. */
interface Place {
  readonly control: Element;
  readonly path: readonly { readonly parent: Element; readonly at: number }[];
}

function placeOf(control: Element, root: Element): Place {
  const path: { parent: Element; at: number }[] = [];
  for (let node = control; node !== root && node.parentElement !== null; node = node.parentElement)
    path.push({ parent: node.parentElement, at: [...node.parentElement.children].indexOf(node) });
  return { control, path };
}

function controlsIn(element: Element | undefined): HTMLElement[] {
  if (element === undefined) return [];
  const all = [element, ...element.querySelectorAll(CONTROLS)];
  return all.filter(
    (found): found is HTMLElement =>
      found instanceof HTMLElement && found.matches(CONTROLS) && found.checkVisibility(),
  );
}

/** Where the focus goes on, or null when the whole page was exchanged. */
export function nextControl(place: Place, root: Element): HTMLElement | null {
  const left = place.path.filter(({ parent }) => parent !== root && root.contains(parent));
  for (const { parent, at } of left) {
    const children = [...parent.children];
    for (const child of children.slice(at)) {
      const first = controlsIn(child)[0];
      if (first !== undefined) return first;
    }
    for (const child of children.slice(0, at).reverse()) {
      const last = controlsIn(child).at(-1);
      if (last !== undefined) return last;
    }
  }
  return null;
}

/** Watches the content of `root`. Returns the end of the watch. */
export function guardFocus(root: Element): () => void {
  let place: Place | null = null;
  const remember = (event: Event): void => {
    if (event.target instanceof Element) place = placeOf(event.target, root);
  };
  const observer = new MutationObserver(() => {
    if (place === null || document.activeElement !== document.body) return;
    if (place.control.isConnected) return;
    const next = nextControl(place, root);
    place = null;
    next?.focus();
  });
  root.addEventListener('focusin', remember);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', remember);
  };
}
