/** Cautions, interactions and intake references as blocks. */
import type {
  CautionRecord,
  InteractionRecord,
  IntakeRecord,
} from '../../../../contract/records.ts';
import { actions } from '../../../../contract/vocabulary.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import type { SubstanceId } from '../../../../contract/ids.ts';
import { left, list, paragraph, right, run, strong, table, type Inline } from '../blocks.ts';
import { formatAmount } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import {
  actionWords,
  equivalentWords,
  evidenceWords,
  scopeWords,
  severityWords,
} from '../words.ts';

/** Gives a record's name by `kind/id`. */
export type Names = (ref: string) => string;

export const namesFrom =
  (names: Readonly<Record<string, string>>): Names =>
  (ref) =>
    names[ref] ?? ref.slice(ref.indexOf('/') + 1).replaceAll('-', ' ');

const levelWords = {
  'avoid-unless-advised': 'Avoid unless advised',
  caution: 'Caution',
  monitor: 'Monitor',
} as const;

/** `title` names the other side: the condition, or the substance where a report is about a condition. */
export function cautionList(
  cautions: readonly CautionRecord[],
  title: (caution: CautionRecord) => string,
): Block {
  return list(
    cautions.map((caution): Inline => [
      strong(`${title(caution)} · ${levelWords[caution.level]}: `),
      run(caution.reason, caution.sources),
      ...(caution.secondHand ? [run(' Second-hand: read in another text.')] : []),
    ]),
  );
}

/** The other side of an interaction, seen from `substance`: a record between two substances may name it second. */
function partner(interaction: InteractionRecord, substance: SubstanceId, names: Names): string {
  if (interaction.type === 'substance') {
    const other = interaction.with === substance ? interaction.substance : interaction.with;
    return names(`substance/${other}`);
  }
  const { target } = interaction;
  return 'medication' in target
    ? names(`medication/${target.medication}`)
    : `${names(`medication-class/${target.class}`)} (class)`;
}

interface Row {
  one: InteractionRecord;
  other: string;
}

const gradesOf = (one: InteractionRecord): string =>
  `${severityWords[one.severity]}; ${evidenceWords[one.evidence]}`;

const withWhom = (one: InteractionRecord, other: string, names: Names): string =>
  `${other}${one.form === null ? '' : `\n(only ${names(`form/${one.form}`)})`}`;

/** Rows that say the same in the same grades stand together: eight times "keep 2 to 3 hours apart" is one line. */
function sameAdvice(rows: readonly Row[]): [Row, ...Row[]][] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = [row.one.management, gradesOf(row.one), row.one.secondHand].join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** Sources stand with the advice, or with each name where several share it. */
function briefRow(first: Row, others: readonly Row[], names: Names): Inline[] {
  const all = [first, ...others];
  const text = `${first.one.management} (${gradesOf(first.one)})`;
  const secondHand = first.one.secondHand ? [run(' Second-hand.')] : [];
  if (others.length === 0) {
    return [withWhom(first.one, first.other, names), [run(text, first.one.sources), ...secondHand]];
  }
  return [
    all.flatMap(({ one, other }, index) => [
      run(withWhom(one, other, names), one.sources),
      ...(index === all.length - 1 ? [] : [run('; ')]),
    ]),
    [run(text), ...secondHand],
  ];
}

export interface InteractionTables {
  substance: { id: SubstanceId; name: string };
  interactions: readonly InteractionRecord[];
  names: Names;
  glossary: Glossary;
  /** What the sources say to do, without what happens: for a report whose subject is something else. */
  brief?: boolean;
}

