/** Import of a list of retracted papers: it takes the place of the one before it. */
import type { Handlers } from '../../../../contract/operations.ts';
import type { Shelf } from '../../shelf/shelf.ts';
import type { OneImport } from '../oneImport.ts';

interface Options {
  readonly imports: Pick<OneImport, 'run'>;
  readonly shelf: Pick<Shelf, 'packs' | 'release' | 'refresh' | 'remove'>;
  /** The local calendar day, YYYY-MM-DD. */
  readonly today: () => string;
}

export function createRetractionImport({
  imports,
  shelf,
  today,
}: Options): Pick<Handlers, 'imports.retractions'> {
  const putInPlace = async (pack: string, place: () => void): Promise<void> => {
    const earlier = shelf.packs('retractions').map(({ manifest }) => manifest.id);
    shelf.release(pack);
    place();
    await shelf.refresh();
    for (const one of earlier) if (one !== pack) shelf.remove(one);
  };
  return {
    'imports.retractions': ({ file, job }) =>
      imports.run({
        file,
        job,
        as: { kind: 'retractions', today: today() },
        onFinished: putInPlace,
      }),
  };
}
