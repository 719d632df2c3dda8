/**
 * Words that are stronger than the evidence, and words that read as advice. Deliberately short lists: they catch the
 * plain overstatement, a reviewer has to catch the subtle one.
 */
import type { ClaimRecord } from '../../../../contract/records.ts';
import type { Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

/** Never right in a reference, whatever the certainty. */
const never =
  /\b(prove[sn]?|proof that|cures?|cured|miracle|guarantee[sd]?|definitely|undoubtedly|certainly|always works|safe for you|completely safe|perfectly safe)\b/gi;

/** Reads as advice to take, start or stop something. */
const advice =
  /\b(you should|you must|must take|should take|should supplement|we recommend|start taking|stop taking|worth trying|good idea|try taking|take (?:one|two|\d+))\b/gi;

/** Verbs that state an effect as a fact. */
const effectVerb =
  /\b(prevents?|protects?|heals?|reverses?|stops|reduces|improves|lowers|slows|raises|increases|boosts|eases|relieves|weakens|strengthens|causes?|damages?)\b/i;

/** Words that take the certainty back to what low certainty allows, or that report instead of stating. */
const hedge =
  /\b(may|might|can|could|possibl[ey]|probably|perhaps|suggest(?:s|ed)?|uncertain|unclear|not|no|nothing|never|none|neither|without|whether|hints?|appears?|seems?|linked|associated|rarely|lacking|supposed|said|calls?|reported|advises?|warns?)\b/i;

const sentences = (text: string): string[] => text.split(/(?<=[.;:])\s+/);

/** The phrases of a statement that its certainty does not carry; empty when the wording is fine. */
export function overstatements(statement: string, certainty: ClaimRecord['certainty']): string[] {
  const found = [...statement.matchAll(never)].map(([phrase]) => phrase);
  if (certainty === 'low' || certainty === 'very-low')
    for (const sentence of sentences(statement)) {
      const verb = effectVerb.exec(sentence);
      if (verb !== null && !hedge.test(sentence)) found.push(verb[0]);
    }
  return found;
}

/** The phrases of a text that read as advice. */
export function advicePhrases(text: string): string[] {
  return [...text.matchAll(advice)].map(([phrase]) => phrase);
}

export function checkWording(content: Content, problems: Problems): void {
  for (const { record, at } of content.claims) {
    for (const phrase of overstatements(record.statement, record.certainty))
      problems.add(
        at(['statement']),
        `"${phrase}" is stronger than ${record.certainty.replace('-', ' ')} certainty`,
        'Say it with "may" or "is linked with", or say what was not shown.',
      );
    for (const phrase of advicePhrases(record.statement))
      problems.add(at(['statement']), `"${phrase}" reads as advice`, 'State what was found.');
  }
  for (const { record, at } of content.interactions)
    for (const phrase of advicePhrases(record.management))
      problems.add(
        at(['management']),
        `"${phrase}" reads as advice`,
        'Say how the combination is usually handled, or whom to ask.',
      );
}
