import type { Envelope } from '../../contract/errors.ts';
import type { InputOf, OperationName, OutputOf } from '../../contract/operations.ts';

/** What only the host can do: files, links, the menu of the window. */
export interface HostActions {
  readonly kind: 'desktop' | 'browser';
  /** Lets the person choose where to keep a file. `saved` false: they changed their mind. */
  saveFile(file: HostFile): Promise<{ saved: boolean; path: string | null }>;
  /** Opens an address outside Cofactor. Callers show the address first. */
  openLink(url: string): Promise<void>;
  /** Commands of the window's menu; returns the function that ends it. */
  onMenu(listener: (command: string) => void): () => void;
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
