/** Kinds of files that a host lets the person choose for the core. What a file really is, the core finds out. */
export const pickKinds = [
  'food-data',
  'food-folder',
  'table',
  'citations',
  'data',
  'retractions',
] as const;
export type PickKind = (typeof pickKinds)[number];

/** What the dialog offers. `extensions` empty: a folder, which only the desktop lets one choose. */
export const fileKinds: Readonly<
  Record<PickKind, { readonly title: string; readonly extensions: readonly string[] }>
> = {
  'food-data': { title: 'Download of FoodData Central', extensions: ['zip'] },
  'food-folder': { title: 'Unpacked download of FoodData Central', extensions: [] },
  table: { title: 'Food table', extensions: ['csv', 'tsv', 'txt'] },
  citations: {
    title: 'Citations',
    extensions: ['nbib', 'ris', 'bib', 'json', 'txt'],
  },
  data: { title: 'Data of Cofactor', extensions: ['json', 'zip', 'age'] },
  retractions: { title: 'Retraction Watch list', extensions: ['csv'] },
};

const known: ReadonlySet<unknown> = new Set(pickKinds);
export const isPickKind = (value: unknown): value is PickKind => known.has(value);

/** A file that the person chose: its id for the core, and what it is called. Never where it is. */
export interface PickedFile {
  file: string;
  name: string;
}
