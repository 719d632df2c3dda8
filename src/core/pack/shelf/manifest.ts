/** What an imported pack says about itself. */
import type { PackKind } from '../../../contract/imports.ts';
import type { Reader } from '../../db/statements.ts';

/** Schema of the packs that this version writes and reads. A pack with a higher number comes from a later one. */
export const PACK_SCHEMA = 1;

export type ImportedKind = Exclude<PackKind, 'reference'>;

export interface PackManifest {
  readonly id: string;
  readonly kind: ImportedKind;
  readonly title: string;
  readonly edition: string;
  readonly licence: string;
  /** When it was imported, ISO 8601. */
  readonly built: string;
  readonly contentHash: string;
  readonly schema: number;
  /** Which download it comes from ("foundation", "branded" …), and its release; null for a table of one's own. */
  readonly dataset: string | null;
  readonly release: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

export type ReadManifest =
  | { readonly state: 'fits'; readonly manifest: PackManifest }
  | { readonly state: 'newer' }
  | { readonly state: 'unfit' };

const isKind = (text: string | undefined): text is ImportedKind =>
  text === 'foods' || text === 'retractions';

const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

function countsIn(text: string): Record<string, number> | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const counts: Record<string, number> = {};
  for (const [what, count] of Object.entries(value)) {
    if (typeof count !== 'number') return null;
    counts[what] = count;
  }
  return counts;
}

/** `newer` comes before everything else: only the schema number is sure to be where later versions have it. */
export function readManifest(reader: Reader): ReadManifest {
  const values = new Map(
    reader
      .all<{ key: string; value: string }>('SELECT key, value FROM manifest')
      .map(({ key, value }) => [key, value]),
  );
  const schema = Number(values.get('schema'));
  if (schema > PACK_SCHEMA) return { state: 'newer' };
  const kind = values.get('kind');
  const needed = (key: string): string => values.get(key) ?? '';
  const counts = countsIn(values.get('counts') ?? '{}');
  const manifest = {
    id: needed('id'),
    title: needed('title'),
    edition: needed('edition'),
    licence: needed('licence'),
    built: needed('built'),
    contentHash: needed('content_hash'),
  };
  if (schema !== PACK_SCHEMA || !isKind(kind) || counts === null) return { state: 'unfit' };
  if (Object.values(manifest).includes('')) return { state: 'unfit' };
  return {
    state: 'fits',
    manifest: {
      ...manifest,
      kind,
      schema,
      counts,
      dataset: orNull(values.get('dataset')),
      release: orNull(values.get('release')),
    },
  };
}
