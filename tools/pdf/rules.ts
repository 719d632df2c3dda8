/** A rule looks at a file and names what is wrong. Numbers in brackets are those of PDF/UA-1 (ISO 14289-1). */
import type { Page, PdfFile, StructNode } from './file.ts';

export interface PdfProblem {
  rule: string;
  message: string;
  /** From 1; null for the file as a whole. */
  page: number | null;
}
export interface PageText {
  /** The text of the page, in drawing order. */
  text: string;
  /** What stands in the lowest part of the page. */
  foot: string;
  /** Text by number of marked content. */
  marked: ReadonlyMap<number, string>;
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
