/** The part of the settings that decides how pages look, and how it stands on the root element. */
import type { Settings } from './userData.ts';

/** Setting → data attribute of the root element; the stylesheet reads the attributes. */
export const lookAttributes = {
  theme: 'theme',
  textSize: 'text',
  lineSpacing: 'spacing',
  readingWidth: 'width',
  symbols: 'symbols',
  motion: 'motion',
} as const satisfies Partial<Record<keyof Settings, string>>;

export type LookKey = keyof typeof lookAttributes;
export type Look = Pick<Settings, LookKey>;

export const lookKeys = Object.keys(lookAttributes) as readonly LookKey[];

/**
 * The page with the look written into its root element, so that it is right in the first picture.
 * @param html a page that begins its root element with `<html`
 */
export function withLook(html: string, look: Look): string {
  const attributes = lookKeys.map((key) => ` data-${lookAttributes[key]}="${look[key]}"`).join('');
  return html.replace('<html', `<html${attributes}`);
}