/** A table per action, the most restrictive first. */
export function interactionTables(options: InteractionTables): Block[] {
  const { substance, interactions, names, glossary, brief = false } = options;
  glossary.use('seriousness');
  glossary.use('evidence');
  return actions.flatMap((action): Block[] => {
    const rows = interactions
      .filter((one) => one.action === action)
      .map((one) => ({ one, other: partner(one, substance.id, names) }))
      .sort((a, b) => a.other.localeCompare(b.other, 'en'));
    if (rows.length === 0) return [];
    glossary.useAction(action);
    return [
      table(
        `${substance.name}: ${actionWords[action].toLowerCase()}`,
        brief
          ? [left('With', 24), left('What the sources say (seriousness; evidence)', 76)]
          : [
              left('With', 21),
              left('What happens, what the sources say to do', 57),
              left('Seriousness; evidence', 22),
            ],
        brief
          ? sameAdvice(rows).map(([first, ...others]) => briefRow(first, others, names))
          : rows.map(({ one, other }) => [
              withWhom(one, other, names),
              [
                run(`${one.effect} `),
                run(one.management, one.sources),
                ...(one.secondHand ? [run(' Second-hand.')] : []),
              ],
              gradesOf(one),
            ]),
      ),
    ];
  });
}

/** A table per authority; a value that an authority has not set is listed with its reason. */
export function intakeBlocks(
  intakes: readonly IntakeRecord[],
  lifeStage: (id: string) => string,
  glossary: Glossary,
): Block[] {
  if (intakes.length === 0) return [paragraph('No intake reference is recorded.')];
  glossary.use('authority');
  const authorities = [...new Set(intakes.map((one) => one.authority))];
  return authorities.map((authority) =>
    table(
      `Intake references of ${authority}, per day`,
      [left('Value', 22), right('Amount', 18), left('Counts', 20), left('Groups of people', 40)],
      sameValues(intakes.filter((one) => one.authority === authority)).map(([one, ...others]) => {
        glossary.use(`kind/${one.kind}`);
        glossary.useScope(one.scope);
        if (one.equivalent !== null) glossary.use(`equivalent/${one.equivalent}`);
        const details = [one.qualifier, one.form].filter((part) => part !== null).join(', ');
        const groups = groupWords(
          [one, ...others].map((each) => lifeStage(each.lifeStage).replace(` (${authority})`, '')),
        );
        return [
          run(`${one.kind}${details === '' ? '' : ` (${details})`}`, [one.source]),
          amountOf(one),
          scopeWords[one.scope],
          one.amount === null && one.reason !== null ? `${groups}. ${one.reason}` : groups,
        ];
      }),
    ),
  );
}

/** "Males, 31 to 50, 51 to 70 years; Pregnancy": ages of the same people after one another. */
export function groupWords(labels: readonly string[]): string {
  const ages = new Map<string, string[]>();
  for (const label of labels) {
    const [people = label, age] = label.split(/, (.*)/u);
    ages.set(people, [...(ages.get(people) ?? []), ...(age === undefined ? [] : [age])]);
  }
  return [...ages]
    .map(([people, list]) => {
      const last = list.length - 1;
      const shortened = list.map((age, index) =>
        index < last ? age.replace(/ years$/u, '') : age,
      );
      return [people, ...shortened].join(', ');
    })
    .join('; ');
}

/** Values that differ in nothing but the group of people share a row; the order of the first ones is kept. */
function sameValues(intakes: readonly IntakeRecord[]): [IntakeRecord, ...IntakeRecord[]][] {
  const rows = new Map<string, [IntakeRecord, ...IntakeRecord[]]>();
  for (const one of intakes) {
    const key = JSON.stringify([
      [one.kind, one.scope, one.amount, one.amountMax, one.unit, one.equivalent, one.increment],
      [one.qualifier, one.form, one.reason, one.source],
    ]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [one]);
    else row.push(one);
  }
  return [...rows.values()];
}

function amountOf(one: IntakeRecord): string {
  if (one.amount === null) return 'none set';
  const upper = one.amountMax === null ? '' : ` to ${formatAmount(one.amountMax, one.unit)}`;
  const equivalent = one.equivalent === null ? '' : ` ${equivalentWords[one.equivalent]}`;
  return `${one.increment ? '+' : ''}${formatAmount(one.amount, one.unit)}${upper}${equivalent}`;
}
