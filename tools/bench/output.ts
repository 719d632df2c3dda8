/** Where a benchmark puts its report. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes the text to a file, with its folders, and says so on stderr; without a file (null) it goes to stdout. */
export function putReport(text: string, file: string | null): void {
  if (file === null) {
    process.stdout.write(text);
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.error(`Wrote ${file}.`);
}
