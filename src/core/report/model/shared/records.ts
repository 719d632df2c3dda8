/** Cautions, interactions and intake references as blocks. */
import type {
  CautionRecord,
  InteractionRecord,
  IntakeRecord,
} from '../../../../contract/records.ts';
import { actions } from '../../../../contract/vocabulary.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
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

function partner(interaction: InteractionRecord, names: Names): string {
  if (interaction.type === 'substance') return names(`substance/${interaction.with}`);
  const { target } = interaction;
  return 'medication' in target
    ? names(`medication/${target.medication}`)
    : `${names(`medication-class/${target.class}`)} (class)`;
}

/** Most restrictive action first. */
export function interactionTable(
  caption: string,
  interactions: readonly InteractionRecord[],
  names: Names,
  glossary: Glossary,
): Block {
  const sorted = [...interactions].sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      partner(a, names).localeCompare(partner(b, names), 'en'),
  );
  glossary.use('seriousness');
  glossary.use('evidence');
  return table(
    caption,
    [
      left('With', 22),
      left('Action', 14),
      left('What happens, what the sources say to do', 46),
      left('Seriousness, evidence', 18),
    ],
    sorted.map((one) => {
      glossary.useAction(one.action);
      const form = one.form === null ? '' : `\n(only ${names(`form/${one.form}`)})`;
      return [
        `${partner(one, names)}${form}`,
        actionWords[one.action],
        [
          run(`${one.effect} `),
          run(one.management, one.sources),
          ...(one.secondHand ? [run(' Second-hand.')] : []),
        ],
        `${severityWords[one.severity]}; ${evidenceWords[one.evidence]}`,
      ];
    }),
  );
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
      [left('Group', 34), left('Kind', 10), right('Amount', 22), left('Counts', 34)],
      intakes
        .filter((one) => one.authority === authority)
        .map((one) => {
          glossary.use(`kind/${one.kind}`);
          glossary.useScope(one.scope);
          if (one.equivalent !== null) glossary.use(`equivalent/${one.equivalent}`);
          const details = [one.qualifier, one.form].filter((part) => part !== null).join(', ');
          return [
            run(`${lifeStage(one.lifeStage)}${details === '' ? '' : ` (${details})`}`, [
              one.source,
            ]),
            one.kind,
            amountOf(one),
            scopeWords[one.scope],
          ];
        }),
    ),
  );
}

function amountOf(one: IntakeRecord): string {
  if (one.amount === null) return one.reason === null ? 'none set' : `none set: ${one.reason}`;
  const upper = one.amountMax === null ? '' : ` to ${formatAmount(one.amountMax, one.unit)}`;
  const equivalent = one.equivalent === null ? '' : ` ${equivalentWords[one.equivalent]}`;
  return `${one.increment ? '+' : ''}${formatAmount(one.amount, one.unit)}${upper}${equivalent}`;
}
