/** Numbers of citations in a report: those of its reference list, else the order of first use, as on paper. */
import type { Block, ReportDocument, Run } from '../../../contract/reportDocument.ts';

function runsOf(block: Block): readonly Run[] {
  switch (block.type) {
    case 'paragraph':
      return block.runs;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat(2);
    case 'finding':
      return block.body;
    case 'heading':
    case 'bars':
    case 'writing-space':
    case 'references':
      return [];
  }
}

export function citationNumbers(document: ReportDocument): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const blocks = document.sections.flatMap((section) => section.blocks);
  for (const block of blocks) {
    if (block.type === 'references')
      for (const entry of block.entries) numbers.set(entry.source, entry.number);
  }
  if (numbers.size > 0) return numbers;
  for (const id of blocks.flatMap(runsOf).flatMap((run) => run.cites ?? []))
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers;
}
