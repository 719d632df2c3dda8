import type { ReportSection } from '../../../contract/reportDocument.ts';

/** Sections of the plan report in the words of the section picker. */
export const sectionWords: Record<ReportSection, string> = {
  visit: 'For the visit: questions and space for notes',
  schedule: 'What is taken, and when',
  intakes: 'Sums beside published values',
  findings: 'Findings',
  evidence: 'What studies say',
  foods: 'Foods of a typical day',
  changes: 'Changes since the last report',
  glossary: 'Words explained',
  method: 'Method and limits',
  references: 'Numbered references',
};
