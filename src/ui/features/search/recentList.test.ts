import { describe, expect, it } from 'vitest';
import { readRecent, withoutRecent, withRecent } from './recentList.ts';

describe('recent searches', () => {
  it('come latest first, each once', () => {
    expect(withRecent(['zinc', 'Iron'], ' iron ')).toEqual(['iron', 'zinc']);
  });
  it('are ten at most', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `word ${at}`);
    const list = withRecent(ten, 'new');
    expect(list).toHaveLength(10);
    expect(list[0]).toBe('new');
    expect(list).not.toContain('word 9');
  });
  it('leave out blanks and pasted pages', () => {
    expect(withRecent(['zinc'], '   ')).toEqual(['zinc']);
    expect(withRecent(['zinc'], 'a'.repeat(201))).toEqual(['zinc']);
  });
  it('can be taken off one by one', () => {
    expect(withoutRecent(['zinc', 'iron'], 'zinc')).toEqual(['iron']);
  });
  it('are none where the stored text is no list of words', () => {
    expect(readRecent(null)).toEqual([]);
    expect(readRecent('{')).toEqual([]);
    expect(readRecent('{"a":1}')).toEqual([]);
    expect(readRecent('["zinc",3,null]')).toEqual(['zinc']);
  });
});
