import type { Attachment } from 'svelte/attachments';

/**
 * Makes a box that scrolls reachable by keyboard, and a named region; a box whose content fits stays a plain one.
 * @param labelledBy id of the element that names the region
 */
export function scrollRegion(labelledBy: string): Attachment<HTMLElement> {
  return (box) => {
    const measure = (): void => {
      const scrolls =
        box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
      for (const [name, value] of [
        ['role', 'region'],
        ['aria-labelledby', labelledBy],
        ['tabindex', '0'],
      ] as const) {
        if (scrolls) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  };
}
