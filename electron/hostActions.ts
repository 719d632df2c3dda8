/** What the page may ask of the desktop: to save or open one file where the person says, to open one source in the browser, to show progress. */
import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { basename, dirname, extname, join } from 'node:path';
import * as v from 'valibot';
import { Base64 } from '../src/contract/base64.ts';
import type { Envelope, Failure } from '../src/contract/errors.ts';
import { fileKinds, isPickKind, type PickedFile } from '../src/contract/fileKinds.ts';
import { errorCode, writeFileAtomic } from './atomicWrite.ts';
import type { HandedFile, SaveResult } from './channels.ts';
import { planExtension, readPlanFile } from './planFiles.ts';

/** Electron's dialog and shell, bound to the window by main.ts. */
export interface Desktop {
  showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue>;
  showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue>;
  showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue>;
  openExternal(url: string): Promise<void>;
  /** On the dock or task bar: 0 to 1, above 1 without a known end, below 0 none. */
  setProgressBar(value: number): void;
}

export interface HostActionOptions {
  desktop: Desktop;
  /** Where the first save dialog opens; later ones open where the last file went. */
  documentsDir: string;
  /** Hosts that occur in sources; the only ones a link may lead to. */
  linkHosts: () => Promise<readonly string[]>;
  /** Hands a file to the core; its answer is the id of the file. */
  offer: (file: { path: string; name: string }) => Promise<Envelope<unknown>>;
  /** Path of the file that the system handed over; gives each path once. */
  takeWaiting: () => string | null;
  log: (message: string, data?: Record<string, unknown>) => void;
}

export interface HostActions {
  saveFile(input: unknown): Promise<Envelope<SaveResult>>;
  openLink(input: unknown): Promise<Envelope<null>>;
  openPlanFile(): Promise<Envelope<HandedFile | null>>;
  takePlanFile(): Promise<Envelope<HandedFile | null>>;
  /** The path stays here: the page gets the id that the core gave the file. */
  pickFile(input: unknown): Promise<Envelope<PickedFile | null>>;
  setProgress(input: unknown): Promise<Envelope<null>>;
}

/** Extension → name in the save dialog. Other kinds of file are never written. */
const savedKinds: Readonly<Record<string, string>> = {
  pdf: 'PDF document',
  json: 'JSON file',
  [planExtension]: 'Cofactor plan',
  ris: 'RIS citations',
  bib: 'BibTeX citations',
  csv: 'CSV table',
  zip: 'ZIP archive',
  txt: 'Text',
};

const extensionOf = (name: string): string => extname(name).slice(1).toLowerCase();

const File = v.strictObject({
  name: v.pipe(
    v.string(),
    v.maxLength(200),
    // A bare name: the person chooses the folder, never the page.
    v.check(
      (name) => name === basename(name) && !/[\\/:*?"<>|\p{Cc}]/u.test(name),
      'is not a file name',
    ),
    v.check(
      (name) => Object.hasOwn(savedKinds, extensionOf(name)),
      'is not a kind of file that is saved',
    ),
  ),
  mime: v.string(),
  base64: v.pipe(Base64, v.maxLength(100_000_000, 'is too large')),
});

const Progress = v.nullable(
  v.union([v.pipe(v.number(), v.minValue(0), v.maxValue(1)), v.literal('running')]),
);

const refused = (failure: Failure): { ok: false; error: Failure } => ({
  ok: false,
  error: failure,
});

/** Why a file could not be written, in words for the person. */
function writeFailure(path: string, error: unknown): Failure {
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EACCES: 'there is no permission to write there',
    EPERM: 'there is no permission to write there',
    EROFS: 'that place can only be read',
    ENOENT: 'the folder does not exist any more',
    EISDIR: 'a folder has that name',
    EBUSY: 'another program has the file open',
  };
  const code = errorCode(error);
  const reason = (code === null ? undefined : reasons[code]) ?? 'the system refused it';
  return { code: 'unwritable', message: `“${basename(path)}” was not saved: ${reason}.` };
}

