/** A rule looks at a file and names what is wrong. Numbers in brackets are those of PDF/UA-1 (ISO 14289-1). */
import type { Page, PdfFile, StructNode } from './file.ts';

export interface PdfProblem {
  rule: string;
  message: string;
  /** From 1; null for the file as a whole. */
  page: number | null;
}
/** A run of text; lengths are points from the lower left corner of the page. */
export interface PlacedText {
  text: string;
  x: number;
  /** The baseline. */
  y: number;
  width: number;
  /** Type size. */
  size: number;
}
export interface PageText {
  /** The text of the page, in drawing order. */
  text: string;
  /** What stands in the lowest part of the page. */
  foot: string;
  /** Text by number of marked content, as a reader that guesses blanks from distances sees it. */
  marked: ReadonlyMap<number, string>;
  /** Height of the first baseline above the lower edge, in points, and left edge, by number of marked content. */
  starts: ReadonlyMap<number, { x: number; y: number }>;
  /** Everything that is written on the page, decoration included. */
  placed: readonly PlacedText[];
}
export interface Subject {
  file: PdfFile;
  pages: readonly Page[];
  roots: readonly StructNode[];
  nodes: readonly StructNode[];
  texts: readonly PageText[];
}
export type Rule = (subject: Subject) => PdfProblem[];

export const problem = (rule: string, message: string, page: number | null = null): PdfProblem => ({
  rule,
  message,
  page,
});
