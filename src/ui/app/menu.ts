import { themes } from '../../contract/userData.ts';
import { changeSettings } from './appearance.svelte.ts';
import { router } from './router.svelte.ts';

const destinations: Readonly<Record<string, string>> = {
  home: '#/',
  plans: '#/plans',
  foods: '#/foods',
  about: '#/about',
};

/** Runs a command of the window's menu; commands that are unknown here belong to a page and are left to it. */
export function runMenuCommand(command: string): void {
  const destination = destinations[command];
  const theme = themes.find((known) => command === `theme-${known}`);
  if (destination !== undefined) router.go(destination);
  else if (theme !== undefined) void changeSettings({ theme });
  else if (command === 'search')
    document.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
  else if (command === 'back') history.back();
  else if (command === 'forward') history.forward();
  else if (command === 'new-plan' && router.match.path !== '/plans') router.go('#/plans?new=1');
  else if (command === 'save-report' && router.match.route.path === '/plan/:id')
    router.go(`#${router.match.path}/report`);
}
