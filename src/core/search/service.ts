/** Search over every kind of record, best tier first. */
import type { SearchHit, SearchInput, SearchOutput } from '../../contract/answers.ts';
import type { InferOutput } from 'valibot';
import type { Reader } from '../db/statements.ts';
import { matchAll, matchAny, nameCandidates, parseQuery, spacings, type Query } from './query.ts';
import * as repository from './repository.ts';
import { snippetOf } from './snippet.ts';
import { createSpelling, type Spelling } from './spelling.ts';
import { mayContinue } from './words.ts';

export interface DetectedQuestion {
  readonly substance: NonNullable<SearchOutput['answer']>['substance'];
  readonly condition: NonNullable<SearchOutput['answer']>['condition'];
  /** The query as it was understood, where a word was read as another one. */
  readonly corrected?: string | null;
}

export interface SearchOptions {
  /** Finds one substance and one condition in the words; null when they ask nothing. */
  detectQuestion?: (query: string) => DetectedQuestion | null;
}

export interface Search {
  search(input: InferOutput<typeof SearchInput>): SearchOutput;
}

/** Within a tier, the records that answer most questions first. */
const kindRank: Record<SearchHit['kind'], number> = {
  substance: 0,
  condition: 0,
  form: 1,
  medication: 2,
  'medication-class': 3,
  food: 4,
  claim: 5,
  interaction: 6,
  source: 7,
};
/** Kinds that people call by a name. Titles of the others are sentences: a match of the whole is no more than one in part. */
const named = new Set<SearchHit['kind']>([
  'substance',
  'condition',
  'form',
  'medication',
  'medication-class',
  'food',
]);

/** Smaller is better. */
const tiers = {
  name: 0,
  otherName: 1,
  nameStart: 2,
  otherNameStart: 3,
  namesInQuery: 4,
  title: 5,
  otherNames: 6,
  text: 7,
  anyWord: 8,
} as const;

/** Tiers whose records answer the whole query: after them there is nothing to correct. */
const matchesAll: ReadonlySet<number> = new Set([
  tiers.name,
  tiers.otherName,
  tiers.nameStart,
  tiers.otherNameStart,
  tiers.title,
  tiers.otherNames,
  tiers.text,
]);

interface Candidate {
  readonly tier: number;
  readonly matched: SearchHit['matched'];
  /** bm25, or 0 where a name matched. */
  readonly score: number;
}
interface Ranked extends Candidate {
  readonly head: repository.DocumentHead;
  readonly words: readonly string[];
}
type Documents = ReadonlyMap<number, repository.DocumentHead>;

/** Searches one reference pack. The list of documents is read at the first search. */
export function createSearch(db: Reader, options: SearchOptions = {}): Search {
  let documents: Documents | null = null;
  let spelling: Spelling | null = null;

  return {
    search: ({ query, kind, limit }) => {
      const started = performance.now();
      const heads = (documents ??= new Map(
        repository.allDocuments(db).map((head) => [head.id, head]),
      ));
      const detected = options.detectQuestion?.(query) ?? null;
      const typed = parseQuery(query);
      let ranked = typed === null ? [] : rank(db, heads, typed, kind);
      let corrected = detected?.corrected ?? null;
      if (typed !== null && !ranked.some((hit) => matchesAll.has(hit.tier))) {
        spelling ??= createSpelling(repository.namesForSpelling(db));
        const meant = spelling(typed.words);
        const found =
          meant === null ? [] : rank(db, heads, { text: meant.join(' '), words: meant }, kind);
        if (meant !== null && found.length > 0) {
          corrected ??= meant.join(' ');
          ranked = found.map((hit) => ({ ...hit, matched: 'spelling' }));
        }
      }
      return {
        query,
        corrected,
        answer:
          detected === null
            ? null
            : { substance: detected.substance, condition: detected.condition },
        hits: ranked.slice(0, limit).map((hit) => hitOf(db, hit)),
        total: ranked.length,
        tookMs: Math.round((performance.now() - started) * 100) / 100,
      };
    },
  };
}

function hitOf(db: Reader, { head, matched, words }: Ranked): SearchHit {
  const text = repository.documentText(db, head.id) ?? { synonyms: '', body: '' };
  return {
    kind: head.kind,
    id: head.entity,
    title: head.title,
    subtitle: head.subtitle,
    matched,
    ...snippetOf({ title: head.title, ...text }, words),
  };
}

