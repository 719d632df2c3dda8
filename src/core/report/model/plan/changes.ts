/** What differs from an earlier report of the same person. It is told, never judged. */
import type { PlanChange } from '../../../../contract/planChanges.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import {
  denseList,
  heading,
  left,
  paragraph,
  right,
  run,
  strong,
  table,
  type Section,
} from '../blocks.ts';
import { formatAmount, formatDate } from '../format.ts';
import { actionWords } from '../words.ts';
import type { PlanInput, Since } from './input.ts';
import { groupedBy } from './order.ts';
import { NOT_ENTERED } from './taken.ts';

const areaWords: Record<PlanChange['area'], string> = {
  person: 'Person',
  medicines: 'Medicines',
  conditions: 'Conditions',
  items: 'Supplements',
  foods: 'Foods',
};
const kindWords: Record<PlanChange['kind'], string> = {
  added: 'new',
  removed: 'no longer entered',
  changed: 'changed',
};

export function changesSection({ since, check, hidden }: PlanInput): Section | null {
  if (since === null) return null;
  const { changes } = since;
  return {
    id: 'changes',
    title: 'What changed since the last report',
    blocks: [
      paragraph(`Compared with the plan of ${formatDate(since.date)}.`),
      ...editionBlocks(since, check.edition),
      ...(changes.same
        ? [
            paragraph(
              hidden === null
                ? 'Nothing that was entered has changed.'
                : 'Apart from what was left out of this report, nothing that was entered has changed.',
            ),
          ]
        : []),
      ...entryBlocks(changes.changes),
      ...sumBlocks(since),
      ...findingBlocks(since),
    ],
  };
}

/** Both plans are checked with the present edition: what changed in the reference is not among the changes. */
function editionBlocks({ edition }: Since, present: string): Block[] {
  if (edition === present) return [];
  return [
    paragraph(
      `The last report was made from edition ${edition}, this one from edition ${present}. Both plans were checked anew with edition ${present}, so a finding that differs only because the reference changed is not listed here.`,
      'notice',
    ),
  ];
}

function entryBlocks(changes: readonly PlanChange[]): Block[] {
  return changes.length === 0
    ? []
    : [
        table(
          'Entries that changed',
          [left('Part', 16), left('Entry', 30), left('Change', 54)],
          changes.map((one) => [
            areaWords[one.area],
            strong(one.name),
            one.lines.length === 0 ? kindWords[one.kind] : one.lines.join('\n'),
          ]),
        ),
      ];
}

function sumBlocks({ changes }: Since): Block[] {
  return changes.sums.length === 0
    ? []
    : [
        table(
          `Known amounts from supplements per average day; ${NOT_ENTERED} : not taken or not known`,
          [left('Nutrient', 40), right('Before', 30), right('Now', 30)],
          changes.sums.map((sum) => [
            strong(sum.name),
            sum.before === null ? NOT_ENTERED : formatAmount(sum.before, sum.unit),
            sum.after === null ? NOT_ENTERED : formatAmount(sum.after, sum.unit),
          ]),
        ),
      ];
}

function findingBlocks({ changes }: Since): Block[] {
  const part = (kind: 'new' | 'gone', title: string): Block[] => {
    const findings = changes.findings.filter((one) => one.kind === kind);
    return findings.length === 0
      ? []
      : [
          heading(title, `changes-${kind}`),
          denseList(
            // Two records on one pair come and go together.
            groupedBy(findings, (one) => `${one.action} ${one.title}`).map(([one]) => [
              strong(`${actionWords[one.action]}: `),
              run(one.title),
            ]),
          ),
        ];
  };
  return [...part('new', 'New findings'), ...part('gone', 'Findings that are gone')];
}
