/** Published intake values for adults, stages with the same value as one line. */
import type { AnswerCard } from '../../contract/answers.ts';
import type { SubstanceId } from '../../contract/ids.ts';
import type { IntakeRecord, LifeStageRecord } from '../../contract/records.ts';
import { authorities, type Sex } from '../../contract/vocabulary.ts';
import type { IntakeService } from '../intake/service.ts';

type Value = Extract<AnswerCard, { type: 'intake' }>['values'][number];

/** Completed months at 18 years, the age from which both authorities count people as adults. */
const ADULT_MONTHS = 18 * 12;
/** What a person may compare an intake with, in this order: recommended or adequate amounts, then limits. */
const shown: readonly IntakeRecord['kind'][] = ['RDA', 'PRI', 'AI', 'SAI', 'UL', 'SLI', 'CDRR'];

const isAdult = (stage: LifeStageRecord): boolean =>
  stage.state === 'none' && stage.minAgeMonths >= ADULT_MONTHS;

interface Span {
  from: number;
  /** null: no upper bound. */
  to: number | null;
}

/** Spans of ages that follow on each other as one. */
function joined(stages: readonly LifeStageRecord[]): Span[] {
  const spans: Span[] = [];
  for (const stage of [...stages].sort((a, b) => a.minAgeMonths - b.minAgeMonths)) {
    const last = spans.at(-1);
    if (last !== undefined && last.to !== null && last.to + 1 === stage.minAgeMonths) {
      last.to = stage.maxAgeMonths;
    } else {
      spans.push({ from: stage.minAgeMonths, to: stage.maxAgeMonths });
    }
  }
  return spans;
}

function ages(spans: readonly Span[]): string {
  return spans
    .map(({ from, to }) =>
      to === null
        ? `${String(from / 12)} years and over`
        : `${String(from / 12)} to ${String((to + 1) / 12 - 1)} years`,
    )
    .join(' and ');
}

/** "Adults, 19 years and over"; "Women, 19 to 50 years; men, 31 years and over" */
function label(stages: readonly LifeStageRecord[]): string {
  const of = (sex: Sex): string =>
    ages(joined(stages.filter((stage) => stage.sex === sex || stage.sex === 'any')));
  const [women, men] = [of('female'), of('male')];
  if (women === men) return `Adults, ${women}`;
  if (men === '') return `Women, ${women}`;
  return women === '' ? `Men, ${men}` : `Women, ${women}; men, ${men}`;
}

/** What narrows a value: a diet, a chemical form. */
const narrowing = (record: IntakeRecord): string =>
  [record.qualifier, record.form].filter((part) => part !== null).join(', ');

/** Values for adults who are neither pregnant nor lactating, in the order of the authorities and kinds. */
export function adultIntakes(intakes: IntakeService, substance: SubstanceId): Value[] {
  const stages = new Map(intakes.lifeStages().map((stage) => [stage.id, stage]));
  const groups = new Map<string, { record: IntakeRecord; stages: LifeStageRecord[] }>();
  for (const record of intakes.ofSubstance(substance)) {
    const stage = stages.get(record.lifeStage);
    if (stage === undefined || !isAdult(stage) || !shown.includes(record.kind)) continue;
    const key = JSON.stringify([
      record.authority,
      record.kind,
      record.scope,
      record.amount,
      record.unit,
      record.equivalent,
      narrowing(record),
    ]);
    const group = groups.get(key) ?? { record, stages: [] };
    groups.set(key, group);
    group.stages.push(stage);
  }
  const youngest = (list: readonly LifeStageRecord[]): number =>
    Math.min(...list.map((stage) => stage.minAgeMonths));
  return [...groups.values()]
    .sort(
      (a, b) =>
        authorities.indexOf(a.record.authority) - authorities.indexOf(b.record.authority) ||
        shown.indexOf(a.record.kind) - shown.indexOf(b.record.kind) ||
        youngest(a.stages) - youngest(b.stages),
    )
    .map(({ record, stages: those }) => ({
      authority: record.authority,
      kind: record.kind,
      scope: record.scope,
      lifeStage: [label(those), narrowing(record)].filter((part) => part !== '').join(', '),
      amount: record.amount,
      unit: record.equivalent === null ? record.unit : `${record.unit} ${record.equivalent}`,
    }));
}
