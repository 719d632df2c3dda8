/** Measures, type and colours of reports. Lengths are points (1/72 inch). */
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import type { FontName } from './fonts.ts';

/** Large print: 10 point type becomes 13.3 point. */
const LARGE = 4 / 3;
/** A tight section: 10 point type becomes 8.2 point, with less air between. Large print stays large. */
const TIGHT = 0.82;
const TIGHT_GAPS = 0.5;
/** Running text is set with more between its lines than the rest; in smaller type it needs less of it. */
const TIGHT_TEXT = 0.94;
const running: ReadonlySet<string> = new Set(['body', 'quiet', 'notice']);
/** No type is smaller, tight or not: below it, people with less than full sight give up. */
export const LEAST_SIZE = 8;
/** Least distance of baselines, in parts of the type size. */
const LEAST_LEADING = 1.19;

/** Greys are dark enough to survive a photocopier; the accent prints as a dark grey. */
const inColour = {
  ink: '#1b1f22',
  quiet: '#4d5558',
  accent: '#0b5351',
  rule: '#9aa3a6',
  hair: '#c9cfd1',
  paper: '#ffffff',
} as const;
const inGrey: Record<keyof typeof inColour, string> = {
  ink: '#000000',
  quiet: '#3d3d3d',
  accent: '#1f1f1f',
  rule: '#8c8c8c',
  hair: '#bdbdbd',
  paper: '#ffffff',
};
export type ColourName = keyof typeof inColour;

export interface TextStyle {
  font: FontName;
  size: number;
  leading: number;
  colour: string;
}

/** Font, size, distance of baselines, colour. */
const typeStyles = {
  title: ['serifSemi', 21, 25, 'ink'],
  subtitle: ['sans', 11, 15, 'quiet'],
  section: ['serifSemi', 15, 19, 'accent'],
  heading: ['serifSemi', 11.5, 15, 'ink'],
  body: ['sans', 10, 14, 'ink'],
  dense: ['sans', 9.2, 12, 'ink'],
  quiet: ['sans', 10, 13.5, 'quiet'],
  notice: ['sans', 10, 13.5, 'ink'],
  cell: ['sans', 9.2, 11.8, 'ink'],
  columnHead: ['semi', 9, 11.5, 'quiet'],
  caption: ['semi', 9.5, 13, 'quiet'],
  tag: ['semi', 8.5, 11, 'ink'],
  tagOnDark: ['semi', 8.5, 11, 'paper'],
  small: ['sans', 8.5, 10.5, 'quiet'],
  reference: ['sans', 8.2, 10, 'ink'],
  referenceNote: ['sans', 8.2, 10, 'quiet'],
  referenceLink: ['sans', 8.2, 10, 'accent'],
  figure: ['sans', 8.5, 10.5, 'quiet'],
  footer: ['sans', 8, 10, 'quiet'],
  cardTitle: ['serifSemi', 9.5, 11.5, 'ink'],
  cardHead: ['semi', 8.2, 10.4, 'accent'],
  cardText: ['sans', 8, 9.8, 'ink'],
  cardQuiet: ['sans', 7.5, 9, 'quiet'],
} as const satisfies Record<string, readonly [FontName, number, number, ColourName]>;
export type StyleName = keyof typeof typeStyles;

/** Space after a block. */
const gaps = { paragraph: 7, list: 8, table: 12, section: 20, heading: 4, finding: 10 } as const;

/** Edges of the text; the large page gives some of its margin to the larger type. */
const edges = { left: 56, right: 56, top: 50, bottom: 70, footer: 46, head: 26 } as const;
const largeEdges: Record<keyof typeof edges, number> = {
  left: 48,
  right: 48,
  top: 56,
  bottom: 76,
  footer: 43,
  head: 31,
};

/** Letter is shorter by 50 points: a part of them comes from above and below the text. Large print has no more to give below. */
const onLetter = { top: 10, bottom: 6, footer: 4, head: 4 } as const;
const onLargeLetter = { top: 8, bottom: 0, footer: 0, head: 4 } as const;

export interface Look {
  /** Set closer: a sheet that is to fit one page. */
  tight: boolean;
  /** 1, or the factor of large print. */
  scale: number;
  edges: Readonly<Record<keyof typeof edges, number>>;
  colour: Readonly<Record<ColourName, string>>;
  styles: Readonly<Record<StyleName, TextStyle>>;
  gap: Readonly<Record<keyof typeof gaps, number>>;
}

const scaled = <Name extends string>(values: Readonly<Record<Name, number>>, scale: number) =>
  Object.fromEntries(
    Object.entries<number>(values).map(([name, value]) => [name, value * scale]),
  ) as Record<Name, number>;

interface Sheet {
  tight?: boolean;
  paper?: ReportDocument['paper'];
}

function edgesOf(largePrint: boolean, paper: ReportDocument['paper']): Look['edges'] {
  const usual = largePrint ? largeEdges : edges;
  if (paper === 'a4') return usual;
  const less = largePrint ? onLargeLetter : onLetter;
  return {
    ...usual,
    top: usual.top - less.top,
    bottom: usual.bottom - less.bottom,
    footer: usual.footer - less.footer,
    head: usual.head - less.head,
  };
}

function makeLook(
  { largePrint, blackAndWhite }: ReportDocument['style'],
  { tight = false, paper = 'a4' }: Sheet,
): Look {
  const scale = (largePrint ? LARGE : 1) * (tight && !largePrint ? TIGHT : 1);
  const colour = blackAndWhite ? inGrey : inColour;
  const styles = Object.fromEntries(
    Object.entries(typeStyles).map(([name, [font, size, leading, ink]]) => [
      name,
      {
        font,
        size: Math.max(LEAST_SIZE, size * scale),
        leading: Math.max(
          LEAST_SIZE * LEAST_LEADING,
          leading * scale * (tight && !largePrint && running.has(name) ? TIGHT_TEXT : 1),
        ),
        colour: colour[ink],
      },
    ]),
  ) as Record<StyleName, TextStyle>;
  return {
    tight: tight && !largePrint,
    scale,
    edges: edgesOf(largePrint, paper),
    colour,
    styles,
    gap: scaled(gaps, scale * (tight && !largePrint ? TIGHT_GAPS : 1)),
  };
}

const looks = new Map<string, Look>();

/** The same object for the same wish, so that styles can be compared and variants of them kept. */
export function lookOf(style: ReportDocument['style'], sheet: Sheet = {}): Look {
  const { tight = false, paper = 'a4' } = sheet;
  const key = `${style.largePrint} ${style.blackAndWhite} ${tight} ${paper}`;
  const look = looks.get(key) ?? makeLook(style, { tight, paper });
  looks.set(key, look);
  return look;
}
