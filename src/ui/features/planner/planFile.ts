/** Plan files: the same JSON that the command line reads. */
import type { Plan } from '../../../contract/plan.ts';
import type { Failure } from '../../../contract/errors.ts';
import type { HostFile } from '../../client/client.ts';

/** UTF-8 text as base64, for the host. */
export function base64OfText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** File name from a title: letters and digits of any script, joined by "-"; never empty. */
export function fileNameOf(title: string, extension: string): string {
  const name = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${name === '' ? 'plan' : name}.${extension}`;
}

export function planFile(title: string, plan: Plan): HostFile {
  return {
    name: fileNameOf(title, 'json'),
    mime: 'application/json',
    base64: base64OfText(`${JSON.stringify(plan, null, 2)}\n`),
  };
}

/** Title of a plan that came from a file: its name without the ending. */
export function titleOfFile(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return name === '' ? 'Imported plan' : name.slice(0, 200);
}

/** Message of a failure as a sentence, without the path of the field that some messages begin with. */
export function withoutField(error: Failure): string {
  const field = error.field ?? '';
  const text =
    field !== '' && error.message.startsWith(`${field}: `)
      ? error.message.slice(field.length + 2)
      : error.message;
  return /[.]$/.test(text) ? text : `${text}.`;
}

/** What keeps a check from running, in words for a form. */
export const problemOf = (error: Failure): string =>
  error.code === 'unknown-id'
    ? 'This is not in this edition of the reference. Take it out, or choose it again.'
    : withoutField(error);

/** What is wrong with a file, with the exact field. */
export function importProblem(fileName: string, error: Failure): string {
  const place = error.field === undefined || error.field === '' ? '' : `Field ${error.field}: `;
  return `“${fileName}” was not imported, and nothing was changed. ${place}${withoutField(error)}`;
}
