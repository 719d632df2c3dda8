/** The report of one question: is this substance good for this condition? */
import { sourceMap } from '../../../chart/forestPlots.ts';
import type { AskOutput, OutcomeRow } from '../../../contract/answers.ts';
import { isAdultLabel } from '../../../contract/lifeStageWords.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { outcomeGroups } from '../../../contract/vocabulary.ts';
import { denseList, heading, list, paragraph, run, strong, type Section } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import { capitalised, closed, formatDate, joinWords } from './format.ts';
import { createGlossary, type Glossary } from './glossary.ts';
import { evidenceMethod, methodSection } from './method.ts';
import {
  outcomeBlocks,
  secondHandSources,
  unstudiedBlocks,
  wouldChangeBlocks,
} from './shared/outcomes.ts';
import { cautionList, interactionTables, intakeList, namesFrom } from './shared/records.ts';
import { isInteraction, statementRuns } from './shared/statements.ts';
import { findingTables } from './shared/summaryOfFindings.ts';
import { limitKinds } from './words.ts';

export interface AnswerReportInput extends ReportOptions {
  /** `ageNotice` as of the day of the report. */
  ask: AskOutput;
  /** Names by `kind/id` for what the answer mentions. */
  names: Readonly<Record<string, string>>;
  /** Labels of life stages by id. */
  lifeStages: Readonly<Record<string, string>>;
}

const rank = {
  benefit: 0,
  harm: 1,
  mixed: 2,
  'little-or-no-difference': 3,
  'very-uncertain': 4,
  'no-studies': 5,
} as const;

const certaintyRank = { high: 0, moderate: 1, low: 2, 'very-low': 3 } as const;

/**
 * What was studied before what was not, surer outcomes first; among equals, harm and benefit before the kinds of
 * nothing, then what people feel before what laboratories measure, which is the order of the outcome groups.
 */
export function byCertainty(rows: readonly OutcomeRow[]): OutcomeRow[] {
  return [...rows].sort(
    (a, b) =>
      Number(a.state === 'no-studies') - Number(b.state === 'no-studies') ||
      certaintyRank[a.certainty] - certaintyRank[b.certainty] ||
      rank[a.state] - rank[b.state] ||
      outcomeGroups.indexOf(a.outcomeGroup) - outcomeGroups.indexOf(b.outcomeGroup) ||
      (a.claim < b.claim ? -1 : 1),
  );
}

