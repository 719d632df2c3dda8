import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { MenuCommand } from './channels.ts';
import { shortcuts } from '../src/ui/app/shortcuts.ts';
import { menuTemplate } from './menu.ts';
import type { RecentPlan } from './recentPlans.ts';

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu) : []),
  ]);
}

function build(
  platform: NodeJS.Platform,
  developing = false,
  recentPlans: readonly RecentPlan[] = [{ id: 'p1', title: 'Mine' }],
) {
  const sent: MenuCommand[] = [];
  const template = menuTemplate({
    appName: 'Cofactor',
    platform,
    developing,
    recentPlans,
    send: (command) => sent.push(command),
  });
  return { template, all: items(template), sent };
}

/** Electron passes the item, the window and the event; the template looks at none of them. */
function press(item: MenuItemConstructorOptions): void {
  const click: unknown = item.click;
  if (typeof click === 'function') Reflect.apply(click, undefined, []);
}

describe('menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'on %s sends every command of the page',
    (platform) => {
      const { all, sent } = build(platform);
      all.forEach(press);
      const expected: MenuCommand[] = [
        'new-plan',
        'open-plan-file',
        'open-plan:p1',
        'save-plan-file',
        'save-report',
        'print',
        'palette',
        'keys',
        'people',
        'products',
        'guide',
        'glossary',
        'settings',
        'search',
        'home',
        'plans',
        'foods',
        'back',
        'forward',
        'about',
        'theme-system',
        'theme-light',
        'theme-dark',
        'theme-contrast',
      ];
      expect([...new Set(sent)].sort()).toEqual([...expected].sort());
    },
  );

  it('uses each shortcut once', () => {
    const keys = build('linux').all.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['linux', 'win32', 'darwin'] as const)(
    'on %s has the keys that the keyboard help names',
    (platform) => {
      const mac = platform === 'darwin';
      const { all } = build(platform);
      const wanted = shortcuts
        .filter(({ menu }) => menu)
        .map(({ keys, macKeys }) => [
          // Electron writes the platform's own key as CmdOrCtrl and a plain Cmd where only a Mac has it.
          ((mac ? macKeys : undefined) ?? keys)[0]?.replace('Mod', 'CmdOrCtrl'),
        ]);
      const had = all.flatMap(({ accelerator }) =>
        typeof accelerator === 'string' ? [[accelerator.replace(/^Cmd\+/, 'CmdOrCtrl+')]] : [],
      );
      expect(had.toSorted()).toEqual(wanted.toSorted());
      expect(had.length).toBeGreaterThan(8);
    },
  );

  it('lists recent plans by their titles, as they are', () => {
    const long = 'x'.repeat(80);
    const { all, sent } = build('linux', false, [
      { id: 'a', title: 'Mum & Dad' },
      { id: 'b', title: long },
    ]);
    const recent = all.find(({ label }) => label === 'Recent plans');
    expect(recent?.enabled).toBe(true);
    const entries = Array.isArray(recent?.submenu) ? recent.submenu : [];
    expect(entries.map(({ label }) => label)).toEqual(['Mum && Dad', `${'x'.repeat(59)}…`]);
    entries.forEach(press);
    expect(sent).toEqual(['open-plan:a', 'open-plan:b']);
    expect(
      build('linux', false, []).all.find(({ label }) => label === 'Recent plans')?.enabled,
    ).toBe(false);
  });

  it('follows the habits of the platform', () => {
    const labels = (platform: NodeJS.Platform): unknown[] =>
      build(platform).template.map(({ label, role }) => label ?? role);
    expect(labels('darwin')).toEqual([
      'Cofactor',
      '&File',
      '&Edit',
      '&View',
      '&Go',
      'windowMenu',
      '&Help',
    ]);
    expect(labels('win32')).toEqual(['&File', '&Edit', '&View', '&Go', '&Help']);
    expect(build('win32').all.some(({ role }) => role === 'quit')).toBe(true);
  });

  it('shows developer tools only while developing, and never a reload', () => {
    const roles = (developing: boolean): unknown[] =>
      build('linux', developing).all.map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
  });
});
