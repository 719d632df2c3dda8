/** `npm run content:schema`: writes the JSON Schemas, the editor settings and the field tables of the content README. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository, schemaOutput } from './schemaOutput.ts';

for (const [file, text] of await schemaOutput()) {
  const target = path.join(repository, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(file);
}
