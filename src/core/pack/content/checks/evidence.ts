/** Sources, and claims with their studies and estimates. */
import type { ClaimRecord, Estimate, StudyRecord } from '../../../../contract/records.ts';
import type { FieldPath, Locate, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

const ratios: ReadonlySet<string> = new Set(['OR', 'RR', 'HR', 'IRR', 'rate-ratio']);

const identifiers = [
  ['DOI', /^10\.\d{4,9}\/\S+$/, 'Write it as 10.1000/xyz, without an address in front.'],
  ['PMID', /^\d+$/, 'Write the digits only.'],
  ['PMCID', /^PMC\d+$/, 'Write it as PMC123456.'],
] as const;

function checkSources(content: Content, problems: Problems): void {
  for (const { record, at } of content.sources) {
    for (const [field, pattern, fix] of identifiers) {
      const value = record[field];
      if (value !== undefined && !pattern.test(value))
        problems.add(at([field]), `${field} "${value}" is malformed`, fix);
    }
    for (const [n, address] of record.custom.verifiedFrom.entries())
      if (!/^https?:\/\/\S+$/.test(address))
        problems.add(
          at(['custom', 'verifiedFrom', n]),
          `"${address}" is not an address`,
          'Write the address of the page that showed the record.',
        );
    const year = record.issued?.['date-parts'][0][0];
    if (year !== undefined && !record.id.includes(String(year)))
      problems.add(at(['id']), `the id does not carry the year ${year}`, 'Correct id or year.');
  }
}

/** Every number that stands in a text, without its sign. */
function numbersIn(text: string): Set<number> {
  return new Set([...text.matchAll(/(?<![\d.])\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits)));
}

function checkEstimate(
  estimate: Estimate,
  study: StudyRecord,
  at: Locate,
  path: FieldPath,
  problems: Problems,
): void {
  const { measure, value, low, high, unit } = estimate;
  const place = at([...path, 'value']);
  if (!(low <= value && value <= high))
    problems.add(
      place,
      `the estimate ${value} lies outside its interval ${low} to ${high}`,
      'Correct value, low or high from the source.',
    );
  if (ratios.has(measure)) {
    if (low <= 0)
      problems.add(at([...path, 'low']), 'a ratio must be above 0', 'Correct measure or value.');
    if (unit !== null)
      problems.add(at([...path, 'unit']), 'a ratio has no unit', 'Remove the unit.');
  }
  const printed = numbersIn(study.effect ?? '');
  for (const number of [value, low, high])
    if (!printed.has(Math.abs(number)))
      problems.add(
        place,
        `${number} is not in the effect as printed`,
        'Copy the effect from the source, or correct the number.',
      );
}

const settledState: Readonly<Record<string, string>> = {
  benefit: 'benefit',
  harm: 'harm',
  mixed: 'mixed',
  'no-effect': 'little-or-no-difference',
};

/** Which changes a sentence of that state can speak of. */
const changesOf: Readonly<Record<ClaimRecord['state'], readonly ClaimRecord['change'][]>> = {
  benefit: ['lowers', 'raises'],
  harm: ['lowers', 'raises'],
  'little-or-no-difference': ['none'],
  mixed: ['unclear'],
  'very-uncertain': ['unclear'],
  'no-studies': ['unclear'],
};

/** How the state of a claim follows from its direction and certainty. */
function checkState(claim: ClaimRecord, at: Locate, problems: Problems): void {
  const { state, direction, certainty, size } = claim;
  const unsettled = state === 'very-uncertain' || state === 'no-studies';
  const expected = settledState[direction];
  if (certainty === 'very-low') {
    if (!unsettled)
      problems.add(
        at(['state']),
        `very low certainty cannot have the state "${state}"`,
        'Write very-uncertain, or no-studies where none is known in people with the condition.',
      );
  } else if (expected === undefined) {
    problems.add(
      at(['direction']),
      `direction "${direction}" needs certainty very-low`,
      'Lower the certainty.',
    );
  } else if (state !== expected) {
    problems.add(
      at(['state']),
      `direction "${direction}" with ${certainty} certainty cannot have the state "${state}"`,
      `Write ${expected}.`,
    );
  }
  if ((unsettled || state === 'mixed') && size !== 'not-estimated')
    problems.add(
      at(['size']),
      `a size needs a settled direction, the state is "${state}"`,
      'Write not-estimated.',
    );
  if (state === 'little-or-no-difference' && size !== 'trivial' && size !== 'not-estimated')
    problems.add(
      at(['size']),
      `little or no difference cannot be of size "${size}"`,
      'Write trivial or not-estimated.',
    );
  if (!changesOf[state].includes(claim.change))
    problems.add(
      at(['change']),
      `change "${claim.change}" does not fit the state "${state}"`,
      `Write ${changesOf[state].join(' or ')}.`,
    );
  if (claim.exposure === 'animal-or-laboratory' && state !== 'no-studies')
    problems.add(
      at(['state']),
      'animal or laboratory evidence alone means no-studies',
      'Correct state or exposure.',
    );
}

export function checkEvidence(content: Content, problems: Problems): void {
  checkSources(content, problems);
  for (const { record, at } of content.claims) {
    checkState(record, at, problems);
    if (record.otherOutcomeGroups.includes(record.outcomeGroup))
      problems.add(
        at(['otherOutcomeGroups']),
        'repeats the outcomeGroup',
        'Remove the repetition.',
      );
    for (const [n, study] of record.studies.entries())
      for (const [m, estimate] of study.estimates.entries())
        checkEstimate(estimate, study, at, ['studies', n, 'estimates', m], problems);
  }
}
