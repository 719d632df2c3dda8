/** `npm run -s content:report [-- --out FILE]`: prints or writes the report on the content. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ContentInvalid } from '../../src/core/pack/content/problem.ts';
import { contentReport } from './report/contentReport.ts';
import { repository } from './schemaOutput.ts';

try {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, content: { type: 'string' } },
  });
  const report = contentReport(values.content ?? path.join(repository, 'resources', 'content'));
  if (values.out === undefined) {
    process.stdout.write(report);
  } else {
    writeFileSync(values.out, report);
    console.error(`Wrote ${values.out}.`);
  }
} catch (error) {
  if (error instanceof ContentInvalid) {
    console.error(`${error.message} Run "npm run -s content:check" first.`);
    process.exitCode = 1;
  } else if (error instanceof TypeError || (error instanceof Error && 'path' in error)) {
    // An unknown option, or a file that cannot be written.
    console.error(error.message);
    process.exitCode = 2;
  } else throw error;
}
