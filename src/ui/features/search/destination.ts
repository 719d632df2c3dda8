import { links } from '../../app/links.ts';
import { askReference } from '../../client/cached.ts';

const QUESTION = /\?|^(is|are|does|do|can|could|should|will|would|what|how|which|why)\b/i;

/** Where typed words lead: to the answer when they name a substance and a condition or are a question, else to results. */
export async function destinationOf(words: string): Promise<string> {
  const found = await askReference('search', { query: words, limit: 8 });
  if (found.ok && found.value.answer !== null) return links.ask(words);
  return QUESTION.test(words.trim()) ? links.ask(words) : links.search(words);
}
