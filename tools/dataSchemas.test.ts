import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { dataSchemas, schemaFolder } from './dataSchemas.ts';

const examples = path.join(import.meta.dirname, '..', 'examples');
const schemas = await dataSchemas();
const schemaOf = (name: string): object => JSON.parse(schemas.get(name) ?? '') as object;
const validatorOf = (name: string) => {
  const schema = schemaOf(name);
  const options = { strict: false, validateFormats: false };
  return JSON.stringify(schema).includes('2020-12')
    ? new Ajv2020(options).compile(schema)
    : new Ajv(options).compile(schema);
};

describe('the JSON Schemas of the docs', () => {
  it('are those of the contract; npm run docs:schemas writes them', () => {
    for (const [name, text] of schemas) {
      expect([name, readFileSync(path.join(schemaFolder, name), 'utf8')]).toEqual([name, text]);
    }
  });

  it('accept the example plans and refuse one without an age', () => {
    const validate = validatorOf('cofactor-plan.schema.json');
    const names = readdirSync(examples).filter((name) => name.endsWith('.json'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect([name, validate(JSON.parse(readFileSync(path.join(examples, name), 'utf8')))]).toEqual(
        [name, true],
      );
    }
    expect(
      validate({ format: 'cofactor-plan', version: 1, profile: { sex: 'female' }, items: [] }),
    ).toBe(false);
  });

  it('accept a data file and refuse one of another version', () => {
    const validate = validatorOf('cofactor-data.schema.json');
    const file = {
      format: 'cofactor-data',
      version: 2,
      exportedAt: '2026-11-23T08:00:00.000Z',
      settings: {},
      people: [],
      products: [],
      plans: [],
      readings: [],
      foodMappings: [],
    };
    expect(validate(file)).toBe(true);
    expect(validate({ ...file, version: 3 })).toBe(false);
    expect(validate({ ...file, plans: [{ title: 'x' }] })).toBe(false);
  });
});
