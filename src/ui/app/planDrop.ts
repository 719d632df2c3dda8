/** Plan files dropped onto the window. Every dropped file is taken, or the window would leave for it. */

export const maxPlanCharacters = 5_000_000;

/** The part of DataTransfer that decides. */
export interface Dropped {
  readonly types: readonly string[];
  readonly files: ArrayLike<Pick<File, 'name' | 'size' | 'text'>>;
}

/** True where files, not words or links of the page, are being dragged. */
export const holdsFiles = (dropped: Pick<Dropped, 'types'> | null): boolean =>
  dropped?.types.includes('Files') === true;

export type DropAnswer =
  { ok: true; file: { name: string; text: string } } | { ok: false; name: string; problem: string };

/** The plan file among what was dropped, or in words why there is none. What it says is judged by plan.parse. */
export async function readDropped(dropped: Dropped): Promise<DropAnswer> {
  const [file, ...others] = Array.from(dropped.files);
  const refuse = (name: string, problem: string): DropAnswer => ({ ok: false, name, problem });
  if (file === undefined)
    return refuse('', 'What was dropped is not a file. Drop a plan file from a folder.');
  if (others.length > 0)
    return refuse('', `${others.length + 1} files were dropped. Drop one plan file at a time.`);
  if (!/\.(cofactorplan|json)$/i.test(file.name))
    return refuse(
      file.name,
      `“${file.name}” is not a plan file. The name of a plan file ends in .cofactorplan or .json.`,
    );
  if (file.size > maxPlanCharacters)
    return refuse(file.name, `“${file.name}” is too large for a plan.`);
  try {
    return { ok: true, file: { name: file.name, text: await file.text() } };
  } catch {
    return refuse(file.name, `“${file.name}” could not be read. It may be a folder, or in use.`);
  }
}
