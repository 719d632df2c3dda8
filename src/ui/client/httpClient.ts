import type { Envelope } from '../../contract/errors.ts';
import { fileKinds, type PickKind } from '../../contract/fileKinds.ts';
import type { FileId } from '../../contract/imports.ts';
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
function chooseFile(accept: string): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.click();
  });
}

async function pickPlanFile(): Promise<PlanFileText | null> {
  const file = await chooseFile('.cofactorplan,.json,application/json');
  return file === null ? null : { name: file.name, text: await file.text() };
}

const notRunning = 'Cofactor is not running any more. Start it again and reload this page.';
const notConnected =
  'This window is no longer connected to Cofactor. Open the address that Cofactor printed when it started.';
const unreadable = 'Cofactor gave an answer that cannot be read. Reload this page.';

/** Copies a chosen file to Cofactor, which runs on this computer too. */
async function handOver(file: File): Promise<Envelope<{ file: FileId; name: string }>> {
  let response: Response;
  try {
    response = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    return failure(`The file did not arrive. ${notRunning}`);
  }
  return envelopeOf(response);
}

async function envelopeOf<T>(response: Response): Promise<Envelope<T>> {
  if (response.status === 401 || response.status === 403) return failure(notConnected);
  try {
    const body: unknown = await response.json();
    if (isEnvelope<T>(body)) return body;
  } catch {
    // falls through: the answer was no JSON
  }
  return failure(unreadable);
}

async function pickFile(kind: PickKind): Promise<{ file: FileId; name: string } | null> {
  const { extensions } = fileKinds[kind];
  if (extensions.length === 0) {
    throw new Error('A browser hands over no folders. Choose the ZIP file as it was downloaded.');
  }
  const chosen = await chooseFile(extensions.map((extension) => `.${extension}`).join(','));
  if (chosen === null) return null;
  const answer = await handOver(chosen);
  if (!answer.ok) throw new Error(answer.error.message);
  return { file: answer.value.file, name: answer.value.name };
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
        return failure(notRunning);
      }
      return envelopeOf(response);
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
      pickFile,
      setProgress: () => Promise.resolve(),
      onMenu: () => () => undefined,
    },
  };
}
