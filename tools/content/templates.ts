/** Texts of new records: every required field is there, empty where only somebody with the source can fill it. */
import { fieldNotes } from './fieldNotes.ts';
import * as words from '../../src/contract/vocabulary.ts';
import { sumUnits } from '../../src/contract/units.ts';

/** Quotes a text where YAML would read something else. */
const scalar = (text: string): string =>
  /^[\p{L}][\p{L}\p{N} ()'’,.-]*$/u.test(text) && !/^(true|false|null|yes|no)$/i.test(text)
    ? text
    : JSON.stringify(text);

/** An empty field with the note that says what belongs there. */
const empty = (field: string, note: string, allowed: readonly string[] = []): string =>
  `${field}: # ${allowed.length === 0 ? note : allowed.join(', ')}`;

export interface NewSubstance {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly unit: string | null;
}

export function substanceText({ id, name, kind, unit }: NewSubstance): string {
  const { substance: notes, monograph } = fieldNotes;
  return [
    `# Fill in what the comments ask for, then delete them. README.md explains every field.`,
    `id: ${id}`,
    `name: ${scalar(name)}`,
    `kind: ${kind}`,
    unit === null ? `# unit: ${notes.unit} (${sumUnits.join(', ')})` : `unit: ${unit}`,
    empty('reviewedOn', `${notes.reviewedOn}, such as 2026-11-22`),
    `# inShort: ${notes.inShort}`,
    `# synonyms: [ … ]  ${notes.synonyms}`,
    `# synonymsByLanguage: ${words.languages.join(', ')}`,
    `# foodColumn: ${notes.foodColumn}, only if the table has them`,
    '',
    `# monograph: lists of statements, each with "text" and "sources":`,
    ...Object.entries(monograph).map(([section, note]) => `#   ${section}: ${note}`),
    '',
    `# forms: ${notes.forms}`,
    `# claims: npm run -s content:new -- claim ${id} <condition> <outcome group>`,
    `# cautions: ${notes.cautions}`,
    '',
  ].join('\n');
}

export interface NewClaim {
  readonly id: string;
  readonly condition: string;
  readonly outcomeGroup: string;
  readonly edition: string;
}

/** The entry as it stands below `claims:`, without a line end after it. */
export function claimText({ id, condition, outcomeGroup, edition }: NewClaim): string {
  const { claim, study, history } = fieldNotes;
  return [
    `  - id: ${id}`,
    `    condition: ${condition}`,
    `    ${empty('outcome', claim.outcome)}`,
    `    outcomeGroup: ${outcomeGroup}`,
    `    ${empty('exposure', claim.exposure, words.exposures)}`,
    `    ${empty('measure', claim.measure)}`,
    `    ${empty('change', claim.change, words.changes)}`,
    `    # inShort: ${claim.inShort}`,
    `    ${empty('statement', claim.statement)}`,
    `    ${empty('direction', claim.direction, words.directions)}`,
    `    ${empty('certainty', claim.certainty, words.certainties)}`,
    `    ${empty('certaintyReason', claim.certaintyReason)}`,
    `    # certaintyGrounds: ${claim.certaintyGrounds}`,
    `    ${empty('size', claim.size, words.sizes)}`,
    `    ${empty('state', claim.state, words.claimStates)}`,
    `    # indirect: true  ${claim.indirect}`,
    `    # population: ${claim.population}`,
    `    # dose: ${claim.dose}`,
    `    history:`,
    `      - ${empty('date', `${history.date}, such as 2026-11-22`)}`,
    `        edition: "${edition}"`,
    `        ${empty('note', history.note)}`,
    `    studies:`,
    `      - ${empty('source', `${study.source}; npm run -s content:new -- source adds one`)}`,
    `        ${empty('finding', study.finding)}`,
    `        ${empty('direction', study.direction, words.directions)}`,
    `        # further fields: participants, dose, duration, effect, estimates, limitations, secondHand`,
  ].join('\n');
}

export interface NewSource {
  readonly id: string;
  readonly type: string;
  readonly author: { readonly family: string } | { readonly literal: string };
  readonly year: number | null;
}

/** The entry as it stands in sources.json, without a comma after it. JSON has no comments: empty texts stand instead. */
export function sourceText({ id, type, author, year }: NewSource): string {
  const name =
    'family' in author
      ? `{ "family": ${JSON.stringify(author.family)} }`
      : `{ "literal": ${JSON.stringify(author.literal)} }`;
  return [
    '  {',
    `    "id": ${JSON.stringify(id)},`,
    `    "type": ${JSON.stringify(type)},`,
    '    "title": "",',
    `    "author": [${name}],`,
    ...(year === null ? [] : [`    "issued": { "date-parts": [[${year}]] },`]),
    '    "custom": {',
    '      "verifiedFrom": [],',
    '      "verifiedOn": ""',
    '    }',
    '  }',
  ].join('\n');
}
