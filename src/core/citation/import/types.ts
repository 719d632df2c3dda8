/** Kinds of publication, in the words of each format. What a format has no word for becomes its word for "other". */

/** RIS and BibTeX of the kinds of CSL, in the order in which they are looked up backwards. */
const kinds: readonly (readonly [csl: string, ris: string, bibtex: string])[] = [
  ['article-journal', 'JOUR', 'article'],
  ['book', 'BOOK', 'book'],
  ['chapter', 'CHAP', 'incollection'],
  ['paper-conference', 'CPAPER', 'inproceedings'],
  ['thesis', 'THES', 'phdthesis'],
  ['report', 'RPRT', 'techreport'],
  ['webpage', 'ELEC', 'misc'],
  ['dataset', 'DATA', 'misc'],
  ['article-magazine', 'MGZN', 'article'],
  ['article-newspaper', 'NEWS', 'article'],
  ['article', 'UNPB', 'unpublished'],
  ['manuscript', 'UNPB', 'unpublished'],
  ['document', 'GEN', 'misc'],
];

const otherRis: Readonly<Record<string, string>> = {
  ABST: 'article-journal',
  EJOUR: 'article-journal',
  INPR: 'article-journal',
  EBOOK: 'book',
  EDBOOK: 'book',
  ECHAP: 'chapter',
  CONF: 'paper-conference',
  WEB: 'webpage',
  BLOG: 'webpage',
  GOVDOC: 'report',
  STAND: 'report',
  PREPRINT: 'article',
};

const otherBibtex: Readonly<Record<string, string>> = {
  inbook: 'chapter',
  suppbook: 'chapter',
  inreference: 'chapter',
  booklet: 'book',
  mvbook: 'book',
  collection: 'book',
  proceedings: 'book',
  manual: 'report',
  report: 'report',
  conference: 'paper-conference',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  dataset: 'dataset',
  periodical: 'article-journal',
};

export const risOfCsl = (type: string): string => kinds.find(([csl]) => csl === type)?.[1] ?? 'GEN';
export const bibtexOfCsl = (type: string): string =>
  kinds.find(([csl]) => csl === type)?.[2] ?? 'misc';

export function cslOfRis(word: string): string {
  const type = word.trim().toUpperCase();
  return (
    kinds.find(([, ris]) => ris === type)?.[0] ??
    (Object.hasOwn(otherRis, type) ? otherRis[type] : undefined) ??
    'document'
  );
}

/** "misc" says nothing: with an address it is a page. */
export function cslOfBibtex(word: string, hasAddress: boolean): string {
  const type = word.trim().toLowerCase();
  if (type === 'misc') return hasAddress ? 'webpage' : 'document';
  return (
    kinds.find(([, , bibtex]) => bibtex === type)?.[0] ??
    (Object.hasOwn(otherBibtex, type) ? otherBibtex[type] : undefined) ??
    'document'
  );
}
