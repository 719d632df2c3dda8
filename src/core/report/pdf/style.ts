/** Measures, type and colours of reports. Lengths are points (1/72 inch). */
import type { FontName } from './fonts.ts';

export const page = { left: 56, right: 56, top: 52, bottom: 84, footer: 40 } as const;

/** Greys are dark enough to survive a photocopier; the accent prints as a dark grey. */
export const colour = {
  ink: '#1b1f22',
  quiet: '#4d5558',
  accent: '#0b5351',
  rule: '#9aa3a6',
  hair: '#c9cfd1',
  tint: '#f1f5f5',
  paper: '#ffffff',
} as const;

export interface TextStyle {
  font: FontName;
  size: number;
  leading: number;
  colour: string;
}
const text = (
  font: FontName,
  size: number,
  leading: number,
  ink: string = colour.ink,
): TextStyle => ({
  font,
  size,
  leading,
  colour: ink,
});

export const styles = {
  title: text('serifSemi', 21, 25),
  subtitle: text('sans', 11, 15, colour.quiet),
  section: text('serifSemi', 15, 19, colour.accent),
  heading: text('serifSemi', 11.5, 15),
  body: text('sans', 10, 14),
  dense: text('sans', 9.2, 12),
  quiet: text('sans', 10, 13.5, colour.quiet),
  notice: text('sans', 10, 13.5),
  cell: text('sans', 9.2, 11.8),
  columnHead: text('semi', 9, 11.5, colour.quiet),
  caption: text('semi', 9.5, 13, colour.quiet),
  tag: text('semi', 8.5, 11),
  small: text('sans', 8.5, 10.5, colour.quiet),
  reference: text('sans', 8.2, 10),
  barLabel: text('sans', 8.5, 10.5),
  footer: text('sans', 8, 10, colour.quiet),
} as const satisfies Record<string, TextStyle>;

/** Space after a block. */
export const gap = {
  paragraph: 7,
  list: 8,
  table: 12,
  section: 20,
  heading: 4,
  finding: 10,
} as const;
