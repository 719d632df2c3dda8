/** The application menu as data. Items that concern the page send it a command; the rest are roles of the system. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from './channels.ts';

export interface MenuOptions {
  appName: string;
  platform: NodeJS.Platform;
  /** Adds the developer tools; off in the installed app. */
  developing: boolean;
  send: (command: MenuCommand) => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { appName, platform, developing, send } = options;
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

  const appMenu: MenuItemConstructorOptions = {
    label: appName,
    submenu: [
      about,
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
        item('Save report…', 'save-report', 'CmdOrCtrl+S'),
        separator,
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
        separator,
        item('Search', 'search', 'CmdOrCtrl+F'),
        item('Back', 'back', mac ? 'Cmd+[' : 'Alt+Left'),
        item('Forward', 'forward', mac ? 'Cmd+]' : 'Alt+Right'),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', label: '&Help', submenu: [about] },
  ];
}
