/** Everything that the reference holds on one substance. */
import type { ShowOf } from '../../../contract/answers.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { Monograph, MonographStatement } from '../../../contract/records.ts';
import type { Block, ReportDocument } from '../../../contract/reportDocument.ts';
import { denseList, heading, left, paragraph, right, run, table, type Section } from './blocks.ts';
import { closer, reportDocument, type ReportOptions } from './document.ts';
import { capitalised, formatDate, formatNumber } from './format.ts';
import { createGlossary } from './glossary.ts';
import { evidenceMethod, methodSection } from './method.ts';
import { secondHandSources } from './shared/outcomes.ts';
import { cautionList, interactionTables, namesFrom, type Names } from './shared/records.ts';
import { evidenceMatrix, evidenceSentences } from './shared/evidenceMatrix.ts';
import { intakeMatrix } from './shared/intakeMatrix.ts';
import { alsoSaid, belongsTo, statementRuns } from './shared/statements.ts';

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
    sectionOf('interactions', 'Interactions', [
      ...interactionTables({
        substance: record,
        interactions: record.interactions,
        names,
        glossary,
      }),
      ...alsoSaid('interactions', misplaced(record.monograph, 'interactions')),
    ]),
    sectionOf('cautions', 'Cautions', [
      ...(record.cautions.length === 0
        ? []
        : [
            cautionList(
              record.cautions,
              (one) => capitalised(names(`condition/${one.condition}`)),
              glossary,
            ),
          ]),
      ...alsoSaid('cautions', misplaced(record.monograph, 'cautions')),
    ]),
  ];
  return reportDocument({
    title: record.name,
    subtitle: `Substance report · ${formatDate(input.asOf)} · edition ${edition} · reviewed ${formatDate(input.show.reviewedOn)}`,
    edition,
    options: input,
    sections: [
      ...sections,
      glossary.section(),
      closer(
        methodSection({
          edition,
          options: input,
          contentDate: null,
          notice: input.notice,
          how: evidenceMethod,
          notCovered: [
            'Studies, interactions and cautions that no source of this edition records.',
          ],
        }),
      ),
    ],
    sources,
    secondHand: secondHandSources(record.claims, [...record.cautions, ...record.interactions]),
    subjects: [`substance/${record.id}`],
    own: [],
  });
}

const sectionOf = (
  id: 'interactions' | 'cautions',
  title: string,
  blocks: Block[],
): Section | null => (blocks.length === 0 ? null : { id, title, tight: true, blocks });

/** Statements of a monograph that speak of interactions or cautions, whichever heading they are kept under. */
function misplaced(
  monograph: Monograph | null,
  section: 'interactions' | 'cautions',
): MonographStatement[] {
  if (monograph === null) return [];
  return monographTitles.flatMap(([key]) =>
    monograph[key].filter(({ text }) => belongsTo(text) === section),
  );
}

function monographSection(monograph: Monograph | null): Section | null {
  if (monograph === null) return null;
  const blocks = monographTitles.flatMap(([key, title]): Block[] => {
    const statements = monograph[key].filter(({ text }) => belongsTo(text) === null);
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
  // A column in which nothing is known says nothing: taurine is no compound of something else.
  const shares = record.forms.some((form) => form.elementalFraction !== null);
  const absorbed = record.forms.some((form) => form.absorption !== 'unknown');
  const noted = record.forms.some((form) => form.note !== null);
  if (shares) glossary.use('elemental');
  if (!shares && !absorbed && !noted) {
    // Its name alone, once more.
    if (record.forms.every((form) => form.name === record.name)) return null;
    const blocks = [denseList(record.forms.map((form) => run(form.name, form.sources)))];
    return { id: 'forms', title: 'Forms', tight: true, blocks };
  }
  return {
    id: 'forms',
    title: 'Forms',
    tight: true,
    blocks: [
      table(
        `Forms of ${insideSentence(record.name)}`,
        [
          left('Form', 30),
          ...(shares ? [right('Nutrient in the compound', 16)] : []),
          ...(absorbed ? [left('Absorption', 14)] : []),
          ...(noted ? [left('Note', 40)] : []),
        ],
        record.forms.map((form) => [
          run(form.name, form.sources),
          ...(shares
            ? [
                form.elementalFraction === null
                  ? 'not known'
                  : `${formatNumber(form.elementalFraction * 100)}%`,
              ]
            : []),
          ...(absorbed ? [form.absorption === 'unknown' ? 'not known' : form.absorption] : []),
          ...(noted ? [form.note ?? '–'] : []),
        ]),
      ),
      ...(shares
        ? [
            paragraph(
              'The share of the nutrient is worked out from the formula of the compound. The numbers in brackets are the sources of the rest of the row.',
              'quiet',
            ),
          ]
        : []),
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
        `${record.name}: outcomes by what studies found`,
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
