import type { Client, HostActions, HostFile, PlanFileText } from './client.ts';

/** What the preload script exposes; answers are envelopes that the core process has validated. */
export interface Bridge {
  call: Client['call'];
  saveFile(file: HostFile): Promise<{ saved: boolean; path: string | null }>;
  openLink(url: string): Promise<void>;
  openPlanFile(): Promise<PlanFileText | null>;
  takePlanFile(): Promise<PlanFileText | null>;
  pickFile: HostActions['pickFile'];
  setProgress: HostActions['setProgress'];
  onMenu: HostActions['onMenu'];
}

declare global {
  interface Window {
    cofactor?: Bridge;
  }
}

/** Client of the desktop window. */
export function electronClient(bridge: Bridge): Client {
  return {
    async call(name, input) {
      try {
        // Reactive objects of the page cannot cross the border of the window; plain data can, as over HTTP.
        return await bridge.call(name, JSON.parse(JSON.stringify(input)) as typeof input);
      } catch {
        return {
          ok: false,
          error: {
            code: 'internal',
            message:
              'The part of Cofactor that holds the data did not answer. Close Cofactor and open it again.',
          },
        };
      }
    },
    host: {
      kind: 'desktop',
      saveFile: (file) => bridge.saveFile(file),
      openLink: (url) => bridge.openLink(url),
      openPlanFile: () => bridge.openPlanFile(),
      takePlanFile: () => bridge.takePlanFile(),
      pickFile: (kind) => bridge.pickFile(kind),
      setProgress: (progress) => bridge.setProgress(progress),
      onMenu: (listener) => bridge.onMenu(listener),
    },
  };
}
