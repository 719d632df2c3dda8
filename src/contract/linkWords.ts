/** Telling links from effects. A link with what people eat, with blood levels or with genes never shows an effect. */
import type { ClaimState } from './vocabulary.ts';

const LINK = /\b(?:linked|link)\b/u;

/**
 * True where the sentence of an outcome speaks of a link. The sentence was made from exposure and study designs, so that
 * asking it keeps shorter words from saying more than the sentence does.
 */
export const speaksOfLink = ({ sentence }: { sentence: string }): boolean => LINK.test(sentence);

/** The states that have other words where only a link was seen. */
export const linkStates: Partial<Record<ClaimState, string>> = {
  benefit: 'linked with benefit',
  harm: 'linked with harm',
  'little-or-no-difference': 'little or no link',
};
