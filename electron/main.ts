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
import type { MenuCommand } from './channels.ts';
import { connectCore } from './coreConnection.ts';
import { createFileLog } from './fileLog.ts';
import { createHostActions } from './hostActions.ts';
import { registerIpc } from './ipc.ts';
import { createLinkHosts } from './linkHosts.ts';
import { windowOptions } from './mainWindow.ts';
import { menuTemplate } from './menu.ts';
import { shellPaths } from './paths.ts';
import { planFileIn } from './planFiles.ts';
import { watchRecentPlans } from './recentPlans.ts';
import type { RecentPlan } from './recentPlans.ts';
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
/** The plan file that the system handed over and no page has taken yet. */
let waiting: string | null = null;
let started = false;

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
  // The page holds the window only while something could not be saved yet.
  opened.webContents.on('will-prevent-unload', (event) => {
    if (closeUnsaved(opened)) event.preventDefault();
  });
  opened.webContents.once('render-process-gone', (_event, { reason }) => {
    log.error('page ended', { reason });
    // Once: a page that ends again would only flicker.
    if (reason !== 'clean-exit') opened.webContents.reload();
  });
  void opened.loadURL(`${appOrigin}/`);
}

/** True where the person gives up what is not saved. */
function closeUnsaved(over: BrowserWindow): boolean {
  const pressed = dialog.showMessageBoxSync(over, {
    type: 'warning',
    title: 'Not saved yet',
    message: 'Something on this page is not saved yet.',
    detail: 'Closing now loses it. What was saved before stays.',
    buttons: ['Keep the window open', 'Close without saving'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return pressed === 1;
}

function focusWindow(): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

const send = (command: MenuCommand): void => {
  window?.webContents.send(channels.menu, command);
};

/** Keeps the file for the page, which asks for it at its start and when it is told. */
function handOver(path: string | null): void {
  if (path !== null) waiting = path;
  if (window === null) {
    // Before the start is done there is no window to open yet; the start opens it.
    if (path !== null && started) openWindow();
    return;
  }
  focusWindow();
  if (path !== null) send('plan-file-waiting');
}

function showMenu(recentPlans: readonly RecentPlan[]): void {
  const template = menuTemplate({
    appName: 'Cofactor',
    platform: process.platform,
    developing,
    recentPlans,
    send,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function start(): void {
  guardSession(session.defaultSession, developing);
  protocol.handle(appScheme, createAppHandler(listBuiltFiles(paths.rendererDir)));

  const connection = connectCore({
    fork: () => utilityProcess.fork(paths.coreScript, [], { serviceName: 'Cofactor core' }),
    start: { paths: paths.core, logFile: paths.coreLog },
    onFatal: (failure) => {
      dialog.showErrorBox('Cofactor cannot open its data', failure.message);
    },
    log: log.error,
  });
  const core = watchRecentPlans(connection, showMenu);
  const host = createHostActions({
    desktop: {
      showSaveDialog: (options) =>
        window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options),
      showOpenDialog: (options) =>
        window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options),
      showMessageBox: (options) =>
        window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options),
      openExternal: (url) => shell.openExternal(url),
      setProgressBar: (value) => window?.setProgressBar(value),
    },
    documentsDir: app.getPath('documents'),
    linkHosts: createLinkHosts(core),
    offer: (file) => core.offer(file),
    takeWaiting: () => {
      const path = waiting;
      waiting = null;
      return path;
    },
    log: log.warn,
  });
  registerIpc(ipcMain, core, host);

  showMenu([]);
  started = true;
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
  waiting = planFileIn(process.argv, process.cwd());
  app.on('second-instance', (_event, argv, workingDirectory) => {
    handOver(planFileIn(argv, workingDirectory));
  });
  // macOS hands files over by this event, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    handOver(path);
  });
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
