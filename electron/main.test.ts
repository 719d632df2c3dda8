/** Runs main.ts against a recording stand-in for Electron: what happens in which order, and what never happens. */
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToCore } from './coreMessages.ts';

const place = vi.hoisted(() => ({ dir: '' }));

vi.mock('./paths.ts', () => ({
  shellPaths: () => ({
    core: {
      referenceDb: 'r.db',
      fontsDir: 'f',
      dataDir: 'd',
      reportWorker: 'w.js',
      combinationWorker: 'c.js',
      importWorker: 'i.js',
    },
    coreScript: 'coreProcess.js',
    preload: join(place.dir, 'preload.cjs'),
    rendererDir: join(place.dir, 'renderer'),
    windowState: join(place.dir, 'window.json'),
    mainLog: join(place.dir, 'main.log'),
    coreLog: join(place.dir, 'core.log'),
  }),
}));

class Child extends EventEmitter {
  readonly received: ToCore[] = [];
  postMessage(message: ToCore): void {
    this.received.push(message);
  }
  kill(): boolean {
    this.emit('exit', 0);
    return true;
  }
}

class Contents extends EventEmitter {
  readonly sent: unknown[] = [];
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
}

/** A stand-in for the module "electron"; `order` is the list of what was asked of it. */
function fakeElectron(hasLock: boolean) {
  const order: string[] = [];
  const child = new Child();
  const errors: string[] = [];
  /** The button that the person presses: the first keeps the window open. */
  const answers = { pressed: 0 };
  const handlers = new Map<string, (...args: unknown[]) => unknown>();
  const note =
    (name: string) =>
    (...args: unknown[]): void => {
      order.push(typeof args[0] === 'string' ? `${name} ${args[0]}` : name);
    };
  const windows: Window[] = [];
  class Window extends EventEmitter {
    readonly webContents = new Contents();
    readonly options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
      windows.push(this);
      order.push('window');
    }
    readonly setProgressBar = note('progress');
    readonly loadURL = (url: string): Promise<void> => {
      order.push(`load ${url}`);
      return Promise.resolve();
    };
    readonly getNormalBounds = (): object => ({ x: 0, y: 0, width: 800, height: 600 });
    readonly isMaximized = (): boolean => false;
    readonly isMinimized = (): boolean => true;
    readonly show = note('show');
    readonly focus = note('focus');
    readonly restore = note('restore');
  }
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    requestSingleInstanceLock: () => {
      order.push('lock');
      return hasLock;
    },
    enableSandbox: note('sandbox'),
    commandLine: { appendSwitch: note('switch') },
    whenReady: () => {
      order.push(`ready, guards of contents: ${app.listenerCount('web-contents-created')}`);
      return Promise.resolve();
    },
    getPath: (name: string) => join(place.dir, name),
    quit: note('quit'),
    exit: note('exit'),
  });
  const electron = {
    app,
    BrowserWindow: Window,
    dialog: {
      showErrorBox: (title: string) => errors.push(title),
      showMessageBoxSync: () => answers.pressed,
    },
    ipcMain: {
      handle: (channel: string, handler: (...args: unknown[]) => unknown) => {
        order.push(`ipc ${channel}`);
        handlers.set(channel, handler);
      },
    },
    Menu: { buildFromTemplate: () => ({}), setApplicationMenu: note('menu') },
    protocol: { registerSchemesAsPrivileged: note('scheme'), handle: note('protocol') },
    screen: { getAllDisplays: () => [] },
    session: {
      defaultSession: Object.assign(new EventEmitter(), {
        webRequest: { onBeforeRequest: note('guard') },
        setPermissionRequestHandler: () => undefined,
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
        setSpellCheckerEnabled: () => undefined,
      }),
    },
    shell: { openExternal: note('open') },
    utilityProcess: {
      fork: (script: string) => {
        order.push(`fork ${script}`);
        return child;
      },
    },
  };
  return { electron, app, answers, child, errors, handlers, order, windows };
}

async function runMain(hasLock = true): Promise<ReturnType<typeof fakeElectron>> {
  const fake = fakeElectron(hasLock);
  vi.resetModules();
  vi.doMock('electron', () => fake.electron);
  await import('./main.ts');
  await vi.waitFor(() => {
    expect(fake.order.at(-1)).toMatch(/^(load|quit|exit)/);
  });
  return fake;
}

beforeEach(() => {
  place.dir = mkdtempSync(join(tmpdir(), 'cofactor-main-'));
  mkdirSync(join(place.dir, 'renderer'));
  writeFileSync(join(place.dir, 'renderer', 'index.html'), '');
});
afterEach(() => {
  vi.doUnmock('electron');
  rmSync(place.dir, { recursive: true });
});