/** Every document that matches, best first. */
function rank(
  db: Reader,
  documents: Documents,
  typed: Query,
  kind: SearchHit['kind'] | undefined,
): Ranked[] {
  const variants = spacings(typed);
  const query =
    variants.find(({ text }) => repository.namesEqual(db, text).length > 0) ??
    variants.find((variant) => hasAllWords(db, variant)) ??
    typed;
  const best = new Map<number, Candidate>();
  const offer = (id: number, candidate: Candidate): void => {
    const head = documents.get(id);
    if (head === undefined || (kind !== undefined && head.kind !== kind)) return;
    const known = best.get(id);
    if (known === undefined || candidate.tier < known.tier) best.set(id, candidate);
  };
  const offerName = (id: number, tier: number, matched: Candidate['matched']): void => {
    const head = documents.get(id);
    const isTitle = matched === 'exact' || matched === 'prefix';
    const isSentence = head !== undefined && isTitle && !named.has(head.kind);
    offer(id, { tier: isSentence ? tiers.title : tier, matched, score: 0 });
  };

  const texts = [...variants.map((one) => one.text), query.words.join(' ')];
  for (const text of new Set(texts.filter((one) => one !== ''))) {
    for (const { document, matched } of repository.namesEqual(db, text)) {
      offerName(document, matched === 'exact' ? tiers.name : tiers.otherName, matched);
    }
    if (!mayContinue(text)) continue;
    for (const { document, matched } of repository.namesFrom(db, text, text + LAST)) {
      if (matched === 'exact') offerName(document, tiers.nameStart, 'prefix');
      else offerName(document, tiers.otherNameStart, 'synonym');
    }
  }
  for (const id of namesInQuery(db, documents, query)) {
    offer(id, { tier: tiers.namesInQuery, matched: 'partial', score: 0 });
  }
  const offerMatches = (match: string, tier: number, matched: Candidate['matched']): void => {
    for (const { id, score } of repository.indexMatches(db, match)) {
      offer(id, { tier, matched, score });
    }
  };
  // One letter begins a word in every text: it finds names only.
  if (query.words.join('').length > 1) {
    offerMatches(matchAll(query.words, ['title']), tiers.title, 'partial');
    offerMatches(matchAll(query.words, ['title', 'synonyms']), tiers.otherNames, 'synonym');
    offerMatches(matchAll(query.words), tiers.text, 'partial');
  }
  if (best.size === 0 && query.words.length > 1) {
    offerMatches(matchAny(query.words), tiers.anyWord, 'partial');
  }

  const words = query.words.length > 0 ? query.words : query.text.split(' ');
  return [...best]
    .flatMap(([id, candidate]) => {
      const head = documents.get(id);
      return head === undefined ? [] : [{ ...candidate, head, words }];
    })
    .sort(inOrder);
}

/** Sorts after every letter and digit. */
const LAST = '\u{10ffff}';

function hasAllWords(db: Reader, { words }: Query): boolean {
  if (words.length === 0) return false;
  return repository.indexMatches(db, matchAll(words, ['title', 'synonyms'])).length > 0;
}

/** Records whose whole name stands in the query ("magnesium and multiple sclerosis"), longest names first. */
function namesInQuery(db: Reader, documents: Documents, { words }: Query): number[] {
  if (words.length < 2) return [];
  const ids: number[] = [];
  let covered = 0;
  for (const { at, length, text } of nameCandidates(words)) {
    if (at < covered || length === words.length) continue;
    const found = recordsCalled(db, documents, text);
    if (found.length === 0) continue;
    covered = at + length;
    ids.push(...found);
  }
  return ids;
}

/** Records with this name; else the one medicine whose name goes on after it ("levothyroxine" sodium). */
function recordsCalled(db: Reader, documents: Documents, text: string): number[] {
  const kindOf = (id: number): SearchHit['kind'] | undefined => documents.get(id)?.kind;
  const equal = repository
    .namesEqual(db, text)
    .map(({ document }) => document)
    .filter((id) => {
      const kind = kindOf(id);
      return kind !== undefined && named.has(kind);
    });
  if (equal.length > 0) return equal;
  const longer = repository
    .namesFrom(db, `${text} `, `${text} ${LAST}`)
    .map(({ document }) => document)
    .filter((id) => kindOf(id) === 'medication');
  return new Set(longer).size === 1 ? longer.slice(0, 1) : [];
}

const matchedOrder: readonly SearchHit['matched'][] = [
  'exact',
  'prefix',
  'synonym',
  'spelling',
  'partial',
];

/** Tier, kind, then: shorter names of foods, better scores of the rest; the id makes the order total. */
function inOrder(left: Ranked, right: Ranked): number {
  const isFood = left.head.kind === 'food';
  const byLength = left.head.title.length - right.head.title.length;
  return (
    left.tier - right.tier ||
    kindRank[left.head.kind] - kindRank[right.head.kind] ||
    matchedOrder.indexOf(left.matched) - matchedOrder.indexOf(right.matched) ||
    (isFood ? byLength : 0) ||
    left.score - right.score ||
    byLength ||
    (left.head.entity < right.head.entity ? -1 : 1)
  );
}
