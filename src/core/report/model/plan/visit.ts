/** The first page: what needs a decision, what is taken, what to ask, what is not known. It is read in a minute. */
import type { Block } from '../../../../contract/reportDocument.ts';
import type { Plan, PlanItem } from '../../../../contract/plan.ts';
import { awayText } from '../../../../contract/tableFoods.ts';
import {
  denseList,
  heading,
  left,
  paragraph,
  run,
  strong,
  table,
  type Inline,
  type Section,
} from '../blocks.ts';
import { capitalised, closed, count, joinWords } from '../format.ts';
import { decisionBlocks, decisionGroups } from './decisions.ts';
import { nameOf, type PlanInput } from './input.ts';
import { questionsFor } from './questions.ts';
import {
  advisedByShort,
  contentLine,
  howOftenShort,
  medicineName,
  NOT_ENTERED,
  productName,
  sinceShort,
} from './taken.ts';
import { unknownLine } from './unknown.ts';
import { limitBlocks } from './visitBars.ts';

const WRITING_LINES = 2;
/** Share of the table that a column has which may be left out (one that is empty for every product): at least, at most. */
const FACT_WIDTH = 11;
const MOST_WIDTH = 18;
/** Share of the table that a character takes, about. */
const CHARACTER = 0.9;

export function visitSection(input: PlanInput): Section {
  const { check, plan } = input;
  const groups = decisionGroups(check);
  return {
    id: 'visit',
    title: 'For the visit',
    tight: true,
    blocks: [
      ...personBlocks(input),
      ...awayBlocks(input),
      heading('Findings that need a decision', 'visit-findings'),
      ...(groups.length === 0
        ? [
            paragraph(
              'None recorded in the sources checked. A missing finding is not a sign of safety: see what is not known, below.',
            ),
          ]
        : decisionBlocks(groups, input)),
      ...hiddenBlocks(input.hidden),
      ...limitBlocks(check, input.glossary),
      ...takenBlocks(input),
      ...questionBlocks(input),
      paragraph([strong('What this report does not know: '), run(unknownLine(check))]),
      ...notesBlocks(plan),
      // Last, because it takes what is left of the page.
      { type: 'writing-space', label: 'Answers and notes', lines: WRITING_LINES },
    ],
  };
}

/** The share of a column of facts: its longest text stands in two lines where that is possible. */
const widthOf = (texts: readonly string[]): number =>
  Math.min(
    MOST_WIDTH,
    Math.max(FACT_WIDTH, ...texts.map((text) => Math.ceil((text.length * CHARACTER) / 2) + 2)),
  );

/** Never silent: a report that leaves out diagnoses says so where it is read first. */
function hiddenBlocks(hidden: number | null): Block[] {
  if (hidden === null) return [];
  const depend = hidden === 1 ? 'depends' : 'depend';
  return [
    paragraph(
      [
        ...(hidden === 0
          ? []
          : [
              strong(`${count(hidden, 'finding')} that ${depend} on a diagnosis `),
              run(`${hidden === 1 ? 'is' : 'are'} not printed. `),
            ]),
        run(
          'Left out at the wish of the person: diagnoses, reasons, own notes, and words in names and in notes beside medicines that name an illness known to the reference.',
        ),
      ],
      'notice',
    ),
  ];
}

/** Foods of an imported table that is not here are counted nowhere: said before everything else. */
function awayBlocks({ check }: PlanInput): Block[] {
  const text = awayText(check.foodsAway);
  return text === null ? [] : [paragraph(text, 'notice')];
}

function personBlocks({ check, plan, hidden }: PlanInput): Block[] {
  const { profile } = plan;
  const conditions = check.profile.conditions.map((ref) => nameOf(check, ref));
  const facts: [string, string][] = [
    ...(hidden === null
      ? [
          [
            'Conditions',
            conditions.length === 0 ? 'none entered' : conditions.join(', '),
          ] satisfies [string, string],
        ]
      : []),
    ...(profile.diet.length > 0
      ? [['Diet', profile.diet.join(', ')] satisfies [string, string]]
      : []),
    ...(profile.exclusions.length > 0
      ? [['Leaves out', profile.exclusions.join(', ')] satisfies [string, string]]
      : []),
  ];
  return facts.length === 0
    ? []
    : [paragraph(facts.flatMap(([label, text]) => [strong(`${label}: `), run(`${text}. `)]))];
}

/** Own notes are the person's words, and stand as such. */
function notesBlocks({ profile }: Plan): Block[] {
  const notes = (profile.notes ?? '').trim();
  return notes === '' ? [] : [paragraph([strong('Own notes: '), run(notes)])];
}

function takenBlocks(input: PlanInput): Block[] {
  return [
    heading('What is taken', 'visit-taken'),
    medicinesBlock(input),
    ...supplementBlocks(input),
  ];
}

function medicinesBlock({ check, plan }: PlanInput): Block {
  const { medications } = plan.profile;
  if (medications.length === 0) return paragraph('No medicines are entered.');
  return paragraph([
    strong('Medicines, as entered: '),
    ...medications.flatMap((one, index) => {
      const note = (one.note ?? '').trim();
      const times = one.times.length === 0 ? 'time not given' : one.times.join(', ');
      const end = index === medications.length - 1 ? '.' : '; ';
      return [
        strong(medicineName(one, check)),
        run(` ${times}${note === '' ? '' : ` (${note})`}${end}`),
      ];
    }),
  ]);
}

function supplementBlocks({ check, plan, hidden }: PlanInput): Block[] {
  if (plan.items.length === 0) return [paragraph('No supplements are entered.')];
  const facts = [
    { head: 'Since', of: sinceShort },
    // A reason may tell a diagnosis.
    ...(hidden === null
      ? [{ head: 'Why', of: (item: PlanItem) => item.reason ?? NOT_ENTERED }]
      : []),
    { head: 'Advised by', of: advisedByShort },
  ];
  const columns = facts.map(({ head, of }) => ({ head, of, width: widthOf(plan.items.map(of)) }));
  const entered = columns.filter(({ of }) => plan.items.some((item) => of(item) !== NOT_ENTERED));
  const missing = columns.filter((fact) => !entered.includes(fact)).map(({ head }) => head);
  const rest = entered.reduce((share, { width }) => share - width, 83);
  const notes = [
    ...(missing.length === 0 ? [] : [`${joinWords(missing).toLowerCase()}: not entered`]),
    ...(entered.length === 0 ? [] : [`${NOT_ENTERED} : not entered`]),
  ];
  return [
    table(
      [
        'Supplements, per serving; amounts read as the substance itself (elemental) unless entered otherwise',
        capitalised(notes.join('; ')),
      ].join('. '),
      [
        left('Product and content', rest),
        left('How often', 17),
        ...entered.map(({ head, width }) => left(head, width)),
      ],
      plan.items.map((item, at): Inline[] => [
        [
          strong(`${productName(item, check)}: `),
          run(
            item.ingredients
              .map((one, place) =>
                contentLine(one, `items[${at}].ingredients[${place}]`, item, check),
              )
              .join('; '),
          ),
        ],
        howOftenShort(item),
        ...entered.map(({ of }) => of(item)),
      ]),
    ),
  ];
}

function questionBlocks({ check }: PlanInput): Block[] {
  // The heading says whom to ask already.
  const questions = questionsFor(check).map((question) =>
    closed(capitalised(question.replace(/^ask your doctor or pharmacist: /iu, ''))),
  );
  if (questions.length === 0) return [];
  return [
    heading('Questions for the doctor or pharmacist', 'visit-questions'),
    { ...denseList(questions), ordered: true } as Block,
  ];
}
