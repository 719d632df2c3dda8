/** The engines by their short names. Each module is loaded only in the process that measures it. */
import type { DatasetName, EngineName } from '../shapes.ts';
import type { Engine } from './engine.ts';

const create: Record<EngineName, (dataset: DatasetName) => Promise<Engine>> = {
  cofactor: async (dataset) => (await import('./cofactor.ts')).createCofactor(dataset),
  fts5: async () => (await import('./fts5.ts')).createFts5(),
  minisearch: async () => (await import('./minisearch.ts')).createMiniSearch(),
  flexsearch: async () => (await import('./flexsearch.ts')).createFlexSearch(),
  orama: async () => (await import('./orama.ts')).createOrama(),
  ufuzzy: async () => (await import('./ufuzzy.ts')).createUFuzzy(),
  fuse: async () => (await import('./fuse.ts')).createFuse(),
  lunr: async () => (await import('./lunr.ts')).createLunr(),
};

/** An engine without documents yet. */
export function createEngine(name: EngineName, dataset: DatasetName): Promise<Engine> {
  return create[name](dataset);
}
