/** The committed schemas, editor settings and README tables are current, and every content file fits its schema. */
import { Ajv, type SchemaObject } from 'ajv';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AuthoredFile } from './authored.ts';
import { jsonSchema, schemaFiles, schemaNames } from './jsonSchemas.ts';
import { fieldTable } from './readmeTables.ts';
import { repository, schemaOutput } from './schemaOutput.ts';

const content = path.join(repository, 'resources', 'content');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');
const ajv = new Ajv({
  formats: { date: /^\d{4}-\d{2}-\d{2}$/ },
  strict: true,
  strictTuples: false,
});
const compiled = new Map(
  schemaNames.map((name) => {
    const schema: SchemaObject = Object.fromEntries(Object.entries(jsonSchema(name)));
    return [name, ajv.compile(schema)];
  }),
);

/** Faults that the schema finds in a value, as "path message". */
function faults(name: AuthoredFile, value: unknown): string[] {
  const validate = compiled.get(name);
  if (validate === undefined) throw new Error(name);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
const parsed = (file: string): unknown => parse(readFileSync(path.join(content, file), 'utf8'));
/** A file of the content with some fields changed. */
const changed = (file: string, fields: object): unknown => ({
  ...Object(parsed(file)),
  ...fields,
});

describe('what content:schema writes', async () => {
  const output = await schemaOutput();
  it.each([...output])('%s is current (npm run content:schema)', (file, text) => {
    expect(read(file)).toBe(text);
  });
});

describe.each(schemaNames)('%s', (name) => {
  const files = globSync(schemaFiles[name], { cwd: content });
  it('describes at least one file', () => {
    expect(files.length).toBeGreaterThan(0);
  });
  it.each(files)('%s fits', (file) => {
    expect(faults(name, parsed(file))).toEqual([]);
  });
});

describe('the schema of a substance', () => {
  it('knows the closed words', () => {
    expect(faults('substance', changed('substances/zinc.yaml', { kind: 'metal' }))).toEqual([
      '/kind must be equal to one of the allowed values',
    ]);
  });
  it('knows what must be there', () => {
    expect(faults('substance', { id: 'zinc' })).toEqual([
      "  must have required property 'name'".slice(1),
    ]);
    expect(
      faults('substance', changed('substances/zinc.yaml', { claims: [{ id: 'x', studies: [] }] })),
    ).toEqual(["/claims/0 must have required property 'condition'"]);
  });
  it('refuses what the loader adds, and names that do not exist', () => {
    for (const field of ['substance', 'colour'])
      expect(faults('substance', changed('substances/zinc.yaml', { [field]: 'zinc' }))).toEqual([
        ' must NOT have additional properties',
      ]);
  });
  it('explains every field and lists words', () => {
    const schema = JSON.stringify(jsonSchema('substance'));
    expect(schema).toContain('"why it is rated so"');
    expect(schema).toContain('["high","moderate","low","very-low"]');
  });
});

describe('fieldTable', () => {
  it('marks required fields and lists closed words', () => {
    const table = fieldTable('claim');
    expect(table).toContain('| **`statement`** |');
    expect(table).toContain('| `inShort` |');
    expect(table).toContain('the GRADE level: high, moderate, low, very-low |');
  });
  it('joins both kinds of interaction', () => {
    const table = fieldTable('interaction');
    expect(table).toContain('supplement-affects-drug');
    expect(table).toContain('| **`target`** |');
    expect(table).toContain('| **`with`** |');
  });
});
