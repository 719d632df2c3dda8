/** Cofactor's own search, on a pack. */
import path from 'node:path';
import Database from 'better-sqlite3';
import type { SearchOutput } from '../../../src/contract/answers.ts';
import { openReference } from '../../../src/core/db/reference.ts';
import { createStatements } from '../../../src/core/db/statements.ts';
import { buildReference } from '../../../src/core/pack/buildReference.ts';
import { createReference } from '../../../src/core/reference/service.ts';
import { createSearch } from '../../../src/core/search/service.ts';
import { contentDir } from '../datasets.ts';
import type { AnswerCard, DatasetName } from '../shapes.ts';
import { writeSearchPack } from './cofactorPack.ts';
import { notReady, type Engine } from './engine.ts';

interface Opened {
  search: (query: string, limit: number) => SearchOutput;
  close: () => void;
}

/** The shipped reference, with the reading of questions that makes answer cards. */
function openShipped(file: string): Opened {
  const db = openReference(file);
  const { handlers } = createReference(db, () => '2026-01-01');
  return {
    search: (query, limit) => handlers.search({ query, limit }),
    close: () => {
      db.close();
    },
  };
}

function openNames(file: string): Opened {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const search = createSearch(createStatements(db));
  return {
    search: (query, limit) => search.search({ query, limit }),
    close: () => {
      db.close();
    },
  };
}

/** What the card answers, and about which records. */
function cardOf({ card }: SearchOutput): AnswerCard | null {
  if (card === null) return null;
  switch (card.type) {
    case 'evidence':
      return { type: card.type, about: [card.substance.ref, card.condition.ref] };
    case 'interaction':
      return { type: card.type, about: card.pair.map(({ ref }) => ref) };
    case 'compare':
      return { type: card.type, about: card.substances.map(({ substance }) => substance.ref) };
    case 'compare-forms':
      return { type: card.type, about: card.forms.map(({ form }) => form.ref) };
    default:
      return { type: card.type, about: [card.substance.ref] };
  }
}

export function createCofactor(dataset: DatasetName): Engine {
  let opened: Opened | null = null;
  let card: AnswerCard | null = null;
  const fileIn = (folder: string): string => path.join(folder, 'pack.db');
  return {
    name: 'Cofactor',
    packageName: null,
    settings:
      'as it ships; every hit comes with the words around the match. On the reference it reads questions, too, and the build time is that of the whole pack: reading and checking the content, all tables, all indexes',
    store: 'file',
    build: (documents, folder) => {
      if (dataset === 'reference') buildReference({ contentDir, out: fileIn(folder) });
      else writeSearchPack(fileIn(folder), documents);
      return Promise.resolve();
    },
    open: (folder) => {
      opened = (dataset === 'reference' ? openShipped : openNames)(fileIn(folder));
    },
    search: (query, limit) => {
      const output = (opened ?? notReady()).search(query, limit);
      card = cardOf(output);
      return output.hits.map(({ kind, id }) => `${kind}/${id}`);
    },
    card: () => card,
    close: () => opened?.close(),
  };
}
