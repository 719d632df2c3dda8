/** The only user of ipcMain. Every message must come from the main frame of the app's own page. */
import type { WebContents, WebFrameMain } from 'electron';
import type { Envelope } from '../src/contract/errors.ts';
import { isOperationName } from '../src/contract/operations.ts';
import { isAppUrl } from './appProtocol.ts';
import { channels } from './channels.ts';
import type { CoreConnection } from './coreConnection.ts';
import type { HostActions } from './hostActions.ts';

/** The part of an invoke event that decides who is speaking. */
export interface Sender {
  senderFrame: Pick<WebFrameMain, 'url'> | null;
  sender: { mainFrame: Pick<WebContents['mainFrame'], 'url'> };
}

export interface IpcMainPart {
  handle(channel: string, listener: (event: Sender, ...args: unknown[]) => Promise<unknown>): void;
}

/** Throws for any frame but the page's own main frame: an intruder gets an error, never an answer. */
export function assertTrusted({ senderFrame, sender }: Sender): void {
  const trusted =
    senderFrame !== null && senderFrame === sender.mainFrame && isAppUrl(senderFrame.url);
  if (!trusted) throw new Error('This message did not come from the page of Cofactor.');
}

export function registerIpc(ipcMain: IpcMainPart, core: CoreConnection, host: HostActions): void {
  const handle = (
    channel: string,
    action: (...args: unknown[]) => Promise<Envelope<unknown>>,
  ): void => {
    ipcMain.handle(channel, async (event, ...args) => {
      assertTrusted(event);
      return action(...args);
    });
  };

  handle(channels.call, async (name, input) =>
    typeof name === 'string' && isOperationName(name)
      ? core.call(name, input)
      : { ok: false, error: { code: 'invalid-input', message: 'There is no such operation.' } },
  );
  handle(channels.saveFile, (file) => host.saveFile(file));
  handle(channels.openLink, (url) => host.openLink(url));
  // The page names no path: which file is read is decided by the person or by the system.
  handle(channels.openPlanFile, () => host.openPlanFile());
  handle(channels.takePlanFile, () => host.takePlanFile());
  handle(channels.pickFile, (kind) => host.pickFile(kind));
  handle(channels.setProgress, (progress) => host.setProgress(progress));
}