describe('start', () => {
  it('has every protection in place before the first page', async () => {
    const { order } = await runMain();
    expect(order.filter((step) => !step.startsWith('switch'))).toEqual([
      'lock',
      'sandbox',
      'scheme',
      'ready, guards of contents: 1',
      'guard',
      'protocol app',
      'fork coreProcess.js',
      'ipc core:call',
      'ipc host:save-file',
      'ipc host:open-link',
      'ipc host:open-plan-file',
      'ipc host:take-plan-file',
      'ipc host:pick-file',
      'ipc host:set-progress',
      'menu',
      'window',
      'load app://cofactor/',
    ]);
    expect(order.indexOf('switch host-resolver-rules')).toBeLessThan(
      order.findIndex((step) => step.startsWith('ready')),
    );
  });

  it('opens the window sandboxed, isolated and without developer tools', async () => {
    const { windows } = await runMain();
    expect(windows).toHaveLength(1);
    expect(windows[0]?.options).toMatchObject({
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      },
    });
  });

  it('leaves at once where Cofactor is running already', async () => {
    expect((await runMain(false)).order).toEqual(['lock', 'quit']);
  });

  it('brings its window to the front when started a second time', async () => {
    const { app, order } = await runMain();
    app.emit('second-instance', {}, ['cofactor'], '/');
    expect(order.slice(-2)).toEqual(['restore', 'focus']);
  });

  it('gives the page the file of a second start, once', async () => {
    const { app, handlers, order, windows } = await runMain();
    const path = join(place.dir, 'Mine.cofactorplan');
    writeFileSync(path, '{}');
    app.emit('second-instance', {}, ['cofactor', '--switch', 'Mine.cofactorplan'], place.dir);
    expect(order.slice(-2)).toEqual(['restore', 'focus']);
    expect(windows[0]?.webContents.sent.at(-1)).toEqual(['menu:command', 'plan-file-waiting']);
    const frame = { url: 'app://cofactor/' };
    const take = (): unknown =>
      handlers.get('host:take-plan-file')?.({ senderFrame: frame, sender: { mainFrame: frame } });
    expect(await take()).toEqual({ ok: true, value: { name: 'Mine.cofactorplan', text: '{}' } });
    expect(await take()).toEqual({ ok: true, value: null });
  });

  it('takes a file of the system before and after the start on macOS', async () => {
    const { app, windows } = await runMain();
    let prevented = 0;
    app.emit('open-file', { preventDefault: () => (prevented += 1) }, '/a/b.cofactorplan');
    expect(prevented).toBe(1);
    expect(windows[0]?.webContents.sent.at(-1)).toEqual(['menu:command', 'plan-file-waiting']);
    windows[0]?.emit('closed');
    app.emit('open-file', { preventDefault: () => (prevented += 1) }, '/a/c.cofactorplan');
    expect(windows).toHaveLength(2);
  });

  it('keeps a window open over unsaved work until the person gives it up', async () => {
    const { answers, windows } = await runMain();
    let given = 0;
    const leave = (): unknown =>
      windows[0]?.webContents.emit('will-prevent-unload', { preventDefault: () => (given += 1) });
    leave();
    expect(given).toBe(0);
    answers.pressed = 1;
    leave();
    expect(given).toBe(1);
  });

  it('says that it cannot start where the interface is missing', async () => {
    rmSync(join(place.dir, 'renderer', 'index.html'));
    const { errors, order } = await runMain();
    expect(errors).toEqual(['Cofactor cannot start']);
    expect(order.at(-1)).toBe('exit');
  });

  it('says that the data cannot be opened', async () => {
    const { child, errors } = await runMain();
    child.emit('message', {
      type: 'failed',
      failure: { code: 'damaged-data', message: 'damaged' },
    });
    expect(errors).toEqual(['Cofactor cannot open its data']);
  });
});

describe('end', () => {
  it('waits until the core has closed its databases', async () => {
    const { app, child, order } = await runMain();
    child.emit('message', { type: 'ready' });
    let prevented = 0;
    const quit = (): boolean => app.emit('will-quit', { preventDefault: () => (prevented += 1) });
    quit();
    expect(prevented).toBe(1);
    expect(child.received.at(-1)).toEqual({ type: 'close' });
    expect(order).not.toContain('quit');
    child.emit('message', { type: 'closed' });
    await vi.waitFor(() => {
      expect(order.at(-1)).toBe('quit');
    });
    quit();
    expect(prevented).toBe(1);
  });
});