export function createHostActions(options: HostActionOptions): HostActions {
  const { desktop, linkHosts, offer, takeWaiting, log } = options;
  let folder = options.documentsDir;

  return {
    async saveFile(input) {
      const parsed = v.safeParse(File, input);
      if (!parsed.success) {
        const { message } = parsed.issues[0];
        const field = v.getDotPath(parsed.issues[0]);
        return refused({ code: 'invalid-input', message, ...(field === null ? {} : { field }) });
      }
      const { name, base64 } = parsed.output;
      const extension = extensionOf(name);
      const chosen = await desktop.showSaveDialog({
        defaultPath: join(folder, name),
        filters: [{ name: savedKinds[extension] ?? extension, extensions: [extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (chosen.canceled || chosen.filePath === '') {
        return { ok: true, value: { saved: false, path: null } };
      }
      try {
        await writeFileAtomic(chosen.filePath, Buffer.from(base64, 'base64'));
      } catch (error) {
        log('saving a file failed', { code: errorCode(error) });
        return refused(writeFailure(chosen.filePath, error));
      }
      folder = dirname(chosen.filePath);
      return { ok: true, value: { saved: true, path: chosen.filePath } };
    },

    async openLink(input) {
      const url = typeof input === 'string' ? URL.parse(input) : null;
      const plain =
        url !== null &&
        url.protocol === 'https:' &&
        url.port === '' &&
        url.username === '' &&
        url.password === '';
      if (!plain || !(await linkHosts()).includes(url.hostname)) {
        return refused({
          code: 'invalid-input',
          message: 'Only the addresses of recorded sources can be opened.',
        });
      }
      const { response } = await desktop.showMessageBox({
        type: 'question',
        title: 'Open in your browser?',
        message: 'Open this address in your browser?',
        detail: `${url.href}\n\nCofactor itself stays offline. Your browser will connect to ${url.hostname}.`,
        buttons: ['Open in browser', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      if (response === 0) await desktop.openExternal(url.href);
      return { ok: true, value: null };
    },

    async openPlanFile() {
      const chosen = await desktop.showOpenDialog({
        defaultPath: folder,
        filters: [
          { name: 'Plan files', extensions: [planExtension, 'json'] },
          { name: 'All files', extensions: ['*'] },
        ],
        properties: ['openFile'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return { ok: true, value: null };
      folder = dirname(path);
      return readPlanFile(path);
    },

    async takePlanFile() {
      const path = takeWaiting();
      return path === null ? { ok: true, value: null } : readPlanFile(path);
    },

    async pickFile(kind) {
      if (!isPickKind(kind)) {
        return refused({ code: 'invalid-input', message: 'There is no such kind of file.' });
      }
      const { title, extensions } = fileKinds[kind];
      const isFolder = extensions.length === 0;
      const chosen = await desktop.showOpenDialog({
        title,
        defaultPath: folder,
        properties: [isFolder ? 'openDirectory' : 'openFile'],
        ...(isFolder
          ? {}
          : {
              filters: [
                { name: title, extensions: [...extensions] },
                { name: 'All files', extensions: ['*'] },
              ],
            }),
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return { ok: true, value: null };
      folder = dirname(path);
      const name = basename(path);
      const answer = await offer({ path, name });
      if (!answer.ok) return answer;
      return { ok: true, value: { file: String(answer.value), name } };
    },

    setProgress(input) {
      const parsed = v.safeParse(Progress, input);
      if (!parsed.success) {
        const error: Failure = { code: 'invalid-input', message: 'Progress goes from 0 to 1.' };
        return Promise.resolve(refused(error));
      }
      const { output } = parsed;
      desktop.setProgressBar(output === null ? -1 : output === 'running' ? 2 : output);
      return Promise.resolve({ ok: true, value: null });
    },
  };
}
