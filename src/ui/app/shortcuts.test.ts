import { describe, expect, it } from 'vitest';
import {
  commandOfKey,
  isSingleKey,
  keysOf,
  keyText,
  shortcuts,
  shortcutTable,
  spokenKeys,
  type KeyPress,
} from './shortcuts.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const browser = { mac: false, desktop: false, singleKeys: true };
const ctrl = { ctrlKey: true };

describe('keys', () => {
  it('run their command with the key of the platform', () => {
    expect(commandOfKey(press('P', { ctrlKey: true, shiftKey: true }), browser)).toBe('palette');
    const command = press('p', { metaKey: true, shiftKey: true });
    expect(commandOfKey(command, browser)).toBeNull();
    expect(commandOfKey(command, { ...browser, mac: true })).toBe('palette');
    expect(commandOfKey(press('k', ctrl), browser)).toBe('search');
  });

  it('need exactly the keys that are named', () => {
    expect(commandOfKey(press('k'), browser)).toBeNull();
    expect(commandOfKey(press('k', { ...ctrl, shiftKey: true }), browser)).toBeNull();
    expect(commandOfKey(press('k', { ...ctrl, altKey: true }), browser)).toBeNull();
  });

  it('reach signs on keyboards that need Shift for them', () => {
    expect(commandOfKey(press('?', { shiftKey: true }), browser)).toBe('keys');
    expect(commandOfKey(press('?'), browser)).toBe('keys');
    // German keyboards have "/" on Shift+7.
    expect(commandOfKey(press('/', { ...ctrl, shiftKey: true }), browser)).toBe('keys');
    expect(commandOfKey(press('/'), browser)).toBe('search');
  });

  it('of a single character do nothing where they are turned off or typed', () => {
    const off = { ...browser, singleKeys: false };
    expect(commandOfKey(press('?'), off)).toBeNull();
    expect(commandOfKey(press('/'), off)).toBeNull();
    expect(commandOfKey(press('/', ctrl), off)).toBe('keys');
    expect(commandOfKey(press('k', ctrl), off)).toBe('search');
  });

  it('that a browser keeps are left to it', () => {
    expect(commandOfKey(press('n', ctrl), browser)).toBeNull();
    expect(commandOfKey(press('n', ctrl), { ...browser, desktop: true })).toBe('new-plan');
  });

  it('stand for one thing each', () => {
    for (const mac of [false, true]) {
      const keys = shortcuts
        .filter(({ command }) => command !== null)
        .flatMap((shortcut) => (mac ? shortcut.macKeys : undefined) ?? shortcut.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('can be reached without a single character, whatever they run', () => {
    for (const { command } of shortcuts) {
      if (command === null) continue;
      const all = shortcuts.filter((other) => other.command === command);
      expect(all.some(({ keys }) => keys.some((one) => !isSingleKey(one)))).toBe(true);
    }
  });
});

describe('words', () => {
  it('are those of the platform', () => {
    expect(keyText('Mod+Shift+P', false)).toBe('Ctrl+Shift+P');
    expect(keyText('Mod+Shift+P', true)).toBe('⇧⌘P');
    expect(keyText('Alt+Left', false)).toBe('Alt+←');
    expect(keyText('Mod+Enter', true)).toBe('⌘ Enter');
    expect(keyText('?', true)).toBe('?');
  });

  it('are said in full to screen readers', () => {
    expect(spokenKeys('Mod+Shift+P', false)).toBe('Control Shift P');
    expect(spokenKeys('Mod+/', true)).toBe('Command slash');
    expect(spokenKeys('?', false)).toBe('question mark');
  });

  it('leave out what a browser keeps, and name each thing once', () => {
    const rows = (desktop: boolean) =>
      shortcutTable({ mac: false, desktop }).flatMap((group) => group.rows);
    const search = (desktop: boolean) =>
      rows(desktop).find(({ says }) => says === 'Go to the search box')?.keys;
    expect(search(false)).toEqual(['Mod+K', '/']);
    expect(search(true)).toEqual(['Mod+K', '/', 'Mod+F']);
    expect(rows(false).some(({ says }) => says === 'New plan')).toBe(false);
    const says = rows(true).map((row) => row.says);
    expect(new Set(says).size).toBe(says.length);
  });

  it('stand beside commands', () => {
    expect(keysOf('back', { mac: true, desktop: true })).toBe('Mod+[');
    expect(keysOf('glossary', { mac: true, desktop: true })).toBeNull();
  });
});
