/** Everything that the reference holds on one substance. */
import type { ShowOf } from '../../../contract/answers.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { Monograph } from '../../../contract/records.ts';
import type { Block, ReportDocument } from '../../../contract/reportDocument.ts';
import { denseList, heading, left, paragraph, right, run, table, type Section } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import { capitalised, formatDate, formatNumber } from './format.ts';
import { createGlossary } from './glossary.ts';
import { evidenceMethod, methodSection } from './method.ts';
import { secondHandSources } from './shared/outcomes.ts';
import { cautionList, interactionTables, namesFrom, type Names } from './shared/records.ts';
import { evidenceMatrix, evidenceSentences } from './shared/evidenceMatrix.ts';
import { intakeMatrix } from './shared/intakeMatrix.ts';
import { statementRuns } from './shared/statements.ts';

export interface SubstanceReportInput extends ReportOptions {
  show: ShowOf<'substance'>;
  notice: string;
}

type Substance = ShowOf<'substance'>['record'];

const monographTitles: readonly [keyof Monograph, string][] = [
  ['functions', 'What it does'],
  ['body', 'In the body'],
  ['statusTests', 'How the level is measured'],
  ['foodSources', 'In food'],
  ['deficiency', 'Too little'],
  ['riskGroups', 'Who may get too little'],
  ['adverseEffects', 'Too much'],
];

export function substanceReport(input: SubstanceReportInput): ReportDocument {
  const { record, edition, sources, names: nameMap } = input.show;
  const glossary = createGlossary(input.terms);
  const names = namesFrom(nameMap);
  const stages = new Map(record.lifeStages.map((stage) => [String(stage.id), stage.label]));
  const { inShort } = record;
  const opening: Block[] = [
    ...(inShort === null ? [] : [paragraph([run(inShort.text, inShort.sources)])]),
    ...(input.show.ageNotice === null ? [] : [paragraph(input.show.ageNotice, 'notice')]),
  ];
  const sections: (Section | null)[] = [
    opening.length === 0 ? null : { id: 'in-short', title: 'In short', blocks: opening },
    monographSection(record.monograph),
    formsSection(record, glossary),
    claimsSection(record, names, glossary, input.notice),
    {
      id: 'intakes',
      title: 'Published intake references',
      tight: true,
      blocks: intakeMatrix(record.intakes, (id) => stages.get(id) ?? id, glossary),
    },
    record.interactions.length === 0
      ? null
      : {
          id: 'interactions',
          title: 'Interactions',
          tight: true,
          blocks: [
            ...interactionTables({
              substance: record,
              interactions: record.interactions,
              names,
              glossary,
            }),
          ],
        },
    record.cautions.length === 0
      ? null
      : {
          id: 'cautions',
          title: 'Cautions',
          tight: true,
          blocks: [
            cautionList(record.cautions, (one) => capitalised(names(`condition/${one.condition}`))),
          ],
        },
  ];
  return reportDocument({
    title: record.name,
    subtitle: `Substance report · ${formatDate(input.asOf)} · edition ${edition} · reviewed ${formatDate(input.show.reviewedOn)}`,
    edition,
    options: input,
    sections: [
      ...sections,
      glossary.section(),
      methodSection({
        edition,
        options: input,
        contentDate: null,
        notice: input.notice,
        how: evidenceMethod,
        notCovered: ['Studies, interactions and cautions that no source of this edition records.'],
      }),
    ],
    sources,
    secondHand: secondHandSources(record.claims, [...record.cautions, ...record.interactions]),
    subjects: [`substance/${record.id}`],
    own: [],
  });
}

function monographSection(monograph: Monograph | null): Section | null {
  if (monograph === null) return null;
  const blocks = monographTitles.flatMap(([key, title]): Block[] => {
    const statements = monograph[key];
    if (statements.length === 0) return [];
    return [heading(title, `monograph-${key}`), denseList(statements.map(statementRuns))];
  });
  return { id: 'monograph', title: 'What it is', tight: true, blocks };
}

function formsSection(
  record: Substance,
  glossary: ReturnType<typeof createGlossary>,
): Section | null {
  if (record.forms.length === 0) return null;
  if (record.forms.some((form) => form.elementalFraction !== null)) glossary.use('elemental');
  return {
    id: 'forms',
    title: 'Forms',
    tight: true,
    blocks: [
      table(
        `Forms of ${insideSentence(record.name)}`,
        [
          left('Form', 30),
          right('Nutrient in the compound', 16),
          left('Absorption', 14),
          left('Note', 40),
        ],
        record.forms.map((form) => [
          run(form.name, form.sources),
          form.elementalFraction === null
            ? 'not known'
            : `${formatNumber(form.elementalFraction * 100)}%`,
          form.absorption === 'unknown' ? 'not known' : form.absorption,
          form.note ?? '',
        ]),
      ),
    ],
  };
}

function claimsSection(
  record: Substance,
  names: Names,
  glossary: ReturnType<typeof createGlossary>,
  notice: string,
): Section | null {
  if (record.claims.length === 0) return null;
  const conditions = [...new Set(record.claims.map((claim) => claim.condition))];
  const subjects = conditions.map((condition) => ({
    name: capitalised(names(`condition/${condition}`)),
    rows: record.claims.filter((claim) => claim.condition === condition),
  }));
  return {
    id: 'evidence',
    title: 'What studies found',
    tight: true,
    blocks: [
      paragraph(notice, 'notice'),
      evidenceMatrix(
        `${record.name}: outcomes by what studies found; in brackets the certainty`,
        'Condition',
        subjects,
        glossary,
      ),
      paragraph(
        'The same in sentences, one per outcome; the words follow the certainty of the evidence.',
        'quiet',
      ),
      evidenceSentences(subjects),
    ],
  };
}
