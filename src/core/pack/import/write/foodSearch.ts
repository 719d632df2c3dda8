/** Search over the foods of a pack, written from the table of foods in pieces, so that memory stays small. */
import type { Database } from 'better-sqlite3';
import { fold, tokens } from '../../../search/fold.ts';
import { createWordCount } from '../../fill/searchTables.ts';

const AT_ONCE = 4_000;
/** FTS5 keeps so many bytes of terms in memory before it writes a piece of its index. */
const TERMS_IN_MEMORY = 16 * 2 ** 20;

interface Named {
  id: number;
  name: string;
  synonyms: string;
}

/** @param done told the share of the work */
export function fillFoodSearch(db: Database, foods: number, done: (share: number) => void): void {
  db.function('folded', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? fold(text) : '',
  );
  db.exec(`
    INSERT INTO search_document (id, kind, entity, title, subtitle, synonyms, body)
    SELECT id, 'food', code, name, 'Food · ' || food_group || coalesce(' · ' || brand, ''),
      coalesce((SELECT group_concat(value, ' · ') FROM json_each(synonyms)) || coalesce(' · ' || brand, ''), brand, ''), ''
    FROM food ORDER BY id
  `);
  done(0.1);
  // A name that is both is exact; sorted first, because the table is kept in the order of names.
  db.exec(`
    INSERT OR IGNORE INTO search_name (folded, document, matched)
    SELECT folded, id, matched FROM (
      SELECT folded(name) AS folded, id, 'exact' AS matched FROM food
      UNION ALL
      SELECT folded(value), food.id, 'synonym' FROM food, json_each(synonyms) WHERE synonyms <> '[]'
    ) WHERE folded <> '' ORDER BY folded, id, matched
  `);
  done(0.25);
  fillWords(db);
  if (foods > 0) db.prepare('INSERT INTO search_kind VALUES (?, ?, ?)').run('food', 1, foods);
  done(0.35);
  fillIndex(db, foods, (share) => {
    done(0.35 + share * 0.65);
  });
}

function fillWords(db: Database): void {
  const words = createWordCount();
  const names = db.prepare<[number, number], Named>(
    'SELECT id, name, synonyms FROM food WHERE id > ? ORDER BY id LIMIT ?',
  );
  for (let last = 0; ;) {
    const page = names.all(last, AT_ONCE);
    for (const { name, synonyms } of page) {
      const all = synonyms === '[]' ? [name] : [name, ...(JSON.parse(synonyms) as string[])];
      words.add(new Set(tokens(all.join(' '))), false);
    }
    const end = page.at(-1);
    if (end === undefined) break;
    last = end.id;
  }
  const { text, documents, traits } = words.row();
  db.prepare('INSERT INTO search_vocabulary VALUES (1, ?, ?, ?)').run(text, documents, traits);
}

/** In pieces and not by 'rebuild', so that it can be seen and stopped; the index is the same. */
function fillIndex(db: Database, foods: number, done: (share: number) => void): void {
  // Written out: a bound number is a real one, which FTS5 refuses here.
  const set = (option: string, value: number): void => {
    db.exec(`INSERT INTO search_index (search_index, rank) VALUES ('${option}', ${value})`);
  };
  set('hashsize', TERMS_IN_MEMORY);
  set('automerge', 0);
  const piece = db.prepare(
    `INSERT INTO search_index (rowid, title, synonyms, body)
     SELECT id, title, synonyms, body FROM search_document WHERE id > ? AND id <= ? ORDER BY id`,
  );
  for (let from = 0; from < foods; from += AT_ONCE) {
    piece.run(from, from + AT_ONCE);
    done((from / foods) * 0.8);
  }
  db.exec(`INSERT INTO search_index (search_index) VALUES ('optimize')`);
  // What only helped to fill it is not for readers.
  set('automerge', 4);
  set('hashsize', 1_048_576);
  done(1);
}
