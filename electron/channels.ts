/** Names and shapes that the preload and the main process share. Nothing here may import Electron. */
import type { Envelope } from '../src/contract/errors.ts';

export const channels = {
  call: 'core:call',
  saveFile: 'host:save-file',
  openLink: 'host:open-link',
  menu: 'menu:command',
} as const;

/** What the menu asks of the page. */
export type MenuCommand =
  | 'new-plan'
  | 'save-report'
  | 'search'
  | 'home'
  | 'plans'
  | 'foods'
  | 'back'
  | 'forward'
  | 'about'
  | 'theme-system'
  | 'theme-light'
  | 'theme-dark'
  | 'theme-contrast';

/** `path` is null where the person cancelled. */
export interface SaveResult {
  saved: boolean;
  path: string | null;
}

/** `window.cofactor`: all that the page can reach. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  saveFile(file: { name: string; mime: string; base64: string }): Promise<SaveResult>;
  openLink(url: string): Promise<void>;
  onMenu(listener: (command: string) => void): () => void;
}
