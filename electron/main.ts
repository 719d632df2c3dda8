/**
 * Start order, and nothing else: lock → sandbox → scheme → guard → protocol → core → messages → menu → window.
 * What each step does is in the file of its name.
 */
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import {
  appOrigin,
  createAppHandler,
  listBuiltFiles,
  schemeRegistration,
  appScheme,
} from './appProtocol.ts';
import { channels } from './channels.ts';
import { connectCore } from './coreConnection.ts';
import { createFileLog } from './fileLog.ts';
import { createHostActions } from './hostActions.ts';
import { registerIpc } from './ipc.ts';
import { createLinkHosts } from './linkHosts.ts';
import { windowOptions } from './mainWindow.ts';
import { menuTemplate } from './menu.ts';
import { shellPaths } from './paths.ts';
import { guardContents, guardSession, silenceChromium } from './sessionGuard.ts';
import { boundsOnDisplay, readWindowState, writeWindowState } from './windowState.ts';

const developing = !app.isPackaged;
const paths = shellPaths({
  packaged: app.isPackaged,
  mainDir: import.meta.dirname,
  resourcesPath: process.resourcesPath,
  userData: app.getPath('userData'),
  dataDirOverride: process.env['COFACTOR_DATA_DIR'],
});
const log = createFileLog(paths.mainLog, () => new Date());
let window: BrowserWindow | null = null;

function openWindow(): void {
  const state = readWindowState(paths.windowState);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const opened = new BrowserWindow(
    windowOptions(paths.preload, state === null ? null : boundsOnDisplay(state, areas), developing),
  );
  window = opened;
  opened.once('ready-to-show', () => {
    if (state?.maximized === true) opened.maximize();
    opened.show();
  });
  opened.on('close', () => {
    const current = { ...opened.getNormalBounds(), maximized: opened.isMaximized() };
    writeWindowState(paths.windowState, current).catch(() => {
      log.warn('window state not saved');
    });
  });
  opened.on('closed', () => (window = null));
  opened.webContents.once('render-process-gone', (_event, { reason }) => {
    log.error('page ended', { reason });
    // Once: a page that ends again would only flicker.
    if (reason !== 'clean-exit') opened.webContents.reload();
  });
  void opened.loadURL(`${appOrigin}/`);
}

function focusWindow(): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function start(): void {
  guardSession(session.defaultSession, developing);
  protocol.handle(appScheme, createAppHandler(listBuiltFiles(paths.rendererDir)));

  const core = connectCore({
    fork: () => utilityProcess.fork(paths.coreScript, [], { serviceName: 'Cofactor core' }),
    start: { paths: paths.core, logFile: paths.coreLog },
    onFatal: (failure) => {
      dialog.showErrorBox('Cofactor cannot open its data', failure.message);
    },
    log: log.error,
  });
  const host = createHostActions({
    desktop: {
      showSaveDialog: (options) =>
        window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options),
      showMessageBox: (options) =>
        window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options),
      openExternal: (url) => shell.openExternal(url),
    },
    documentsDir: app.getPath('documents'),
    linkHosts: createLinkHosts(core),
    log: log.warn,
  });
  registerIpc(ipcMain, core, host);

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        appName: 'Cofactor',
        platform: process.platform,
        developing,
        send: (command) => window?.webContents.send(channels.menu, command),
      }),
    ),
  );
  openWindow();
  app.on('activate', () => {
    if (window === null) openWindow();
  });

  let coreClosed = false;
  app.on('will-quit', (event) => {
    if (coreClosed) return;
    // Personal data is written to the end before the process may go.
    event.preventDefault();
    void core.close().finally(() => {
      coreClosed = true;
      app.quit();
    });
  });
}

if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([schemeRegistration]);
  silenceChromium(app.commandLine);
  app.on('second-instance', focusWindow);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown reason';
      log.error('start failed', { message });
      dialog.showErrorBox('Cofactor cannot start', message);
      app.exit(1);
    });
} else {
  app.quit();
}
