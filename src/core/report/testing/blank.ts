/** A report with nothing but a title, for tests of what is around the drawing. */
import type { ReportDocument } from '../../../contract/reportDocument.ts';

export const blank = (title: string, changes: Partial<ReportDocument> = {}): ReportDocument => ({
  title,
  subtitle: 'For a test',
  language: 'en',
  paper: 'a4',
  format: 'page',
  style: { largePrint: false, blackAndWhite: false },
  edition: '2026.11',
  asOf: '2026-11-22',
  fingerprint: '3f9a-12bc-77e0',
  footer: 'For a talk with your doctor or pharmacist.',
  ownCharacters: '',
  sections: [],
  subjects: [],
  ...changes,
});
