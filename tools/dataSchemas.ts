/** The JSON Schemas of the files that the person takes along: written into docs/schemas by `npm run docs:schemas`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format } from 'prettier';
import type * as v from 'valibot';
import { DataFile } from '../src/contract/dataFile.ts';
import { Plan } from '../src/contract/plan.ts';

export const schemaFolder = path.join(import.meta.dirname, '..', 'docs', 'schemas');

/** What a schema cannot say (a day of the calendar, a reference to a record) is left out: the reader checks it. */
async function schemaText(schema: v.GenericSchema, title: string): Promise<string> {
  const made = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === 'custom' ? { type: 'string' } : undefined,
  });
  const text = JSON.stringify({ $schema: made.$schema, title, ...made });
  return format(text, { parser: 'json', printWidth: 100 });
}

export async function dataSchemas(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['cofactor-plan.schema.json', await schemaText(Plan, 'Plan file of Cofactor, version 1')],
    ['cofactor-data.schema.json', await schemaText(DataFile, 'Data file of Cofactor, version 2')],
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(schemaFolder, { recursive: true });
  for (const [name, text] of await dataSchemas())
    writeFileSync(path.join(schemaFolder, name), text);
}
