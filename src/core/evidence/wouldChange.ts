/** What kind of study would change a rating, worked out from what the rating rests on. */
import type { ClaimRecord } from '../../contract/records.ts';
import type { CertaintyDomain, StudyDesign } from '../../contract/vocabulary.ts';
import { speaksOfLink } from './sentence.ts';

const byDomain: Readonly<Record<CertaintyDomain, string | null>> = {
  'study-design': 'Randomised trials, where there are only observations so far.',
  'risk-of-bias': 'Trials that are randomised, blinded and complete in what they report.',
  inconsistency: 'Studies that agree with one another, or a reason why they do not.',
  indirectness: 'Studies of the people, the dose and the outcome in question.',
  imprecision: 'Larger studies, so that the range of likely effects gets narrow.',
  'publication-bias': 'Full reports of the trials that were registered but not published.',
  strengths: null,
};

/** Nobody may be given something in order to see it do harm: there, what happens anyway is counted. */
const ofHarms: typeof byDomain = {
  ...byDomain,
  'study-design': 'Harms counted in large groups of people over time, rather than single reports.',
  'risk-of-bias': 'Reports that are complete, of everybody who used it.',
};

type Rated = Pick<
  ClaimRecord,
  'direction' | 'state' | 'certainty' | 'exposure' | 'indirect' | 'certaintyGrounds' | 'studies'
>;

/** Sentences, the most telling first; empty only for a rating of high certainty without a weak point. */
export function wouldChange(claim: Rated, designs: readonly (StudyDesign | null)[]): string[] {
  if (claim.state === 'no-studies') {
    return [
      'Any controlled study of this question in people with the condition. None was found, so the rating starts from nothing.',
    ];
  }
  const domains = new Set<CertaintyDomain>(claim.certaintyGrounds.map((ground) => ground.domain));
  if (claim.indirect) domains.add('indirectness');
  if (speaksOfLink(claim.exposure, designs) && claim.certainty !== 'high')
    domains.add('study-design');
  const wording = claim.direction === 'harm' ? ofHarms : byDomain;
  const reasons = (Object.keys(byDomain) as CertaintyDomain[]).flatMap((domain) => {
    const text = domains.has(domain) ? wording[domain] : null;
    return text === null ? [] : [text];
  });
  if (claim.studies.length === 1 && claim.certainty !== 'high') {
    reasons.push('A second study by other people: the rating rests on one source.');
  }
  if (reasons.length > 0) return reasons;
  return claim.certainty === 'high'
    ? []
    : ['Further large and well-run studies with the same or another result.'];
}
