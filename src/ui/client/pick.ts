import type { PickKind } from '../../contract/fileKinds.ts';
import type { FileId } from '../../contract/imports.ts';
import type { Client } from './client.ts';

export interface Picked {
  readonly file: FileId;
  readonly name: string;
}

/** Lets the person choose a file; null: they changed their mind. A refusal of the host comes as a sentence. */
export async function pick(
  client: Client,
  kind: PickKind,
): Promise<{ picked: Picked | null; problem: string | null }> {
  try {
    return { picked: await client.host.pickFile(kind), problem: null };
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'The file could not be opened.';
    return { picked: null, problem };
  }
}
