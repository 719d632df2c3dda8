/** Published values as a table that is read across: a row for each group of people, a column for each kind of value. */
import type { SourceId } from '../../../../contract/ids.ts';
import type { IntakeRecord } from '../../../../contract/records.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import { groupWords } from '../../../../contract/lifeStageWords.ts';
import { denseList, left, paragraph, right, run, strong, table, type Inline } from '../blocks.ts';
import { closed, joinWords } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { scopeWords } from '../words.ts';
import { amountOf, intakeBlocks, sourcesOf } from './records.ts';

/** More kinds than this make columns too narrow for their numbers. */
const MOST_KINDS = 5;
const NONE = '–';

const kindOf = (one: IntakeRecord): string =>
  JSON.stringify([one.kind, one.scope, one.qualifier, one.form, one.equivalent]);

/** A table for each authority; where it has too many kinds, or two values of a kind for the same people, the long form. */
export function intakeMatrix(
  intakes: readonly IntakeRecord[],
  lifeStage: (id: string) => string,
  glossary: Glossary,
): Block[] {
  if (intakes.length === 0) return [paragraph('No intake reference is recorded.')];
  const authorities = [...new Set(intakes.map((one) => one.authority))];
  return authorities.flatMap((authority): Block[] => {
    const own = intakes.filter((one) => one.authority === authority);
    const kinds = [...new Set(own.map(kindOf))];
    const cells = new Set(own.map((one) => `${one.lifeStage} ${kindOf(one)}`));
    if (kinds.length > MOST_KINDS || cells.size < own.length)
      return intakeBlocks(own, lifeStage, glossary);
    return matrixOf(own, kinds, lifeStage, glossary);
  });
}

function matrixOf(
  own: readonly IntakeRecord[],
  kinds: readonly string[],
  lifeStage: (id: string) => string,
  glossary: Glossary,
): Block[] {
  const authority = own[0]?.authority ?? 'NASEM';
  glossary.use('authority');
  const heads = kinds.flatMap((kind) => own.find((one) => kindOf(one) === kind) ?? []);
  // Groups of people with the same values in every column share a row; the order of the first ones is kept.
  const rows = new Map<string, { stages: string[]; amounts: string[] }>();
  for (const stage of new Set(own.map((one) => one.lifeStage))) {
    const amounts = kinds.map((kind) => {
      const found = own.find((one) => one.lifeStage === stage && kindOf(one) === kind);
      return found === undefined ? NONE : amountOf(found);
    });
    const row = rows.get(amounts.join('|')) ?? { stages: [], amounts };
    row.stages.push(lifeStage(stage).replace(` (${authority})`, ''));
    rows.set(amounts.join('|'), row);
  }
  const width = 60 / kinds.length;
  return [
    table(
      `Intake references of ${authority}, per day`,
      [
        left('Groups of people', 40),
        ...heads.map((one) => right(one.scope === 'total' ? one.kind : `${one.kind}*`, width)),
      ],
      [...rows.values()].map(({ stages, amounts }): Inline[] => [groupWords(stages), ...amounts]),
    ),
    denseList(sameNotes(heads.map((head) => noteOf(head, own, glossary)))),
  ];
}

interface Note {
  column: string;
  text: string;
  sources: SourceId[];
}

/** "AI, RDA and UL: counts everything." where columns differ in nothing else. */
function sameNotes(notes: readonly Note[]): Inline[] {
  const columns = new Map<string, { note: Note; names: string[] }>();
  for (const note of notes) {
    const key = JSON.stringify([note.text, note.sources]);
    const found = columns.get(key);
    if (found === undefined) columns.set(key, { note, names: [note.column] });
    else found.names.push(note.column);
  }
  return [...columns.values()].map(({ note, names }) => [
    strong(`${joinWords(names)}: `),
    run(note.text, note.sources),
  ]);
}

/** What a column counts, for which form or diet, its sources, and why a value is missing where the authority says so. */
function noteOf(head: IntakeRecord, own: readonly IntakeRecord[], glossary: Glossary): Note {
  glossary.use(`kind/${head.kind}`);
  glossary.useScope(head.scope);
  if (head.equivalent !== null) glossary.use(`equivalent/${head.equivalent}`);
  const column = own.filter((one) => kindOf(one) === kindOf(head));
  const details = [head.qualifier, head.form].filter((part) => part !== null);
  const reasons = [...new Set(column.map((one) => one.reason).filter((one) => one !== null))];
  const text = [
    `counts ${scopeWords[head.scope]}`,
    ...details,
    ...reasons.map((reason) => `none set: ${reason}`),
  ].join('; ');
  return {
    column: `${head.kind}${head.scope === 'total' ? '' : '*'}`,
    text: closed(text),
    sources: [...new Set(column.flatMap(sourcesOf))],
  };
}
