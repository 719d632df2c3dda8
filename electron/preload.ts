/** Runs sandboxed before the page. Gives it eight functions; never ipcRenderer itself, never an event object. */
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Envelope } from '../src/contract/errors.ts';
import type { PickedFile } from '../src/contract/fileKinds.ts';
import { channels } from './channels.ts';
import type { Bridge, HandedFile, SaveResult } from './channels.ts';

/** Host actions answer with an envelope, because Electron would prefix the message of a thrown error. */
async function hostAction<T>(channel: string, input?: unknown): Promise<T> {
  // Written by ipc.ts of the same build.
  const answer = (await ipcRenderer.invoke(channel, input)) as Envelope<T>;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  saveFile: (file) => hostAction<SaveResult>(channels.saveFile, file),
  async openLink(url) {
    await hostAction<null>(channels.openLink, url);
  },
  openPlanFile: () => hostAction<HandedFile | null>(channels.openPlanFile),
  takePlanFile: () => hostAction<HandedFile | null>(channels.takePlanFile),
  pickFile: (kind) => hostAction<PickedFile | null>(channels.pickFile, kind),
  async setProgress(progress) {
    await hostAction<null>(channels.setProgress, progress);
  },
  onMenu(listener) {
    const receive = (_event: IpcRendererEvent, command: string): void => {
      listener(command);
    };
    ipcRenderer.on(channels.menu, receive);
    return () => ipcRenderer.off(channels.menu, receive);
  },
};

contextBridge.exposeInMainWorld('cofactor', bridge);
