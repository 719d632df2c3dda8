/** Short ways to the places that tests damage. */
import type { PdfDict, PdfRef, PdfValue } from '../parse.ts';
import { name, type Damage } from './damage.ts';

/** The rule that has to tell it, what is wrong, the damage, and rules that the same damage breaks too. */
export type Case = readonly [
  rule: string,
  how: string,
  damage: (damage: Damage) => void,
  also?: string[],
];

export const dictOf = (entries: Record<string, PdfValue>): PdfDict =>
  new Map(Object.entries(entries));
export const span = (key: string, count: number): PdfDict =>
  dictOf({ O: name('Table'), Scope: name('Column'), [key]: count });
/** A cell of the body that is no header. */
export const tableOf = (damage: Damage) => ({
  table: damage.node('Table'),
  head: damage.node('THead'),
  body: damage.node('TBody'),
  row: damage.node('TR', 1),
});
export const annotation = (
  damage: Damage,
  kind: string,
  entries: Record<string, PdfValue> = {},
): PdfRef => {
  const made = damage.add(
    dictOf({
      Type: name('Annot'),
      Subtype: name(kind),
      Rect: [10, 10, 20, 20],
      ...entries,
    }),
  );
  const first = damage.pages.findIndex((page) => page.annotations.length > 0);
  damage.file.list(damage.page(first).dict.get('Annots')).push(made);
  return made;
};
/** An annotation as the child of a new element. */
export const tied = (damage: Damage, type: string, made: PdfRef): void =>
  damage.insert(damage.node('Document'), type, Infinity, {
    K: [dictOf({ Type: name('OBJR'), Obj: made })],
  });

/** The first glyph of a caption. */
export const caption = /(\/Caption <<[^>]*>> BDC[^[]*)\[<[0-9a-f]{4}/u;
export const opening = /\/H1 <<[^>]*>> BDC/u;
/** Where a text stands. */
export const place = /[\d.]+ [\d.]+ Tm/gu;
/** The content of a page without some of the texts in its footer. */
export function withoutFooter(content: string, from: number, to?: number): string {
  const at = content.indexOf('Bottom');
  const shown = [...content.slice(at).matchAll(/\[[^\]]*\]\s*TJ/gu)].slice(from, to);
  let rest = content;
  for (const { 0: text, index } of shown.reverse())
    rest = rest.slice(0, at + index) + rest.slice(at + index + text.length);
  return rest;
}
/** Links inside the report and out of it. */
export const linkOf = (damage: Damage, action: string): PdfDict => {
  const found = damage.pages
    .flatMap((page) => page.annotations)
    .find((one) => damage.file.name(damage.file.dict(one.get('A')).get('S')) === action);
  if (found === undefined) throw new Error('the good file has no such link');
  return found;
};
export const citation = (damage: Damage): PdfDict => linkOf(damage, 'GoTo');
export const outside = (damage: Damage): PdfDict => linkOf(damage, 'URI');
