import { parseRef } from '../../contract/ids.ts';

/** Address of the page of a record, from its `kind/id` reference; null when the text is no reference. */
export function hrefOf(ref: string): string | null {
  const parsed = parseRef(ref);
  return parsed === null ? null : `#/${parsed.kind}/${parsed.id}`;
}

const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) search.set(name, value);
  const text = search.toString();
  return text === '' ? `#${path}` : `#${path}?${text}`;
};

export const links = {
  answer: (substance: string, condition: string) => `#/answer/${substance}/${condition}`,
  ask: (question: string) => withQuery('/ask', { q: question }),
  search: (words: string, kind?: string) => withQuery('/search', { q: words, kind }),
  /** Nothing is corrected. */
  searchAsTyped: (words: string) => withQuery('/search', { q: words, typed: '1' }),
  foods: (nutrient: string, per?: string) => withQuery('/foods', { nutrient, per }),
  /** Foods of one table alone. */
  foodsOf: (pack: string) => withQuery('/foods', { table: pack }),
  /** The reading list with an empty form for a paper that is kept with this record. */
  keepPaper: (ref: string) => withQuery('/readings', { new: '1', about: ref }),
  readingsAbout: (ref: string) => withQuery('/readings', { about: ref }),
  section: (ref: string, at: string) => withQuery(`/${ref}`, { at }),
  addMedicineToPlan: (medication: string) => withQuery('/plans', { medicine: medication }),
  /** A new plan with the details of a saved person. */
  newPlanFor: (person: string) => withQuery('/plans', { new: '1', person }),
  /** A plan beside another one. */
  comparePlans: (plan: string, other: string) => withQuery(`/plan/${plan}`, { compare: other }),
  addToPlan: (substance: string) => withQuery('/plans', { add: substance }),
};
