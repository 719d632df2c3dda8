/** What kind of thing a substance is, in words. */
import type { SubstanceRecord } from '../../../contract/records.ts';
import { sentenceCase } from '../../shared/format.ts';

const words: Partial<Record<SubstanceRecord['kind'], string>> = {
  'fatty-acid': 'Fatty acid',
  'amino-acid': 'Amino acid',
  botanical: 'Plant',
  microbe: 'Microorganism',
  group: 'Group of substances',
  other: 'Supplement',
};

export const substanceKindText = (kind: SubstanceRecord['kind']): string =>
  words[kind] ?? sentenceCase(kind);
