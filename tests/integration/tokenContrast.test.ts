import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');

type Pair = { light: string; dark: string };

function colours(block: string): Map<string, Pair> {
  const found = new Map<string, Pair>();
  for (const [, name, light, dark] of block.matchAll(
    /--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
  )) {
    if (name !== undefined && light !== undefined && dark !== undefined)
      found.set(name, { light, dark });
  }
  return found;
}

/** Relative luminance, WCAG 2.2 (sRGB). */
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Print replaces the grounds by white; the ink of the light theme stays. */
const printed = css.slice(css.indexOf('@media print'));
const cut = css.indexOf(":root[data-theme='contrast']");
const normal = colours(css.slice(0, cut));
const high = colours(css.slice(cut));

const backgrounds = ['paper', 'surface', 'sunken'];
const everywhere = [...backgrounds, 'accent-soft', 'notice-bg', 'harm-bg'];
const text: [string, string[]][] = [
  ['ink', everywhere],
  ['ink-soft', everywhere],
  ['accent', everywhere],
  ['accent-strong', everywhere],
  ['on-accent', ['accent', 'accent-strong']],
  ['notice-ink', [...backgrounds, 'notice-bg']],
  ['harm-ink', [...backgrounds, 'harm-bg']],
];
const lines: [string, string[]][] = [
  ['rule-strong', everywhere],
  ['focus', everywhere],
];

function worst(set: Map<string, Pair>, pairs: [string, string[]][]): [string, number][] {
  return pairs.flatMap(([front, backs]) =>
    backs.flatMap((back): [string, number][] => {
      const f = set.get(front);
      const b = set.get(back);
      if (f === undefined || b === undefined) return [[`${front} on ${back}: missing`, 0]];
      return [
        [`${front} on ${back}, light`, contrast(f.light, b.light)],
        [`${front} on ${back}, dark`, contrast(f.dark, b.dark)],
      ];
    }),
  );
}

describe('contrast of the colour tokens', () => {
  it('knows the extremes', () => {
    // (1 + 0.05) / (0 + 0.05) = 21
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
    // Linear value of 0x77: ((119/255 + 0.055) / 1.055)^2.4 = 0.1845, so 1.05 / 0.2345 = 4.48
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
  it.each(worst(normal, text))('%s is at least 4.5', (_, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });
  it.each(worst(normal, lines))('%s is at least 3', (_, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(3);
  });
  it.each(worst(high, text))('contrast theme: %s is at least 7', (_, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(7);
  });
  it.each(worst(high, lines))('contrast theme: %s is at least 4.5', (_, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });
  it('paper is white, and every ink stands out on it', () => {
    for (const back of everywhere) expect(printed).toContain(`--${back}: #ffffff;`);
    for (const [front] of text.filter(([name]) => name !== 'on-accent'))
      expect(contrast(normal.get(front)?.light ?? '#ffffff', '#ffffff')).toBeGreaterThanOrEqual(
        4.5,
      );
  });
});
