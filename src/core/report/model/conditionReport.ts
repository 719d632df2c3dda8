/** What studies found for one condition, substance by substance, and its cautions. */
import type { ShowOf } from '../../../contract/answers.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { paragraph, type Section } from './blocks.ts';
import { closer, reportDocument, type ReportOptions } from './document.ts';
import { capitalised, formatDate } from './format.ts';
import { createGlossary } from './glossary.ts';
import { evidenceMethod, methodSection } from './method.ts';
import { evidenceMatrix, evidenceSentences } from './shared/evidenceMatrix.ts';
import { secondHandSources } from './shared/outcomes.ts';
import { cautionList, namesFrom } from './shared/records.ts';

export interface ConditionReportInput extends ReportOptions {
  show: ShowOf<'condition'>;
  notice: string;
}

export function conditionReport(input: ConditionReportInput): ReportDocument {
  const { record, edition, sources } = input.show;
  const glossary = createGlossary(input.terms);
  const names = namesFrom(input.show.names);
  const substances = [...new Set(record.claims.map((claim) => claim.substance))].sort((a, b) =>
    names(`substance/${a}`).localeCompare(names(`substance/${b}`), 'en'),
  );
  const subjects = substances.map((substance) => ({
    name: capitalised(names(`substance/${substance}`)),
    rows: record.claims.filter((claim) => claim.substance === substance),
  }));
  const evidence: Section = {
    id: 'evidence',
    title: 'What studies found',
    tight: true,
    blocks: [
      ...(record.note === null ? [] : [paragraph(record.note)]),
      paragraph(input.notice, 'notice'),
      ...(input.show.ageNotice === null ? [] : [paragraph(input.show.ageNotice, 'notice')]),
      ...(subjects.length === 0
        ? [paragraph('No question about this condition is recorded.')]
        : [
            paragraph('Substances in alphabetical order: the order is no ranking.', 'quiet'),
            evidenceMatrix(
              `${record.name}: outcomes by what studies found`,
              'Substance',
              subjects,
              glossary,
            ),
          ]),
    ],
  };
  const sentences: Section | null =
    subjects.length === 0
      ? null
      : {
          id: 'sentences',
          title: 'The same in sentences, with sources',
          tight: true,
          blocks: [
            paragraph(
              'One sentence per outcome; its words follow the certainty of the evidence.',
              'quiet',
            ),
            evidenceSentences(subjects),
          ],
        };
  return reportDocument({
    title: record.name,
    subtitle: `Condition report · ${formatDate(input.asOf)} · edition ${edition} · reviewed ${formatDate(input.show.reviewedOn)}`,
    edition,
    options: input,
    sections: [
      evidence,
      sentences,
      record.cautions.length === 0
        ? null
        : {
            id: 'cautions',
            title: 'Cautions',
            tight: true,
            blocks: [
              cautionList(
                record.cautions,
                (one) => capitalised(names(`substance/${one.substance}`)),
                glossary,
              ),
            ],
          },
      glossary.section(),
      closer(
        methodSection({
          edition,
          options: input,
          contentDate: null,
          notice: null,
          how: evidenceMethod,
          notCovered: [
            'Substances, studies and cautions that no source of this edition records.',
            'Prescribed treatment: this report is about supplements and food alone.',
          ],
        }),
      ),
    ],
    sources,
    secondHand: secondHandSources(record.claims, record.cautions),
    subjects: [`condition/${record.id}`],
    own: [],
  });
}
