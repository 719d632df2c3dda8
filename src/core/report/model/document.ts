/** What every report has in common: footer, references, characters of the person, sections in their order. */
import type { EntityRef } from '../../../contract/ids.ts';
import type { SourceRecord } from '../../../contract/records.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import type { Section } from './blocks.ts';
import { withWords, type Word } from './glossary.ts';
import { inStyle, type PrintStyle } from './printStyle.ts';
import type { OwnReadings } from './ownReadings.ts';
import { referencesSection } from './references.ts';

/** Stands at the foot of every page. */
export const FOOTER =
  'For a talk with your doctor or pharmacist. Not medical advice: ask before you start, stop or change a supplement or medicine, and never stop a prescribed medicine on your own.';

export interface ReportOptions {
  paper: 'a4' | 'letter';
  largePrint?: boolean;
  blackAndWhite?: boolean;
  /** Long dates and mcg where they are left out. */
  dates?: PrintStyle['dates'];
  micro?: PrintStyle['micro'];
  /** Date of the report, YYYY-MM-DD. */
  asOf: string;
  fingerprint: string;
  /** Explanations of the kinds, scopes and equivalents of intake references. */
  terms: Readonly<Record<string, string>>;
  /** The glossary of the reference: of its words, those that occur in the report are explained. None where left out. */
  words?: readonly Word[];
}

export interface DocumentParts {
  title: string;
  /** Pages where it is left out. */
  format?: ReportDocument['format'];
  subtitle: string;
  edition: string;
  options: ReportOptions;
  sections: readonly (Section | null)[];
  sources: readonly SourceRecord[];
  secondHand: ReadonlySet<string>;
  subjects: readonly EntityRef[];
  /** Values that the person typed: every text in them counts as the person's own. */
  own: unknown;
  /** What the reader added to the references. */
  ownReadings?: OwnReadings;
  /** Further data with text of the person's, such as an earlier plan: its characters are the person's own too. */
  ownToo?: unknown;
}

/** Puts a document together and numbers its citations. The reference list is never left out: no number without its source. */
export function reportDocument(parts: DocumentParts): ReportDocument {
  const { paper, asOf, fingerprint, dates = 'long', micro = 'mcg' } = parts.options;
  const sections = withWords(
    parts.sections.filter((section) => section !== null),
    parts.options.words ?? [],
    parts.ownReadings?.hidden === true,
  );
  const references = referencesSection(sections, parts);
  const document: ReportDocument = {
    title: parts.title,
    subtitle: parts.subtitle,
    language: 'en',
    paper,
    format: parts.format ?? 'page',
    style: {
      largePrint: parts.options.largePrint ?? false,
      blackAndWhite: parts.options.blackAndWhite ?? false,
    },
    edition: parts.edition,
    asOf,
    fingerprint,
    footer: FOOTER,
    ownCharacters: ownCharacters([parts.own, parts.ownToo]),
    sections: [...sections, ...(references === null ? [] : [references])],
    subjects: [...parts.subjects],
  };
  return inStyle(document, { dates, micro }, parts.own);
}

/** How the report was made, set like the annex that it closes. */
export const closer = (section: Section): Section => ({
  ...section,
  tight: true,
  blocks: section.blocks.map((one) => (one.type === 'list' ? { ...one, dense: true } : one)),
});

/** Characters beyond plain ASCII in any text inside `value`, each once, in code order. */
export function ownCharacters(value: unknown): string {
  const found = new Set<string>();
  const visit = (member: unknown): void => {
    if (typeof member === 'string') {
      // As typed and as composed: the renderer composes before it looks for glyphs.
      for (const character of member + member.normalize('NFC')) {
        const code = character.codePointAt(0) ?? 0;
        if (code < 0x20 || code > 0x7e) found.add(character);
      }
    } else if (Array.isArray(member)) {
      member.forEach(visit);
    } else if (member !== null && typeof member === 'object') {
      Object.values(member).forEach(visit);
    }
  };
  visit(value);
  return [...found].sort().join('');
}
