/** What studies found for each substance of the plan and each condition of the person. */
import type { EvidenceLine } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import { heading, list, paragraph, run, type Section } from '../blocks.ts';
import type { PlanInput } from './input.ts';

const statusText = {
  'no-studies': 'Sources were searched; no studies of this question were found.',
  'not-covered': 'The reference does not cover this question.',
} as const;

export function evidenceSection({ check, glossary }: PlanInput): Section {
  const order = (line: EvidenceLine): number => (line.status === 'answered' ? 0 : 1);
  const lines = [...check.evidence].sort((a, b) => order(a) - order(b));
  if (lines.some((line) => line.status === 'answered')) glossary.use('certainty');
  return {
    id: 'evidence',
    title: 'What studies found',
    blocks: [
      paragraph(
        'One sentence per outcome. Its words follow the certainty of the evidence and are never stronger. A link seen in observational studies is not an effect.',
        'quiet',
      ),
      ...(lines.length === 0
        ? [paragraph('No condition is entered, so there is no question to answer.')]
        : lines.flatMap(lineBlocks)),
    ],
  };
}

function lineBlocks(line: EvidenceLine): Block[] {
  return [
    heading(
      `${line.substanceName} and ${line.conditionName}`,
      `evidence-${line.substance}-${line.condition}`,
    ),
    paragraph(line.status === 'answered' ? line.summary : line.summary || statusText[line.status]),
    ...(line.sentences.length === 0
      ? []
      : [list(line.sentences.map(({ sentence, sources }) => [run(sentence, sources)]))]),
  ];
}
