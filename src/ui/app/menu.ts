import { router } from './router.svelte.ts';

/** Runs a command of the window's menu; commands that are unknown here belong to a page and are left to it. */
export function runMenuCommand(command: string): void {
  switch (command) {
    case 'search':
      document.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
      return;
    case 'home':
      return router.go('#/');
    case 'plans':
      return router.go('#/plans');
    case 'foods':
      return router.go('#/foods');
    case 'about':
      return router.go('#/about');
    case 'back':
      return history.back();
    case 'forward':
      return history.forward();
    default:
  }
}
