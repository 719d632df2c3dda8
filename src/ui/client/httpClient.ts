import type { Envelope } from '../../contract/errors.ts';
import type { Client, HostFile, PlanFileText } from './client.ts';

function failure(message: string): Envelope<never> {
  return { ok: false, error: { code: 'internal', message } };
}

function isEnvelope<T>(value: unknown): value is Envelope<T> {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
  );
}

function download(file: HostFile): void {
  const bytes = Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has begun once the event loop turns; the memory can go after that.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The browser's own file dialog. A browser that does not tell of a cancel leaves the promise open, which holds nothing. */
function pickPlanFile(): Promise<PlanFileText | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.cofactorplan,.json,application/json';
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file === undefined) resolve(null);
      else file.text().then((text) => resolve({ name: file.name, text }), reject);
    });
    input.click();
  });
}

/** Client of a browser window on the loopback host. */
export function httpClient(): Client {
  return {
    async call<T>(name: string, input: unknown): Promise<Envelope<T>> {
      let response: Response;
      try {
        response = await fetch(`/api/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
        });
      } catch {
        return failure('Cofactor is not running any more. Start it again and reload this page.');
      }
      if (response.status === 401 || response.status === 403) {
        return failure(
          'This window is no longer connected to Cofactor. Open the address that Cofactor printed when it started.',
        );
      }
      try {
        const body: unknown = await response.json();
        if (isEnvelope<T>(body)) return body;
      } catch {
        // falls through: the answer was no JSON
      }
      return failure('Cofactor gave an answer that cannot be read. Reload this page.');
    },
    host: {
      kind: 'browser',
      saveFile(file) {
        download(file);
        return Promise.resolve({ saved: true, path: null });
      },
      openLink(url) {
        window.open(url, '_blank', 'noopener,noreferrer');
        return Promise.resolve();
      },
      openPlanFile: pickPlanFile,
      // A system opens plan files in the desktop app alone, and a tab has no task bar of its own.
      takePlanFile: () => Promise.resolve(null),
      setProgress: () => Promise.resolve(),
      onMenu: () => () => undefined,
    },
  };
}
