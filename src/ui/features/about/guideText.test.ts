import { describe, expect, it } from 'vitest';
import guide from '../../../../docs/guide.md?raw';
import { guideBlocks } from './guideText.ts';

describe('the text of the guide', () => {
  it('reads headings, paragraphs, lists and marked words, and leaves pictures out', () => {
    const text = [
      '# Title',
      '',
      'One line',
      'and *another*.',
      '',
      '![A picture](images/a.png)',
      '',
      '1. First **step**',
      '   goes on',
      '2. Second',
      '',
      '- A point',
    ].join('\n');
    expect(guideBlocks(text)).toEqual([
      { type: 'title', runs: [{ text: 'Title', style: 'plain' }] },
      {
        type: 'paragraph',
        runs: [
          { text: 'One line and ', style: 'plain' },
          { text: 'another', style: 'em' },
          { text: '.', style: 'plain' },
        ],
      },
      {
        type: 'steps',
        items: [
          [
            { text: 'First ', style: 'plain' },
            { text: 'step', style: 'strong' },
            { text: ' goes on', style: 'plain' },
          ],
          [{ text: 'Second', style: 'plain' }],
        ],
      },
      { type: 'list', items: [[{ text: 'A point', style: 'plain' }]] },
    ]);
  });

  it('leaves no mark of Markdown in the guide as it is', () => {
    const blocks = guideBlocks(guide);
    expect(blocks.filter(({ type }) => type === 'title')).toHaveLength(1);
    const runs = blocks.flatMap((block) => ('items' in block ? block.items.flat() : block.runs));
    for (const { text } of runs) expect(text).not.toMatch(/[*#`[\]\n]/);
  });
});
