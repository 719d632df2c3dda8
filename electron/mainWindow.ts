/** Options of the one window. Every protection is written out, although most are Electron's defaults today. */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

export function windowOptions(
  preload: string,
  bounds: Rectangle | null,
  developing: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Cofactor',
    ...(bounds ?? { width: 1180, height: 820 }),
    minWidth: 400,
    minHeight: 300,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developing,
    },
  };
}
