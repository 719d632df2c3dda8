/** How a report was made, what it does not cover, and what Cofactor is not. */
import { heading, list, paragraph, type Section } from './blocks.ts';
import { formatDate } from './format.ts';
import type { ReportOptions } from './document.ts';

export interface MethodFacts {
  edition: string;
  options: ReportOptions;
  /** Content date of the edition, if the caller knows it. */
  contentDate: string | null;
  /** Null where the report has begun with it; the foot of every page has it in short. */
  notice: string | null;
  /** Sentences about this kind of report. */
  how: readonly string[];
  notCovered: readonly string[];
}

export function methodSection(facts: MethodFacts): Section {
  const checked =
    facts.contentDate === null ? '' : `, sources checked up to ${formatDate(facts.contentDate)}`;
  return {
    id: 'method',
    title: 'How this report was made',
    tight: true,
    blocks: [
      paragraph(
        `Made with Cofactor on ${formatDate(facts.options.asOf)} from edition ${facts.edition}${checked}. Fingerprint ${facts.options.fingerprint}: the same entries and the same edition give the same one.`,
      ),
      list(facts.how),
      heading('Not covered', 'method-not-covered'),
      list(facts.notCovered),
      heading('What Cofactor is not', 'method-not'),
      list([
        'It is not medical advice. It cannot tell whether something suits one person.',
        'It names no amount to take, ranks no products, and weighs no harm against a benefit.',
        'It is no device for diagnosis or treatment, and nobody has certified it.',
        'Nothing was sent anywhere: reports are made on the computer of the person.',
      ]),
      ...(facts.notice === null ? [] : [paragraph(facts.notice, 'notice')]),
    ],
  };
}

export const evidenceMethod = [
  'Each outcome has a state, a certainty (GRADE: high, moderate, low, very low) and a size. Its sentence is generated from these fields, so that it cannot say more than they do.',
  'Three kinds of “nothing” are kept apart: no studies found; studied, but very uncertain; studied, with little or no difference.',
  'Every source was read on a page that is on record, with the day. What is known only from another text is marked as second-hand.',
] as const;
