/** The report of one question: is this substance good for this condition? */
import type { AskOutput, OutcomeRow } from '../../../contract/answers.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { outcomeGroups } from '../../../contract/vocabulary.ts';
import { list, paragraph, run, type Section } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import { capitalised, formatDate } from './format.ts';
import { createGlossary } from './glossary.ts';
import { evidenceMethod, methodSection } from './method.ts';
import {
  outcomeBlocks,
  outcomeTable,
  secondHandSources,
  unstudied,
  unstudiedBlocks,
} from './shared/outcomes.ts';
import { cautionList, intakeBlocks, interactionTables, namesFrom } from './shared/records.ts';

export interface AnswerReportInput extends ReportOptions {
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
/** Labels of life stages under 18 or 19 years; their values stand in the report of the substance. */
const YOUNG = /^(?:infants|children|boys|girls)\b|\b(?:9 to 13|14 to 18) years/iu;

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
  const adults = ask.intakes.filter((one) => !YOUNG.test(stageName(one.lifeStage)));
  const rows = byCertainty(ask.outcomes);
  const studied = rows.filter((row) => row.state !== 'no-studies');
  const missing = rows.filter((row) => row.state === 'no-studies');
  const silent = unstudied(missing);
  const first: Section = {
    id: 'answer',
    title: 'In short',
    blocks: [
      paragraph(ask.summary),
      paragraph(ask.notice, 'notice'),
      ...(studied.length === 0
        ? []
        : [outcomeTable('Outcomes, the surest first', studied, glossary)]),
      ...(silent === null ? [] : [silent]),
      ...(ask.belief === null
        ? []
        : [
            paragraph(`What is often said: ${ask.belief.belief}`),
            list(ask.belief.reasons.map((reason) => [run(reason.text, reason.sources)])),
          ]),
    ],
  };
  const sections: (Section | null)[] = [
    first,
    rows.length === 0
      ? null
      : {
          id: 'evidence',
          title: 'Outcome by outcome',
          blocks: [...studied.flatMap(outcomeBlocks), ...unstudiedBlocks(missing)],
        },
    ask.cautions.length === 0
      ? null
      : {
          id: 'cautions',
          title: 'Cautions',
          blocks: [
            cautionList(ask.cautions, (one) => capitalised(names(`condition/${one.condition}`))),
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
            paragraph('What happens in each case stands in the report of the substance.', 'quiet'),
          ],
        },
    adults.length === 0
      ? null
      : {
          id: 'intakes',
          title: 'Published intake references for adults',
          blocks: intakeBlocks(adults, stageName, glossary),
        },
  ];
  return reportDocument({
    title: `${substance} and ${condition}`,
    subtitle: `What studies found · ${formatDate(input.asOf)} · edition ${ask.edition}`,
    edition: ask.edition,
    options: input,
    sections: [
      ...sections,
      glossary.section(),
      methodSection({
        edition: ask.edition,
        options: input,
        contentDate: null,
        notice: ask.notice,
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
