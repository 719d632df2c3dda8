import { describe, expect, it } from 'vitest';
import { guardContents, guardSession, mayLoad, silenceChromium } from './sessionGuard.ts';

type Session = Parameters<typeof guardSession>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];

const hidDevice = { deviceId: '1', name: 'reader', productId: 1, vendorId: 1, collections: [] };

/** Records what the guard sets, as Electron would keep it. */
function recordSession() {
  const set: {
    beforeRequest:
      ((details: { url: string }, answer: (r: { cancel?: boolean }) => void) => void) | null;
    request: ((permission: string, requestingUrl: string) => boolean) | null;
    check: CheckHandler;
    device: DeviceHandler;
    spelling: boolean;
    download: ((event: { preventDefault(): void }) => void) | null;
  } = {
    beforeRequest: null,
    request: null,
    check: null,
    device: null,
    spelling: true,
    download: null,
  };
  const session: Session = {
    webRequest: {
      // The guard uses the form without a filter, which covers every address.
      onBeforeRequest: (listener: unknown) => {
        if (typeof listener !== 'function') throw new Error('a filter would leave gaps');
        set.beforeRequest = (details, answer) => {
          Reflect.apply(listener, undefined, [details, answer]);
        };
      },
    },
    setPermissionRequestHandler: (handler: unknown) => {
      if (typeof handler !== 'function') throw new Error('null would allow everything');
      set.request = (permission, requestingUrl) => {
        const answers: unknown[] = [];
        const answer = (granted: unknown): unknown => answers.push(granted);
        Reflect.apply(handler, undefined, [null, permission, answer, { requestingUrl }]);
        if (answers.length !== 1) throw new Error('a request has to be answered once');
        return answers[0] === true;
      };
    },
    setPermissionCheckHandler: (handler) => (set.check = handler),
    setDevicePermissionHandler: (handler) => (set.device = handler),
    setSpellCheckerEnabled: (enabled) => (set.spelling = enabled),
    on: (_event, listener) => (set.download = listener),
  };
  guardSession(session, false);
  return set;
}

describe('session guard', () => {
  it.each([
    'https://doi.org/10.1000/1',
    'http://127.0.0.1:8080/',
    'ws://example.org/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'chrome-extension://abc/x.js',
    'devtools://devtools/bundled/',
    'app://other/',
    'nonsense',
  ])('cancels %s', (url) => {
    const answers: unknown[] = [];
    recordSession().beforeRequest?.({ url }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
  });

  it.each([
    'app://cofactor/',
    'app://cofactor/assets/a.css',
    'data:image/png;base64,AA',
    'blob:app://cofactor/1',
  ])('lets %s pass', (url) => {
    const answers: unknown[] = [];
    recordSession().beforeRequest?.({ url }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel: false }]);
  });

  it('knows the developer tools only while developing', () => {
    expect(mayLoad('devtools://devtools/bundled/', true)).toBe(true);
    expect(mayLoad('https://example.org/', true)).toBe(false);
  });

  it('leaves spelling dictionaries and downloads alone', () => {
    const set = recordSession();
    let prevented = 0;
    set.download?.({ preventDefault: () => (prevented += 1) });
    expect(set.spelling).toBe(false);
    expect(prevented).toBe(1);
  });

  it('denies permissions, except text to the clipboard from the page itself', () => {
    const { check, device } = recordSession();
    const own = { requestingUrl: 'app://cofactor/', isMainFrame: true };
    const other = { requestingUrl: 'https://example.org/', isMainFrame: true };
    expect(check?.(null, 'geolocation', 'app://cofactor', own)).toBe(false);
    expect(check?.(null, 'clipboard-read', 'app://cofactor', own)).toBe(false);
    expect(check?.(null, 'openExternal', 'app://cofactor', own)).toBe(false);
    expect(check?.(null, 'clipboard-sanitized-write', 'app://cofactor', own)).toBe(true);
    expect(check?.(null, 'clipboard-sanitized-write', 'https://example.org', other)).toBe(false);
    expect(check?.(null, 'clipboard-sanitized-write', '', { isMainFrame: true })).toBe(false);
    expect(device?.({ deviceType: 'hid', origin: 'app://cofactor', device: hidDevice })).toBe(
      false,
    );
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'fileSystem',
    'openExternal',
    'clipboard-read',
    'local-network-access',
    'a permission of the future',
  ])('answers a request for %s with no', (permission) => {
    expect(recordSession().request?.(permission, 'app://cofactor/')).toBe(false);
  });

  it('lets only the page itself write to the clipboard', () => {
    const { request } = recordSession();
    expect(request?.('clipboard-sanitized-write', 'app://cofactor/#/plan')).toBe(true);
    expect(request?.('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
  });

  it('lets Chromium resolve no host', () => {
    const switches = new Map<string, string | undefined>();
    silenceChromium({ appendSwitch: (name, value) => void switches.set(name, value) });
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(switches.has('disable-background-networking')).toBe(true);
  });
});

describe('contents guard', () => {
  function recordContents() {
    const listeners = new Map<string, (event: { url: string; preventDefault(): void }) => void>();
    const rules: { open: unknown; webRtc: string | null } = { open: null, webRtc: null };
    guardContents({
      on: (event: string, listener: (event: { url: string; preventDefault(): void }) => void) =>
        listeners.set(event, listener),
      setWindowOpenHandler: (handler) => {
        rules.open = handler({
          url: 'https://example.org/',
          frameName: '',
          features: '',
          disposition: 'new-window',
          referrer: { url: '', policy: 'default' },
        });
      },
      setWebRTCIPHandlingPolicy: (policy) => (rules.webRtc = policy),
    });
    const prevents = (event: string, url: string): boolean => {
      let prevented = false;
      const listener = listeners.get(event);
      if (listener === undefined) throw new Error(`nothing listens to ${event}`);
      listener({ url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    return { prevents, rules };
  }

  it.each(['will-frame-navigate', 'will-redirect'])('%s stays on the app', (event) => {
    const { prevents } = recordContents();
    expect(prevents(event, 'https://example.org/')).toBe(true);
    expect(prevents(event, 'file:///etc/passwd')).toBe(true);
    expect(prevents(event, 'app://cofactor.example/')).toBe(true);
    expect(prevents(event, 'app://cofactor/#/foods')).toBe(false);
  });

  it('opens no window, attaches no webview, sends no UDP', () => {
    const { prevents, rules } = recordContents();
    expect(prevents('will-attach-webview', 'app://cofactor/')).toBe(true);
    expect(rules).toEqual({ open: { action: 'deny' }, webRtc: 'disable_non_proxied_udp' });
  });
});
