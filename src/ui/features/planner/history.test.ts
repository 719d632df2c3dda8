import { describe, expect, it } from 'vitest';
import { History } from './history.ts';

describe('History', () => {
  it('takes back and repeats', () => {
    const history = new History<string>();
    history.record('a', '');
    expect(history.undo('b')).toBe('a');
    expect(history.canUndo).toBe(false);
    expect(history.redo('a')).toBe('b');
    expect(history.undo('b')).toBe('a');
  });
  it('joins edits of one field until another field or a pause', () => {
    const history = new History<string>();
    history.record('', 'name');
    history.record('m', 'name');
    history.record('mg', 'amount');
    expect(history.undo('mg 2')).toBe('mg');
    expect(history.undo('mg')).toBe('');
    expect(history.undo('')).toBeNull();
  });
  it('starts a new step after close', () => {
    const history = new History<string>();
    history.record('', 'name');
    history.close();
    history.record('a', 'name');
    expect(history.undo('ab')).toBe('a');
  });
  it('forgets the future after a new edit', () => {
    const history = new History<string>();
    history.record('a', '');
    history.undo('b');
    history.record('a', '');
    expect(history.redo('c')).toBeNull();
  });
  it('keeps at most the number of steps that it was given', () => {
    const history = new History<number>(2);
    for (const n of [1, 2, 3]) history.record(n, '');
    expect(history.undo(4)).toBe(3);
    expect(history.undo(3)).toBe(2);
    expect(history.undo(2)).toBeNull();
  });
});
