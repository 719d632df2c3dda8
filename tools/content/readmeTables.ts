/** The field tables of resources/content/README.md, between `<!-- fields: claim -->` and `<!-- end -->`. */
import type { JsonSchema } from '@valibot/to-json-schema';
import { jsonSchema, schemaNames } from './jsonSchemas.ts';
import { fieldNotes } from './fieldNotes.ts';

/** Every object in a schema and what is nested in it. */
function objectsIn(schema: JsonSchema | boolean | undefined): JsonSchema[] {
  if (schema === undefined || typeof schema === 'boolean') return [];
  const { items, properties = {} } = schema;
  const nested = [...(Array.isArray(items) ? items : [items]), ...Object.values(properties)];
  const below = nested.flatMap((one) => objectsIn(one));
  return schema.properties === undefined ? below : [schema, ...below];
}

const objects = schemaNames.flatMap((name) => objectsIn(jsonSchema(name)));

/** The words of a closed list, of a field or of the entries of its list. */
function wordsOf(field: JsonSchema): readonly unknown[] {
  const { items } = field;
  if (field.enum !== undefined) return field.enum;
  return typeof items === 'object' && !Array.isArray(items) ? (items.enum ?? []) : [];
}

const isNoted = (name: string): name is keyof typeof fieldNotes => name in fieldNotes;

/** One row per field: name (required ones in bold), meaning, allowed words. Throws on an unknown record. */
export function fieldTable(name: string): string {
  if (!isNoted(name)) throw new Error(`There are no field notes for "${name}".`);
  const notes: Readonly<Record<string, string>> = fieldNotes[name];
  // Several objects may share notes (interactions of both kinds): together they have every field.
  const described = objects.filter(({ properties = {} }) =>
    Object.entries(properties).every(
      ([key, field]) => typeof field === 'object' && field.description === notes[key],
    ),
  );
  const rows = Object.entries(notes).map(([key, note]) => {
    const required = described.some((object) => object.required?.includes(key) === true);
    const words = [
      ...new Set(
        described.flatMap(({ properties = {} }) => {
          const field = properties[key];
          return typeof field === 'object' ? wordsOf(field).map(String) : [];
        }),
      ),
    ];
    const told = words.every((word) => note.includes(word));
    const meaning = told ? note : `${note}: ${words.join(', ')}`;
    const code = `\`${key}\``;
    return `| ${required ? `**${code}**` : code} | ${meaning.replaceAll('|', '\\|')} |`;
  });
  return ['| field | meaning |', '| --- | --- |', ...rows].join('\n');
}

/** The text with every table between its marks written anew. */
export function withFieldTables(readme: string): string {
  return readme.replace(
    /(<!-- fields: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => `${start}\n${fieldTable(name)}\n\n${end}`,
  );
}
