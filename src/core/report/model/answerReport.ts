/** The report of one question: is this substance good for this condition? */
import { sourceMap } from '../../../chart/forestPlots.ts';
import type { AskOutput, OutcomeRow } from '../../../contract/answers.ts';
import { isAdultLabel } from '../../../contract/lifeStageWords.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { Block, ReportDocument } from '../../../contract/reportDocument.ts';
import { outcomeGroups } from '../../../contract/vocabulary.ts';
import { denseList, heading, paragraph, run, strong, type Inline, type Section } from './blocks.ts';
import { closer, reportDocument, type ReportOptions } from './document.ts';
import { capitalised, closed, count, formatDate, joinWords } from './format.ts';
import { createGlossary, type Glossary } from './glossary.ts';
import { evidenceMethod, methodSection } from './method.ts';
import { interactionLines } from './shared/interactionLines.ts';
import {
  outcomeBlocks,
  secondHandSources,
  unstudiedBlocks,
  wouldChangeBlocks,
  type StudyContext,
} from './shared/outcomes.ts';
import { cautionList, intakeList, namesFrom, type Names } from './shared/records.ts';
import { alsoSaid, isInteraction, statementRuns } from './shared/statements.ts';
import { findingsTable, inTableOrder } from './shared/summaryOfFindings.ts';
import { actionWords, cautionAction, limitKinds } from './words.ts';

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
  const stageName = (id: string): string => input.lifeStages[id] ?? id.replaceAll('-', ' ');
  const rows = inTableOrder(byCertainty(ask.outcomes));
  const sections: (Section | null)[] = [
    firstPage(input, rows, glossary, names),
    evidenceSection(rows, { sources: sourceMap(ask.sources), names }),
    beliefSection(ask),
    cautionSection(ask, glossary, names, stageName),
    interactionSection(ask, glossary, names, substance),
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
      closer(
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
      ),
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

/** The answer on one page: what was found, what harms are known, what to ask. */
function firstPage(
  { ask }: AnswerReportInput,
  rows: readonly OutcomeRow[],
  glossary: Glossary,
  names: Names,
): Section {
  return {
    id: 'answer',
    title: 'In short',
    tight: true,
    blocks: [
      paragraph(ask.summary),
      paragraph(ask.notice, 'notice'),
      ...(ask.ageNotice === null ? [] : [paragraph(ask.ageNotice, 'notice')]),
      // Without any outcome there is nothing to put in a table: the summary has said so.
      ...(rows.length === 0
        ? []
        : [findingsTable(rows, ask.keyOutcomes, glossary, sourceMap(ask.sources))]),
      ...harmBlocks(ask, glossary, names),
      ...(ask.status === 'not-covered'
        ? []
        : [heading('What to ask your doctor or pharmacist', 'ask'), denseList(questions(ask))]),
    ],
  };
}

/** Harms get as much room as benefits. They are those of the substance, whoever takes it. */
function harmBlocks(ask: AskOutput, glossary: Glossary, names: Names): Block[] {
  const effects = ask.adverseEffects.filter(({ text }) => !isInteraction(text));
  const lines: Inline[] = effects.map(statementRuns);
  for (const levels of cautionLines) {
    const runs = levels.flatMap((level) => {
      const found = ask.cautions.filter((one) => one.level === level);
      const list = found.map((one) => insideSentence(names(`condition/${one.condition}`)));
      if (found.length === 0) return [];
      const action = cautionAction[level];
      glossary.useAction(action);
      return [[strong(`${actionWords[action]} in: `), run(closed(joinWords(list)))]];
    });
    const spaced = runs.flatMap((one, index) => (index === 0 ? one : [run(' '), ...one]));
    if (spaced.length > 0) lines.push(spaced);
  }
  if (lines.length === 0) return [];
  lines.push(
    'These do not depend on the condition. What is not listed is not thereby harmless. The reasons stand under “Cautions”.',
  );
  return [heading('Harms and when to take care', 'harms'), denseList(lines)];
}

/** What weighs most has a line of its own. */
const cautionLines = [['avoid-unless-advised'], ['caution', 'monitor']] as const;

/** Questions that the person can put as they stand; none of them expects a certain answer. */
function questions(ask: AskOutput): string[] {
  const { interactions, cautions, outcomes } = ask;
  const name = insideSentence(ask.substanceName ?? 'this substance');
  return [
    `Does ${name} fit my illnesses, my age and my other treatment?`,
    ...(interactions.length + cautions.length === 0
      ? []
      : [
          `Do I take anything that meets ${name} (${count(interactions.length, 'interaction')} recorded), or does one of the cautions hold for me?`,
        ]),
    ...(outcomes.some((row) => row.indirect)
      ? ['Some of the evidence is borrowed from people without my condition: does it hold for me?']
      : []),
    `If I take ${name}: which form, how much, for how long, and how will we know whether it helps?`,
  ];
}

function evidenceSection(rows: readonly OutcomeRow[], context: StudyContext): Section | null {
  if (rows.length === 0) return null;
  const studied = rows.filter((row) => row.state !== 'no-studies');
  const missing = rows.filter((row) => row.state === 'no-studies');
  return {
    id: 'evidence',
    title: 'Outcome by outcome',
    tight: true,
    blocks: [
      ...studied.flatMap((row) => outcomeBlocks(row, context)),
      ...unstudiedBlocks(missing, context),
      ...wouldChangeBlocks(rows),
    ],
  };
}

const beliefSection = ({ belief }: AskOutput): Section | null =>
  belief === null
    ? null
    : {
        id: 'belief',
        title: 'You may have read',
        tight: true,
        blocks: [
          paragraph(belief.belief),
          denseList(belief.reasons.map((reason) => [run(reason.text, reason.sources)])),
        ],
      };

/** Published values for adults, upper limits first, then the reasons behind each caution. */
function cautionSection(
  ask: AskOutput,
  glossary: Glossary,
  names: Names,
  stageName: (id: string) => string,
): Section | null {
  const adults = ask.intakes.filter((one) => isAdultLabel(stageName(one.lifeStage)));
  const limits = adults.filter((one) => limitKinds.has(one.kind));
  const needs = adults.filter((one) => !limitKinds.has(one.kind));
  if (adults.length + ask.cautions.length === 0) return null;
  const here = ask.cautions.filter((one) => one.condition === ask.condition);
  const elsewhere = ask.cautions.filter((one) => one.condition !== ask.condition);
  return {
    id: 'cautions',
    title: 'Limits, needs and cautions',
    tight: true,
    blocks: [
      ...(limits.length === 0
        ? []
        : [heading('Upper limits for adults', 'limits'), intakeList(limits, stageName, glossary)]),
      ...(needs.length === 0
        ? []
        : [
            heading('Published intake references for adults', 'intakes'),
            intakeList(needs, stageName, glossary),
          ]),
      ...(ask.cautions.length === 0
        ? []
        : [
            heading('Cautions', 'cautions-list'),
            cautionList(
              [...here, ...elsewhere],
              (one) => capitalised(names(`condition/${one.condition}`)),
              glossary,
            ),
          ]),
    ],
  };
}

function interactionSection(
  ask: AskOutput,
  glossary: Glossary,
  names: Names,
  name: string,
): Section | null {
  const { substance, interactions } = ask;
  if (interactions.length === 0 || substance === null) return null;
  // What the monograph says of what meets what stands with the interactions.
  const met = ask.adverseEffects.filter(({ text }) => isInteraction(text));
  return {
    id: 'interactions',
    title: 'Interactions',
    tight: true,
    blocks: [
      paragraph(
        'What the sources say to do first, with one source each. The report of the substance has all of it, and what happens in each case.',
        'quiet',
      ),
      ...interactionLines({ substance: { id: substance, name }, interactions, names, glossary }),
      ...alsoSaid('interactions', met),
    ],
  };
}
