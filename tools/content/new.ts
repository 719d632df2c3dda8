/** `npm run -s content:new -- substance|claim|source …`: writes a new record for somebody to fill in. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '../../src/core/pack/content/loadContent.ts';
import { newClaim, newSource, newSubstance, Refused, type Written } from './newRecord.ts';
import { repository } from './schemaOutput.ts';

const usage = `Usage:
  content:new -- substance <id> --name "…" --kind <kind> [--unit <unit>]
  content:new -- claim <substance> <condition> <outcome group> [--id <id>]
  content:new -- source --type <type> (--author <family name> | --organisation "…") [--year <year>] --topic <words>
Words are explained in resources/content/README.md. Required texts stay empty until somebody fills them in.`;

const options = {
  name: { type: 'string' },
  kind: { type: 'string' },
  unit: { type: 'string' },
  id: { type: 'string' },
  type: { type: 'string' },
  author: { type: 'string' },
  organisation: { type: 'string' },
  year: { type: 'string' },
  topic: { type: 'string' },
  content: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function required(field: string, value: string | undefined): string {
  if (value === undefined) throw new Refused(field, 'is missing');
  return value;
}

function write(dir: string, args: ReturnType<typeof read>): Written {
  const { values, positionals } = args;
  const [what, ...rest] = positionals;
  const positional = (n: number, field: string): string => required(field, rest[n]);
  const [surplus] = rest.slice(what === 'claim' ? 3 : what === 'substance' ? 1 : 0);
  if (surplus !== undefined) throw new Refused(surplus, 'is more than the command takes');
  if (what === 'substance')
    return newSubstance(dir, {
      id: positional(0, 'id'),
      name: required('name', values.name),
      kind: required('kind', values.kind),
      unit: values.unit ?? null,
    });
  if (what === 'claim')
    return newClaim(dir, {
      substance: positional(0, 'substance'),
      condition: positional(1, 'condition'),
      outcomeGroup: positional(2, 'outcome group'),
      id: values.id ?? null,
    });
  if (what === 'source')
    return newSource(dir, {
      type: required('type', values.type),
      author: values.author ?? null,
      organisation: values.organisation ?? null,
      year: values.year ?? null,
      topic: required('topic', values.topic),
    });
  throw new Refused('record', `"${what ?? ''}" is not one of: substance, claim, source`);
}

function read() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Refused('option', error instanceof Error ? error.message : String(error));
  }
}

try {
  const args = read();
  if (args.values.help === true) {
    console.log(usage);
  } else {
    const dir = args.values.content ?? path.join(repository, 'resources', 'content');
    const { file, id } = write(dir, args);
    console.log(`Wrote ${id} to ${path.relative(process.cwd(), path.join(dir, file))}.`);
    const open = loadContent(dir).problems.filter((problem) => problem.file === file);
    console.log('What the check still asks for in that file (npm run -s content:check):');
    for (const { line, message, fix } of open)
      console.log(`  ${file}:${line}: ${message} (${fix})`);
  }
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
