/** The search tables of a pack, written from its documents in one pass. */
import { fold } from '../../search/fold.ts';
import { slipsAllowed } from '../../search/corrections.ts';
import { MEDICINE } from '../../search/vocabulary.ts';
import type { PackWriter } from '../packFile.ts';
import type { SearchDocument } from '../searchDocuments.ts';

/** Kinds in the order of the ids: a search that stops early has seen the records that answer most questions. */
const kindOrder: readonly SearchDocument['kind'][] = [
  'substance',
  'condition',
  'form',
  'medication',
  'medication-class',
  'food',
  'claim',
  'interaction',
  'source',
];
/** Their titles are sentences, whose words correct nothing. */
const unnamed: ReadonlySet<SearchDocument['kind']> = new Set(['claim', 'interaction', 'source']);
const SHORTEST_WORD = 2;
const LONGEST_WORD = 40;

/** By kind; within a kind shorter titles first, which for foods are the plainer ones. */
export function inSearchOrder(documents: readonly SearchDocument[]): SearchDocument[] {
  return [...documents].sort(
    (a, b) =>
      kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
      a.title.length - b.title.length ||
      (a.entity < b.entity ? -1 : 1),
  );
}

/** Folded names of a document; a name that is both is exact. */
function foldedNames(document: SearchDocument): Map<string, 'exact' | 'synonym'> {
  const names = new Map<string, 'exact' | 'synonym'>();
  for (const name of [...document.synonyms, ...document.codes]) names.set(fold(name), 'synonym');
  for (const name of [document.title, ...document.exactNames]) names.set(fold(name), 'exact');
  names.delete('');
  return names;
}

interface Word {
  documents: number;
  medicineOnly: boolean;
}

const traitsOf = (word: string, { medicineOnly }: Word): number =>
  slipsAllowed(word) | (medicineOnly ? MEDICINE : 0);

export interface WordCount {
  /** The folded words of the names of one document. */
  add(words: ReadonlySet<string>, isMedicine: boolean): void;
  /** What the table of the vocabulary holds. */
  row(): { text: string; documents: Uint8Array; traits: Uint8Array };
}

/** Counts the words of names that corrections may lead to. */
export function createWordCount(): WordCount {
  const vocabulary = new Map<string, Word>();
  return {
    add: (words, isMedicine) => {
      for (const word of words) {
        if (word.length < SHORTEST_WORD || word.length > LONGEST_WORD) continue;
        const known = vocabulary.get(word);
        if (known === undefined) vocabulary.set(word, { documents: 1, medicineOnly: isMedicine });
        else {
          known.documents += 1;
          known.medicineOnly &&= isMedicine;
        }
      }
    },
    row: () => {
      // Code-unit order, which is how the reader compares.
      const words = [...vocabulary].sort(([a], [b]) => (a < b ? -1 : 1));
      const documents = Uint32Array.from(words, ([, word]) => word.documents);
      return {
        text: words.map(([word]) => `${word}\n`).join(''),
        documents: new Uint8Array(documents.buffer),
        traits: Uint8Array.from(words, ([text, word]) => traitsOf(text, word)),
      };
    },
  };
}

/** @param documents each kind in one run, in the order in which a search shall see them */
export function fillSearchTables(
  { insert, run }: PackWriter,
  documents: Iterable<SearchDocument>,
): void {
  const vocabulary = createWordCount();
  const spans: { kind: SearchDocument['kind']; first: number; last: number }[] = [];
  for (const document of documents) {
    const id = insert('search_document', {
      kind: document.kind,
      entity: document.entity,
      title: document.title,
      subtitle: document.subtitle,
      synonyms: [...new Set([...document.synonyms, ...document.codes, ...document.context])].join(
        ' · ',
      ),
      body: document.body,
    });
    const span = spans.at(-1);
    if (span?.kind === document.kind) span.last = id;
    else spans.push({ kind: document.kind, first: id, last: id });
    const words = new Set<string>();
    for (const [folded, matched] of foldedNames(document)) {
      insert('search_name', { folded, document: id, matched });
      if (!unnamed.has(document.kind)) for (const word of folded.split(' ')) words.add(word);
    }
    const isMedicine = document.kind === 'medication' || document.kind === 'medication-class';
    vocabulary.add(words, isMedicine);
  }
  for (const span of spans) insert('search_kind', span);
  const { text, documents: counts, traits } = vocabulary.row();
  insert('search_vocabulary', { id: 1, words: text, documents: counts, traits });
  run(`INSERT INTO search_index (search_index) VALUES ('rebuild')`);
  run(`INSERT INTO search_index (search_index) VALUES ('optimize')`);
}
