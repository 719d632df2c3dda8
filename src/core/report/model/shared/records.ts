/** Cautions, interactions and intake references as blocks. */
import type {
  CautionRecord,
  InteractionRecord,
  IntakeRecord,
} from '../../../../contract/records.ts';
import { groupWords } from '../../../../contract/lifeStageWords.ts';
import { actions } from '../../../../contract/vocabulary.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import type { SourceId, SubstanceId } from '../../../../contract/ids.ts';
import { denseList, left, paragraph, right, run, strong, table, type Inline } from '../blocks.ts';
import { closed, formatAmount } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import {
  actionWords,
  cautionAction,
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

/** `title` names the other side: the condition, or the substance where a report is about a condition. */
export function cautionList(
  cautions: readonly CautionRecord[],
  title: (caution: CautionRecord) => string,
  glossary: Glossary,
): Block {
  return denseList(
    cautions.map((caution): Inline => {
      const action = cautionAction[caution.level];
      glossary.useAction(action);
      return [
        strong(`${title(caution)} · ${actionWords[action]}: `),
        run(caution.reason, caution.sources),
        ...(caution.secondHand
          ? [run(' Second-hand: read on a copy of the authority named.')]
          : []),
      ];
    }),
  );
}

/** The other side of an interaction, seen from `substance`: a record between two substances may name it second. */
export function partner(
  interaction: InteractionRecord,
  substance: SubstanceId,
  names: Names,
): string {
  if (interaction.type === 'substance') {
    const other = interaction.with === substance ? interaction.substance : interaction.with;
    return names(`substance/${other}`);
  }
  const { target } = interaction;
  return 'medication' in target
    ? names(`medication/${target.medication}`)
    : className(names(`medication-class/${target.class}`));
}

/** "Statins (class)"; "Drugs that lower blood pressure (all)" says it already. */
const className = (name: string): string => (/\(all\)$/u.test(name) ? name : `${name} (class)`);

const gradesOf = (one: InteractionRecord): string =>
  `${severityWords[one.severity]}; ${evidenceWords[one.evidence]}`;

/** What a reader should know about the record itself. */
const marksOf = (one: InteractionRecord): Run[] => [
  ...(one.secondHand ? [run(' Second-hand.')] : []),
  ...(one.expertReview === null
    ? []
    : [strong(' Needs expert review: '), run(closed(one.expertReview))]),
];

export const withWhom = (one: InteractionRecord, other: string, names: Names): string =>
  `${other}${one.form === null ? '' : `\n(only ${names(`form/${one.form}`)})`}`;

export interface InteractionTables {
  substance: { id: SubstanceId; name: string };
  interactions: readonly InteractionRecord[];
  names: Names;
  glossary: Glossary;
}

/** A table per action, the most restrictive first. */
export function interactionTables(options: InteractionTables): Block[] {
  const { substance, interactions, names, glossary } = options;
  if (interactions.length === 0) return [];
  glossary.use('seriousness');
  glossary.use('evidence');
  return actions.flatMap((action): Block[] => {
    const rows = interactions
      .filter((one) => one.action === action)
      .map((one) => ({ one, other: partner(one, substance.id, names) }))
      .sort((a, b) => a.other.localeCompare(b.other, 'en'));
    if (rows.length === 0) return [];
    glossary.useAction(action);
    const title = `${substance.name}: ${actionWords[action].toLowerCase()}`;
    return [
      table(
        title,
        [
          left('With', 21),
          left('What happens, what the sources say to do', 57),
          left('Seriousness; evidence', 22),
        ],
        rows.map(({ one, other }) => [
          withWhom(one, other, names),
          [run(`${one.effect} `), run(one.management, one.sources), ...marksOf(one)],
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

/** Values in a line for each authority, kind and scope: amount, for whom, and which form or diet it holds for. */
export function intakeList(
  intakes: readonly IntakeRecord[],
  lifeStage: (id: string) => string,
  glossary: Glossary,
): Block {
  glossary.use('authority');
  const lines = new Map<string, [IntakeRecord, ...IntakeRecord[]][]>();
  for (const same of sameValues(intakes)) {
    const [one] = same;
    const key = JSON.stringify([one.authority, one.kind, one.scope, sourcesOf(one)]);
    lines.set(key, [...(lines.get(key) ?? []), same]);
  }
  return denseList(
    [...lines.values()].map((line): Inline =>
      line.flatMap(([one, ...others], index): Run[] => {
        glossary.use(`kind/${one.kind}`);
        glossary.useScope(one.scope);
        const groups = groupWords(
          [one, ...others].map((each) =>
            lifeStage(each.lifeStage).replace(` (${one.authority})`, ''),
          ),
        );
        const details = [one.qualifier, one.form].filter((part) => part !== null).join(', ');
        const whom = `(${details === '' ? '' : `${details}; `}${groups})`;
        const why = one.amount === null && one.reason !== null ? `; ${one.reason}` : '';
        const first = index === 0;
        const cites = index === line.length - 1 ? sourcesOf(one) : [];
        return [
          ...(first ? [] : [run('; ')]),
          strong(`${first ? `${one.authority}, ${one.kind}: ` : ''}${amountOf(one)}`),
          run(
            `${first ? `${daily(one)}, counting ${scopeWords[one.scope]}` : ''} ${whom}${why}`,
            cites,
          ),
        ];
      }),
    ),
  );
}

/** An amount per kilogram or megajoule is none a day. */
const daily = ({ unit }: IntakeRecord): string => (unit.includes('/') ? '' : ' a day');

export const sourcesOf = (one: IntakeRecord): SourceId[] =>
  one.report === null ? [one.source] : [one.source, one.report];

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

export function amountOf(one: IntakeRecord): string {
  if (one.amount === null) return 'none set';
  const upper = one.amountMax === null ? '' : ` to ${formatAmount(one.amountMax, one.unit)}`;
  const equivalent = one.equivalent === null ? '' : ` ${equivalentWords[one.equivalent]}`;
  return `${one.increment ? '+' : ''}${formatAmount(one.amount, one.unit)}${upper}${equivalent}`;
}
