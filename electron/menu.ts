/** The application menu as data. Items that concern the page send it a command; the rest are roles of the system. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from './channels.ts';
import type { RecentPlan } from './recentPlans.ts';

export interface MenuOptions {
  appName: string;
  platform: NodeJS.Platform;
  /** Adds the developer tools; off in the installed app. */
  developing: boolean;
  /** Newest first. */
  recentPlans: readonly RecentPlan[];
  send: (command: MenuCommand) => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** A title as a label: "&" would mark a key, and a long one would widen the menu over the screen. */
function shown(title: string): string {
  const short = title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title;
  return short.replaceAll('&', '&&');
}

export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { appName, platform, developing, recentPlans, send } = options;
  const mac = platform === 'darwin';
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => {
      send(command);
    },
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const about = item(`About ${appName}`, 'about');
  const settings = item('Settings…', 'settings', 'CmdOrCtrl+,');
  const recent: MenuItemConstructorOptions = {
    label: 'Recent plans',
    enabled: recentPlans.length > 0,
    submenu: recentPlans.map(({ id, title }) => item(shown(title), `open-plan:${id}`)),
  };

  const appMenu: MenuItemConstructorOptions = {
    label: appName,
    submenu: [
      about,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };

  return [
    ...(mac ? [appMenu] : []),
    {
      label: '&File',
      submenu: [
        item('New plan', 'new-plan', 'CmdOrCtrl+N'),
        item('Open plan file…', 'open-plan-file', 'CmdOrCtrl+O'),
        recent,
        separator,
        item('Save plan file…', 'save-plan-file', 'CmdOrCtrl+Shift+S'),
        item('Save report…', 'save-report', 'CmdOrCtrl+S'),
        item('Print…', 'print', 'CmdOrCtrl+P'),
        separator,
        ...(mac ? [] : [settings, separator]),
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu', label: '&Edit' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom', label: 'Normal size' },
        { role: 'zoomIn', label: 'Larger' },
        { role: 'zoomOut', label: 'Smaller' },
        separator,
        {
          label: 'Theme',
          submenu: [
            item('Like the system', 'theme-system'),
            item('Light', 'theme-light'),
            item('Dark', 'theme-dark'),
            item('High contrast', 'theme-contrast'),
          ],
        },
        separator,
        { role: 'togglefullscreen' },
        ...(developing ? [separator, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    {
      label: '&Go',
      submenu: [
        item('Home', 'home', 'CmdOrCtrl+1'),
        item('Plans', 'plans', 'CmdOrCtrl+2'),
        item('Foods', 'foods', 'CmdOrCtrl+3'),
        item('People', 'people'),
        item('Products', 'products'),
        separator,
        item('Search', 'search', 'CmdOrCtrl+F'),
        item('Commands…', 'palette', 'CmdOrCtrl+Shift+P'),
        item('Back', 'back', mac ? 'Cmd+[' : 'Alt+Left'),
        item('Forward', 'forward', mac ? 'Cmd+]' : 'Alt+Right'),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    {
      role: 'help',
      label: '&Help',
      submenu: [
        item('Keyboard', 'keys', 'CmdOrCtrl+/'),
        item('Five-minute guide', 'guide'),
        item('Glossary', 'glossary'),
        ...(mac ? [] : [separator, about]),
      ],
    },
  ];
}
