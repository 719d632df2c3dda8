/** Names of people in files of tagged lines. */
import type { Draft } from './entry.ts';

type Name = Draft['author'][number];

/** "Cree, Bruce A C", "King, Martin L, Jr"; a name without a comma is an organisation, or taken as it stands. */
export function commaName(text: string): Name {
  const [family = '', given, suffix] = text.split(',').map((part) => part.trim());
  if (family === '' || given === undefined || given === '') {
    return { literal: text.replace(/[\s,]+$/u, '').trim() };
  }
  return { family, given, ...(suffix === undefined || suffix === '' ? {} : { suffix }) };
}

/** "Cree BAC", "van der Berg J Jr": initials stand last, as PubMed prints them. */
export function initialsName(text: string): Name {
  const found = /^(.+?) ([A-Z]{1,4})(?: (Jr|Sr|2nd|3rd|[IV]+))?$/u.exec(text.slice(0, 300).trim());
  const [, family, given, suffix] = found ?? [];
  if (family === undefined || given === undefined) return { literal: text };
  return { family, given, ...(suffix === undefined ? {} : { suffix }) };
}
