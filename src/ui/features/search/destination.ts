import { links } from '../../app/links.ts';
import { askReference } from '../../client/cached.ts';
import { cardHref } from './cards/cardWords.ts';

const QUESTION = /\?|^(is|are|does|do|can|could|should|will|would|what|how|which|why)\b/i;

/** True where a name in the question can mean several substances: the page of the answer lets the person choose. */
async function isAmbiguous(question: string): Promise<boolean> {
  const asked = await askReference('ask', { question });
  return asked.ok && asked.value.ambiguous.length > 0;
}

/**
 * Where submitted words lead: to the full page of what they ask, else to the results. A bare name asks nothing: its
 * results show all that goes by it.
 */
export async function destinationOf(words: string): Promise<string> {
  const found = await askReference('search', { query: words, limit: 1 });
  if (!found.ok) return links.search(words);
  const { answer, card } = found.value;
  // The question goes along, so that the answer can say which word it read as another one.
  if (answer !== null && (card === null || card.type === 'evidence')) return links.ask(words);
  if (card !== null && card.type !== 'substance') return cardHref(card, words);
  const asks = card === null && words.length <= 500 && QUESTION.test(words);
  return asks && (await isAmbiguous(words)) ? links.ask(words) : links.search(words);
}
