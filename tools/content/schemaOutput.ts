/** Everything that `content:schema` writes, as texts by path: schemas, editor settings, field tables. */
import path from 'node:path';
import { readFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { jsonSchema, schemaFiles, schemaNames } from './jsonSchemas.ts';
import { withFieldTables } from './readmeTables.ts';

export const repository = path.join(import.meta.dirname, '..', '..');
const content = 'resources/content';

/** Editors find the schema of a file by its place: no line in the files is needed. */
function editorSettings(): string {
  const schemaOf = (name: string): string => `./${content}/schema/${name}.schema.json`;
  const yaml = schemaNames.filter((name) => schemaFiles[name].endsWith('.yaml'));
  const json = schemaNames.filter((name) => schemaFiles[name].endsWith('.json'));
  return JSON.stringify({
    'yaml.schemas': Object.fromEntries(
      yaml.map((name) => [schemaOf(name), `${content}/${schemaFiles[name]}`]),
    ),
    'json.schemas': json.map((name) => ({
      fileMatch: [`/${content}/${schemaFiles[name]}`],
      url: schemaOf(name),
    })),
    '[yaml]': { 'editor.tabSize': 2, 'editor.insertSpaces': true, 'editor.rulers': [100] },
    'files.eol': '\n',
    'files.insertFinalNewline': true,
    'files.trimTrailingWhitespace': true,
  });
}

/** Paths relative to the repository, each with the text that belongs there. */
export async function schemaOutput(): Promise<ReadonlyMap<string, string>> {
  const style = { parser: 'json', printWidth: 100 };
  const output = new Map<string, string>();
  for (const name of schemaNames)
    output.set(
      `${content}/schema/${name}.schema.json`,
      await prettier.format(JSON.stringify(jsonSchema(name)), style),
    );
  output.set('.vscode/settings.json', await prettier.format(editorSettings(), style));
  output.set(
    '.vscode/extensions.json',
    await prettier.format(JSON.stringify({ recommendations: ['redhat.vscode-yaml'] }), style),
  );
  const readme = `${content}/README.md`;
  output.set(readme, withFieldTables(readFileSync(path.join(repository, readme), 'utf8')));
  return output;
}
