/** Measures of a page as it is drawn: sideways scrolling, targets, outlines. Each returns what is wrong, in words. */
import type { Page } from '@playwright/test';

/** Boxes that stick out of the window sideways, other than inside a region that scrolls by itself. */
export function sidewaysScrolling(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const inScroller = (node: Element): boolean => {
      for (let up = node.parentElement; up !== null; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== 'visible') return true;
      return false;
    };
    const out = [...document.body.querySelectorAll('*')].filter(
      (node) => node.getBoundingClientRect().right > width + 1 && !inScroller(node),
    );
    const deepest = out.filter(
      (node) => !out.some((other) => other !== node && node.contains(other)),
    );
    return [
      `page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`,
      ...deepest.slice(0, 5).map((node) => node.outerHTML.slice(0, 160)),
    ];
  });
}

/**
 * Controls outside running text that are smaller than 44 px in height, or narrower than 24 px. In sentences, headings and
 * cells of tables an inline control keeps the height of its line (WCAG 2.5.8), and any other has 24 px at least.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls =
      'a[href], button, summary, select, [role="option"], input:not([type="hidden"])';
    const text = 'p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, caption';
    const least = (node: Element): number => {
      const block = node.closest(text);
      if (block === null) return 44;
      if (getComputedStyle(node).display === 'inline') return 0;
      const cell = block.matches('td, th, h1, h2, h3, h4');
      const own = node.textContent.trim().length;
      return cell || block.textContent.trim().length > own ? 24 : 44;
    };
    return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((node) => {
      if (!node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
        return [];
      const label = node instanceof HTMLInputElement ? node.closest('label') : null;
      const box = (label ?? node).getBoundingClientRect();
      const hidden = node.closest('.visually-hidden') !== null || box.width <= 1;
      if (hidden || node.closest('[aria-hidden="true"]') !== null) return [];
      const needed = least(node);
      if (needed === 0 || (box.height >= needed - 0.5 && box.width >= 23.5)) return [];
      const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
      return [`${size}: ${node.outerHTML.replace(/\s+/g, ' ').slice(0, 120)}`];
    });
  });
}

/** What is wrong with the element that has the focus: no outline of 2 px, or covered by something that stays in view. */
export function focusFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const node = document.activeElement;
    if (node === null || node === document.body) return [];
    const name = node.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
    const faults: string[] = [];
    const style = getComputedStyle(node);
    if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2)
      faults.push(`no visible focus: ${name}`);
    const box = node.getBoundingClientRect();
    const points = [...node.getClientRects()].flatMap((part): [number, number][] => [
      [part.left + part.width / 2, part.top + part.height / 2],
      [part.left + 2, part.top + 2],
    ]);
    const seen = points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (node.contains(top) || top.contains(node));
    });
    // What covers it may contain it (a label); a bar that stays in view does not.
    if (!seen) faults.push(`focus out of sight (at ${Math.round(box.top)} px): ${name}`);
    return faults;
  });
}

/** Levels that are skipped, and pages without exactly one heading of the first level. */
export function headingFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((node) => node.checkVisibility())
      .map((node) => ({ level: Number(node.tagName.slice(1)), text: node.textContent }));
    const first = levels.filter(({ level }) => level === 1).length;
    const skipped = levels.flatMap(({ level, text }, at) => {
      const before = levels[at - 1];
      return before !== undefined && level > before.level + 1
        ? [`heading ${level} after ${before.level}: ${text.trim().slice(0, 60)}`]
        : [];
    });
    return first === 1 ? skipped : [`${first} headings of level 1`, ...skipped];
  });
}
