/** Names and shapes that the preload and the main process share. Nothing here may import Electron. */
import type { Envelope } from '../src/contract/errors.ts';
import type { PickedFile } from '../src/contract/fileKinds.ts';

export const channels = {
  call: 'core:call',
  saveFile: 'host:save-file',
  openLink: 'host:open-link',
  openPlanFile: 'host:open-plan-file',
  takePlanFile: 'host:take-plan-file',
  pickFile: 'host:pick-file',
  setProgress: 'host:set-progress',
  menu: 'menu:command',
} as const;

/** What the menu asks of the page. */
export type MenuCommand =
  | 'new-plan'
  | 'open-plan-file'
  | 'save-plan-file'
  | 'save-report'
  | 'print'
  | 'palette'
  | 'keys'
  | 'people'
  | 'products'
  | 'guide'
  | 'glossary'
  | 'settings'
  /** The system handed over a plan file; the page takes it when it is ready. */
  | 'plan-file-waiting'
  | `open-plan:${string}`
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

/** A plan file that the person picked or the system handed over: never more than its name and its text. */
export interface HandedFile {
  name: string;
  text: string;
}

/** From 0 to 1; `running`: the end is not known; null: no long work. */
export type Progress = number | 'running' | null;

/** `window.cofactor`: all that the page can reach. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  saveFile(file: { name: string; mime: string; base64: string }): Promise<SaveResult>;
  openLink(url: string): Promise<void>;
  /** Lets the person pick a plan file; null where they cancelled. */
  openPlanFile(): Promise<HandedFile | null>;
  /** The plan file that the system handed over, once; null where there is none. */
  takePlanFile(): Promise<HandedFile | null>;
  /** Lets the person pick a file for the core, of one of the kinds of contract/fileKinds.ts; null where they cancelled. */
  pickFile(kind: string): Promise<PickedFile | null>;
  setProgress(progress: Progress): Promise<void>;
  onMenu(listener: (command: string) => void): () => void;
}
