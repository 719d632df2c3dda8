import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { MenuCommand } from './channels.ts';
import { menuTemplate } from './menu.ts';

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu) : []),
  ]);
}

function build(platform: NodeJS.Platform, developing = false) {
  const sent: MenuCommand[] = [];
  const template = menuTemplate({
    appName: 'Cofactor',
    platform,
    developing,
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
        'save-report',
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
    expect(keys).toHaveLength(8);
    expect(new Set(keys).size).toBe(keys.length);
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
