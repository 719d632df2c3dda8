/** JSON Schemas of the content files, for completion and checks in editors. */
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { authoredFiles, type AuthoredFile } from './authored.ts';

const titles: Readonly<Record<AuthoredFile, string>> = {
  substance: 'One substance with its forms, claims and cautions',
  interactions: 'Interactions of one substance',
  conditions: 'Diseases, life stages, situations and treatments',
  beliefs: 'Popular beliefs that go beyond the evidence',
  edition: 'The edition of the reference',
  glossary: 'Words that pages explain',
  sources: 'Every publication, label and web page (CSL-JSON)',
  'left-out': 'What is reported but could not be verified',
  'ambiguous-names': 'Names that may mean several substances',
};

/** The files that each schema describes, as globs below resources/content. */
export const schemaFiles: Readonly<Record<AuthoredFile, string>> = {
  substance: 'substances/*.yaml',
  interactions: 'interactions/*.yaml',
  conditions: 'conditions.yaml',
  beliefs: 'beliefs.yaml',
  edition: 'edition.yaml',
  glossary: 'glossary.yaml',
  sources: 'sources.json',
  'left-out': 'left-out.yaml',
  'ambiguous-names': 'ambiguous-names.yaml',
};

export const schemaNames = Object.keys(authoredFiles).filter(
  (name): name is AuthoredFile => name in authoredFiles,
);

/** The schema of one kind of file. Rules that span fields or records are left to `content:check`. */
export function jsonSchema(name: AuthoredFile): JsonSchema {
  const schema = toJsonSchema(authoredFiles[name], {
    target: 'draft-07',
    // Trimming, brands and calendar rules have no counterpart; the check knows them.
    errorMode: 'ignore',
  });
  const { $schema, ...rest } = schema;
  return {
    ...($schema === undefined ? {} : { $schema }),
    title: titles[name],
    description: 'Made by "npm run content:schema" from the schemas in code; not edited by hand.',
    ...rest,
  };
}
