/** Adds a substance, a claim or a source to a content folder. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { slugPattern } from '../../src/contract/ids.ts';
import { SourceRecord } from '../../src/contract/records.ts';
import { sumUnits } from '../../src/contract/units.ts';
import { outcomeGroups, substanceKinds } from '../../src/contract/vocabulary.ts';
import { nearest } from '../../src/core/pack/content/checks/nearest.ts';
import { isObject } from '../../src/core/pack/content/validate.ts';
import { insertClaim, insertSource, NotInsertable } from './insertText.ts';
import { claimText, sourceText, substanceText } from './templates.ts';

/** A value that cannot be used; the message begins with the name of the field. */
export class Refused extends Error {
  readonly field: string;
  constructor(field: string, why: string) {
    super(`${field}: ${why}`);
    this.field = field;
  }
}

export interface Written {
  /** Relative to the content folder. */
  readonly file: string;
  readonly id: string;
}

function slug(field: string, value: string): string {
  if (!slugPattern.test(value) || value.length > 120)
    throw new Refused(
      field,
      `"${value}" is no id; write small letters, digits and single hyphens, such as "vitamin-d"`,
    );
  return value;
}

function oneOf(field: string, value: string, words: readonly string[]): string {
  if (!words.includes(value))
    throw new Refused(field, `"${value}" is not one of: ${words.join(', ')}`);
  return value;
}

/** Ids of the records in a list, whatever else is wrong with them. */
function idsOf(list: unknown): string[] {
  return (Array.isArray(list) ? list : []).flatMap((entry: unknown) =>
    isObject(entry) && typeof entry['id'] === 'string' ? [entry['id']] : [],
  );
}

const parsed = (dir: string, file: string): unknown => {
  try {
    return parse(readFileSync(path.join(dir, file), 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Refused(file, `cannot be read (${why}); run "npm run -s content:check" first`);
  }
};

const substanceFile = (id: string): string => `substances/${id}.yaml`;
const substanceIds = (dir: string): string[] =>
  readdirSync(path.join(dir, 'substances')).map((name) => path.basename(name, '.yaml'));

function unknownId(field: string, id: string, known: readonly string[]): Refused {
  const guess = nearest(id, known);
  return new Refused(
    field,
    guess === null ? `there is no "${id}"` : `there is no "${id}"; did you mean "${guess}"?`,
  );
}

export function newSubstance(
  dir: string,
  input: { id: string; name: string; kind: string; unit: string | null },
): Written {
  const id = slug('id', input.id);
  if (input.name.trim() === '') throw new Refused('name', 'must not be empty');
  oneOf('kind', input.kind, substanceKinds);
  if (input.unit !== null) oneOf('unit', input.unit, sumUnits);
  const file = substanceFile(id);
  if (existsSync(path.join(dir, file)))
    throw new Refused('id', `${file} exists already; edit it, or choose another id`);
  // "wx": somebody may have written the file in between.
  writeFileSync(path.join(dir, file), substanceText({ ...input, name: input.name.trim() }), {
    flag: 'wx',
  });
  return { file, id };
}

/** The part of a claim id that names the condition: the one disease of most claims has a short name. */
const shortCondition = (id: string): string => (id === 'multiple-sclerosis' ? 'ms' : id);

export function newClaim(
  dir: string,
  input: { substance: string; condition: string; outcomeGroup: string; id: string | null },
): Written {
  const { substance, condition, outcomeGroup } = input;
  slug('substance', substance);
  const file = substanceFile(substance);
  if (!existsSync(path.join(dir, file))) throw unknownId('substance', substance, substanceIds(dir));
  slug('condition', condition);
  const conditions = idsOf(parsed(dir, 'conditions.yaml'));
  if (!conditions.includes(condition)) throw unknownId('condition', condition, conditions);
  oneOf('outcome group', outcomeGroup, outcomeGroups);
  const id = slug('id', input.id ?? `${substance}-${shortCondition(condition)}-${outcomeGroup}`);
  for (const other of substanceIds(dir)) {
    // Reading a file as YAML takes long; most do not even mention the id.
    if (!readFileSync(path.join(dir, substanceFile(other)), 'utf8').includes(id)) continue;
    const content = parsed(dir, substanceFile(other));
    if (isObject(content) && idsOf(content['claims']).includes(id))
      throw new Refused(
        'id',
        `the claim "${id}" exists already in ${substanceFile(other)}; give another one with --id`,
      );
  }
  const edition = parsed(dir, 'edition.yaml');
  const current = isObject(edition) ? String(edition['edition']) : '';
  const entry = claimText({ id, condition, outcomeGroup, edition: current });
  edit(dir, file, (text) => insertClaim(text, id, entry));
  return { file, id };
}

/** Letters and digits of a name as part of an id: "Müller-Öz" → "muller-oz". */
const idPart = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export function newSource(
  dir: string,
  input: {
    type: string;
    author: string | null;
    organisation: string | null;
    year: string | null;
    topic: string;
  },
): Written {
  oneOf('type', input.type, SourceRecord.entries.type.options);
  const name = (input.author ?? input.organisation ?? '').trim();
  if (name === '' || (input.author !== null && input.organisation !== null))
    throw new Refused('author', 'give the family name with --author, or an --organisation instead');
  const by = idPart(name);
  if (by === '') throw new Refused('author', `"${name}" has no letter that an id can hold`);
  if (input.year !== null && !/^(1[5-9]|20)\d\d$/.test(input.year))
    throw new Refused('year', `"${input.year}" is no year; leave it out where none is printed`);
  const topic = slug('topic', input.topic);
  const id = slug('id', `${by}-${input.year ?? 'undated'}-${topic}`);
  const file = 'sources.json';
  if (idsOf(parsed(dir, file)).includes(id))
    throw new Refused('id', `the source "${id}" exists already; choose another topic`);
  const entry = sourceText({
    id,
    type: input.type,
    author: input.author === null ? { literal: name } : { family: name },
    year: input.year === null ? null : Number(input.year),
  });
  edit(dir, file, (text) => insertSource(text, id, entry));
  return { file, id };
}

function edit(dir: string, file: string, change: (text: string) => string): void {
  const target = path.join(dir, file);
  try {
    writeFileSync(target, change(readFileSync(target, 'utf8')));
  } catch (error) {
    if (error instanceof NotInsertable) throw new Refused(file, error.message);
    throw error;
  }
}
