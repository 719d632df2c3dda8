/** A file of references in any of the formats that reference managers write → entries of the reading list. */
import type { FileReading, ImportResult } from '../../../contract/imports.ts';
import { readBibtex } from './bibtex/bibtex.ts';
import { readCslJson } from './cslJson.ts';
import {
  decodeText,
  fault,
  MOST_BYTES,
  MOST_ENTRIES,
  readBytes,
  tooMany,
  type TextEncoding,
} from './decode.ts';
import type { ReadEntry } from './entry.ts';
import { readNbib } from './nbib.ts';
import { readRis } from './ris.ts';
import { createSkips, type Skips } from './skips.ts';

type Head = Extract<FileReading, { kind: 'citations' }>;
type CitationFormat = Head['format'];

export interface ReadCitations {
  readonly format: CitationFormat;
  readonly encoding: TextEncoding;
  readonly entries: readonly ReadEntry[];
  readonly skipped: ImportResult['skipped'];
}

const readers: Readonly<Record<CitationFormat, (text: string, skips: Skips) => ReadEntry[]>> = {
  nbib: readNbib,
  ris: readRis,
  bibtex: readBibtex,
  'csl-json': readCslJson,
};

/** Where the first entry must begin, in signs of the text. */
const HEAD = 20_000;

/** The format by what stands in the text; null where it is none of them. */
export function formatOf(text: string): CitationFormat | null {
  const head = text.slice(0, HEAD);
  if (/^\s*[[{]/u.test(head)) {
    const isExport = /^\s*\{\s*"format"/u.test(head);
    const tells =
      /"(?:DOI|PMID|author|issued|container-title)"\s*:/u.test(head) ||
      (/"title"\s*:/u.test(head) && /"type"\s*:/u.test(head));
    return !isExport && tells ? 'csl-json' : null;
  }
  if (/^TY {1,2}- ?\S/mu.test(head)) return 'ris';
  if (/^PMID ?- ?\d/mu.test(head)) return 'nbib';
  if (/^\s{0,20}@\s{0,20}[A-Za-z]{1,40}\s{0,20}[{(]/mu.test(head)) return 'bibtex';
  return null;
}

/**
 * @param bytes the whole file
 * @throws CofactorError `invalid-input` with the field `file`: no format of references, or more than there is room for
 */
export function readCitations(bytes: Uint8Array): ReadCitations {
  if (bytes.length > MOST_BYTES) throw fault(`is larger than ${MOST_BYTES / 1_000_000} MB`);
  const { text, encoding } = decodeText(bytes);
  const format = formatOf(text);
  if (format === null) {
    throw fault('is no file of references: NBIB (PubMed), RIS, BibTeX and CSL-JSON can be read');
  }
  const skips = createSkips();
  if (encoding === 'windows-1252') {
    skips.add('file in an older encoding, taken all the same: look at names with accents', 1);
  }
  if (text.includes('\ufffd'))
    skips.add('file with letters that were lost before ("\ufffd"), taken all the same', 1);
  const entries = readers[format](text, skips);
  if (entries.length > MOST_ENTRIES) throw tooMany();
  return { format, encoding, entries, skipped: skips.list() };
}

/** @throws CofactorError `missing-file`, `invalid-input` */
export const readCitationsFile = (path: string): ReadCitations => readCitations(readBytes(path));

/**
 * What a chosen file holds where it is one of references, for `files.read`. Takes nothing in.
 * @returns null for a file of another kind
 * @throws CofactorError `missing-file`; `invalid-input` where it is one of references and cannot be read
 */
export function readCitationsHead(path: string, head: Uint8Array): Omit<Head, 'name'> | null {
  // A large file of another kind is not read as a whole.
  if (formatOf(decodeText(head.subarray(0, HEAD)).text) === null) return null;
  const { format, entries } = readCitationsFile(path);
  return { kind: 'citations', format, count: entries.length };
}
