import type { Envelope } from '../../contract/errors.ts';
import type { PickKind } from '../../contract/fileKinds.ts';
import type { FileId } from '../../contract/imports.ts';
import type { InputOf, OperationName, OutputOf } from '../../contract/operations.ts';

/** What only the host can do: files, links, the menu of the window. */
export interface HostActions {
  readonly kind: 'desktop' | 'browser';
  /** Lets the person choose where to keep a file. `saved` false: they changed their mind. */
  saveFile(file: HostFile): Promise<{ saved: boolean; path: string | null }>;
  /** Opens an address outside Cofactor. Callers show the address first. */
  openLink(url: string): Promise<void>;
  /** Lets the person pick a plan file; null: they changed their mind. */
  openPlanFile(): Promise<PlanFileText | null>;
  /** A plan file that the system handed over (double click), once; null: there is none. */
  takePlanFile(): Promise<PlanFileText | null>;
  /** Lets the person pick a file for the core; null: they changed their mind. @throws Error with a sentence for the person */
  pickFile(kind: PickKind): Promise<{ file: FileId; name: string } | null>;
  /** Long work, shown where the system shows it: 0 to 1, `running` without a known end, null when it is over. */
  setProgress(progress: number | 'running' | null): Promise<void>;
  /** Commands of the window's menu and of the palette; returns the function that ends it. */
  onMenu(listener: (command: string) => void): () => void;
}

/** A plan file as it came; nothing in it has been checked. */
export interface PlanFileText {
  name: string;
  text: string;
}

export interface HostFile {
  name: string;
  mime: string;
  /** Content, base64. */
  base64: string;
}

/** The only way from the screen to the core. Failures are values; `call` never throws. */
export interface Client {
  call<N extends OperationName>(name: N, input: InputOf<N>): Promise<Envelope<OutputOf<N>>>;
  readonly host: HostActions;
}
