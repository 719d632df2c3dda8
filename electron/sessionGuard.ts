/**
 * Keeps the window offline and in its place. Three layers against network use: Chromium resolves no host name, the session
 * cancels every request that is not the app's own, and the page's policy (appProtocol.ts) names no other origin.
 * The core process is bound by having no network module at all; the dependency rules check that.
 */
import type { CommandLine, Session, WebContents } from 'electron';
import { isAppUrl } from './appProtocol.ts';

/** Before the app is ready: no host name resolves, and Chromium's own background services stay silent. */
export function silenceChromium(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
}

/** `data:` and `blob:` never leave the process; `devtools:` only while developing. */
export function mayLoad(address: string, developing: boolean): boolean {
  const scheme = URL.parse(address)?.protocol;
  if (scheme === 'data:' || scheme === 'blob:') return true;
  if (scheme === 'devtools:') return developing;
  return isAppUrl(address);
}

/** The only permission given: writing text to the clipboard, to the app's own page. */
function mayUse(permission: string, requestingUrl: string | undefined): boolean {
  return (
    permission === 'clipboard-sanitized-write' &&
    requestingUrl !== undefined &&
    isAppUrl(requestingUrl)
  );
}

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
> & {
  webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown;
};

/** Only the last `onBeforeRequest` listener counts in Electron, so this function is its one owner. */
export function guardSession(session: GuardedSession, developing: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url, developing) });
  });
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayUse(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    mayUse(permission, details.requestingUrl),
  );
  session.setDevicePermissionHandler(() => false);
  // Spelling dictionaries would come from the network.
  session.setSpellCheckerEnabled(false);
  // Files are written through the save dialog alone.
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

interface Preventable {
  preventDefault(): void;
}
interface Navigation extends Preventable {
  url: string;
}
type GuardedContents = Pick<WebContents, 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'> & {
  on(
    event: 'will-frame-navigate' | 'will-redirect',
    listener: (event: Navigation) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
};

/** For every web contents that comes to be: it stays on the app's origin and opens nothing. */
export function guardContents(contents: GuardedContents): void {
  const stay = (event: Navigation): void => {
    if (!isAppUrl(event.url)) event.preventDefault();
  };
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // WebRTC's UDP does not pass through the session's request filter.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
