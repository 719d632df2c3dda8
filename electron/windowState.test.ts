import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundsOnDisplay, readWindowState, writeWindowState } from './windowState.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cofactor-window-'))));
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const state = { x: 40, y: 30, width: 1000, height: 700, maximized: false };

describe('window state', () => {
  it('comes back as it was written, leaving one file', async () => {
    const file = join(dir, 'window.json');
    await writeWindowState(file, state);
    await writeWindowState(file, { ...state, maximized: true });
    expect(readWindowState(file)).toEqual({ ...state, maximized: true });
    expect(readdirSync(dir)).toEqual(['window.json']);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":0,"y":0,"width":1000,"height":700}',
    '{"x":0,"y":0,"width":10,"height":700,"maximized":false}',
    '{"x":0.5,"y":0,"width":1000,"height":700,"maximized":false}',
    '{"x":"0","y":0,"width":1000,"height":700,"maximized":false}',
    '{"x":0,"y":0,"width":1e9,"height":700,"maximized":false}',
  ])('ignores a file that says %s', (text) => {
    const file = join(dir, 'window.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeNull();
  });

  it('is null without a file', () => {
    expect(readWindowState(join(dir, 'none.json'))).toBeNull();
  });
});

describe('bounds', () => {
  const left = { x: 0, y: 25, width: 1920, height: 1055 };
  const right = { x: 1920, y: 0, width: 1280, height: 1024 };

  it('stay where a title bar is reachable', () => {
    const { maximized: _, ...bounds } = state;
    expect(boundsOnDisplay(state, [left])).toEqual(bounds);
    // 2100 + 1000 reaches far into the right display (1920 to 3200).
    expect(boundsOnDisplay({ ...state, x: 2100 }, [left, right])).toEqual({ ...bounds, x: 2100 });
  });

  it.each([
    ['its display is gone', { x: 2100 }],
    ['only 99 pixels of it are in view on the right', { x: 1821 }],
    ['only 99 pixels of it are in view on the left', { x: -901 }],
    ['its title bar is above the work area', { y: 24 }],
    ['only 49 pixels of it are in view at the bottom', { y: 1031 }],
  ])('are dropped where %s', (_reason, change) => {
    expect(boundsOnDisplay({ ...state, y: 25, ...change }, [left])).toBeNull();
  });

  it('are dropped where there is no display at all', () => {
    expect(boundsOnDisplay(state, [])).toBeNull();
  });
});
