/** A small log on disk: JSON lines, at most one megabyte plus the file before. Never told what a person typed or takes. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const sizeLimit = 1_000_000;

type Write = (message: string, data?: Record<string, unknown>) => void;
export interface FileLog {
  info: Write;
  warn: Write;
  error: Write;
}

/** Writes at once, so that the last line before a crash is there. A log that cannot be written is not a reason to stop. */
export function createFileLog(file: string, now: () => Date): FileLog {
  const write =
    (level: string): Write =>
    (message, data) => {
      const line = `${JSON.stringify({ time: now().toISOString(), level, message, ...data })}\n`;
      try {
        appendFileSync(file, line);
      } catch {
        process.stderr.write(line);
      }
    };
  try {
    mkdirSync(dirname(file), { recursive: true });
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > sizeLimit) {
      renameSync(file, `${file}.old`);
    }
  } catch {
    // The first line says so on stderr.
  }
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