export function answerReport(input: AnswerReportInput): ReportDocument {
  const { ask } = input;
  const glossary = createGlossary(input.terms);
  const names = namesFrom(input.names);
  const substance = ask.substanceName ?? 'This substance';
  const condition = ask.conditionName ?? 'this condition';
  const subject = ask.substance;
  const stageName = (id: string): string => input.lifeStages[id] ?? id.replaceAll('-', ' ');
  const adults = ask.intakes.filter((one) => isAdultLabel(stageName(one.lifeStage)));
  const rows = byCertainty(ask.outcomes);
  const studied = rows.filter((row) => row.state !== 'no-studies');
  const missing = rows.filter((row) => row.state === 'no-studies');
  const met = ask.adverseEffects.filter(({ text }) => isInteraction(text));
  const context = { sources: sourceMap(ask.sources), names };
  const tables = findingTables(rows, ask.keyOutcomes, glossary);
  const review = rows.filter((row) => row.expertReview !== null).map((row) => row.outcome);
  const first: Section = {
    id: 'answer',
    title: 'In short',
    blocks: [
      paragraph(ask.summary),
      paragraph(ask.notice, 'notice'),
      ...(ask.ageNotice === null ? [] : [paragraph(ask.ageNotice, 'notice')]),
      ...(review.length === 0
        ? []
        : [
            paragraph([
              strong('Needs expert review: '),
              run(`${closed(joinWords(review))} The reason stands with its studies, below.`),
            ]),
          ]),
      // Without any outcome there is nothing to put in a table: the summary has said so.
      ...(rows.length === 0 ? [] : [...tables.benefits, tables.harms, ...tables.laboratory]),
      ...(ask.belief === null
        ? []
        : [
            paragraph([strong('You may have read: '), run(ask.belief.belief)]),
            list(ask.belief.reasons.map((reason) => [run(reason.text, reason.sources)])),
          ]),
    ],
  };
  const sections: (Section | null)[] = [
    first,
    harmsSection(input, glossary, names, stageName),
    rows.length === 0
      ? null
      : {
          id: 'evidence',
          title: 'Outcome by outcome',
          blocks: [
            ...studied.flatMap((row) => outcomeBlocks(row, context)),
            ...unstudiedBlocks(missing, context),
            ...wouldChangeBlocks(rows),
          ],
        },
    ask.interactions.length === 0 || subject === null
      ? null
      : {
          id: 'interactions',
          title: 'Interactions',
          blocks: [
            ...interactionTables({
              substance: { id: subject, name: substance },
              interactions: ask.interactions,
              names,
              glossary,
              brief: true,
            }),
            ...(met.length === 0 ? [] : [denseList(met.map(statementRuns))]),
            paragraph('What happens in each case stands in the report of the substance.', 'quiet'),
          ],
        },
    adults.every((one) => limitKinds.has(one.kind))
      ? null
      : {
          id: 'intakes',
          title: 'Published intake references for adults',
          blocks: [
            intakeList(
              adults.filter((one) => !limitKinds.has(one.kind)),
              stageName,
              glossary,
            ),
          ],
        },
  ];
  return reportDocument({
    title: `${substance} and ${insideSentence(condition)}`,
    subtitle: [
      'What studies found',
      formatDate(input.asOf),
      `edition ${ask.edition}`,
      ...(ask.reviewedOn === null ? [] : [`reviewed ${formatDate(ask.reviewedOn)}`]),
    ].join(' · '),
    edition: ask.edition,
    options: input,
    sections: [
      ...sections,
      glossary.section(),
      methodSection({
        edition: ask.edition,
        options: input,
        contentDate: null,
        notice: null,
        how: evidenceMethod,
        notCovered: [
          'Studies that no source of this edition records.',
          'The person: age, other illnesses, medicines and blood tests can change what holds.',
        ],
      }),
    ],
    sources: ask.sources,
    secondHand: secondHandSources(ask.outcomes, [...ask.cautions, ...ask.interactions]),
    subjects: [
      ...(ask.substance === null ? [] : [`substance/${ask.substance}` as const]),
      ...(ask.condition === null ? [] : [`condition/${ask.condition}` as const]),
    ],
    own: [],
  });
}

/** Harms get as much room as benefits: what too much does, upper limits, and when to take care. */
function harmsSection(
  { ask }: AnswerReportInput,
  glossary: Glossary,
  names: ReturnType<typeof namesFrom>,
  stageName: (id: string) => string,
): Section | null {
  const limits = ask.intakes.filter(
    (one) => limitKinds.has(one.kind) && isAdultLabel(stageName(one.lifeStage)),
  );
  // What meets what stands with the interactions.
  const effects = ask.adverseEffects.filter(({ text }) => !isInteraction(text));
  if (effects.length + limits.length + ask.cautions.length === 0) return null;
  const here = ask.cautions.filter((one) => one.condition === ask.condition);
  const elsewhere = ask.cautions.filter((one) => one.condition !== ask.condition);
  return {
    id: 'harms',
    title: 'Harms and when to take care',
    blocks: [
      paragraph(
        'These do not depend on the condition. What is not listed is not thereby harmless.',
        'quiet',
      ),
      ...(effects.length === 0 ? [] : [denseList(effects.map(statementRuns))]),
      ...(limits.length === 0
        ? []
        : [heading('Upper limits for adults', 'limits'), intakeList(limits, stageName, glossary)]),
      ...(ask.cautions.length === 0
        ? []
        : [
            heading('Cautions', 'cautions'),
            cautionList([...here, ...elsewhere], (one) =>
              capitalised(names(`condition/${one.condition}`)),
            ),
          ]),
    ],
  };
}
