/** An import that is killed: the earlier pack stays, a half one is never seen, and what it left goes at the next start. */
import type { Scenario } from '../scenarios.ts';
import { leftOvers, openImporting, PACK, revisionIn } from './importing.ts';

export const killImports: Scenario = {
  name: 'importing a food table',
  share: 0.2,
  fresh: false,
  longestMs: 3000,
  prepare: () => undefined,
  run: async (dataDir, _random, first, tell) => {
    const importing = openImporting(dataDir);
    for (let revision = first; ; revision += 1) {
      await importing.importTable(revision);
      tell({ what: 'imported', number: 0, revision });
    }
  },
  verify: async (dataDir, changes) => {
    const answered = changes.at(-1)?.revision ?? 0;
    const importing = openImporting(dataDir);
    try {
      const { packs, problems } = await importing.look();
      if (problems.length > 0) throw new Error(problems.join(' '));
      const [pack, ...others] = packs;
      if (others.length > 0 || (pack !== undefined && pack.manifest.id !== PACK))
        throw new Error('there is a pack that nobody imported');
      if (pack === undefined && answered > 0) throw new Error('the imported pack is missing');
      // The one that was being finished may be there without having been answered.
      const revision = pack === undefined ? 0 : revisionIn(pack);
      if (revision < answered) throw new Error(`revision ${answered} was lost for ${revision}`);
      const left = leftOvers(dataDir);
      if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
    } finally {
      await importing.close();
    }
  },
};
