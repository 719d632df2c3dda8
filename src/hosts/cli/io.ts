/** What the command line has around it; tests put something else in its place. */
import type { Logger } from '../../core/ports.ts';

export interface Io {
  /** Writes to stdout; resolves when the text has been handed over. */
  out(text: string): Promise<void>;
  /** Writes to stderr: progress, logs, messages. */
  err(text: string): void;
  /** Width of the terminal in characters. */
  columns: number;
  /** Folder that relative paths start from. */
  cwd: string;
  now(): Date;
  /** Calls the listener at the next Ctrl+C in place of ending the process; returns what takes it back. */
  onInterrupt?(listener: () => void): () => void;
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** npm runs scripts in the project's folder; paths that a person types start where they typed them. */
function startFolder(environment: NodeJS.ProcessEnv): string {
  const typedIn = environment['INIT_CWD'];
  const throughNpm = environment['npm_lifecycle_event'] === 'cofactor';
  return throughNpm && typedIn !== undefined ? typedIn : process.cwd();
}

/** The process's own streams. A reader that closes the pipe early (`| head`) is no error. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (isBrokenPipe(error)) process.exit(0);
      throw error;
    });
  }
  return {
    out: (text) =>
      new Promise((resolve) => {
        process.stdout.write(text, () => {
          resolve();
        });
      }),
    err: (text) => {
      process.stderr.write(text);
    },
    columns: process.stdout.columns > 0 ? process.stdout.columns : 80,
    cwd: startFolder(process.env),
    now: () => new Date(),
    onInterrupt: (listener) => {
      process.once('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
  };
}

/** Warnings and errors as lines of JSON on stderr; what only informs is left out. */
export function stderrLog(io: Io): Logger {
  const line =
    (level: string) =>
    (message: string, data: Record<string, unknown> = {}): void => {
      io.err(`${JSON.stringify({ time: io.now().toISOString(), level, message, ...data })}\n`);
    };
  return { info: () => undefined, warn: line('warn'), error: line('error') };
}

/** The day on the wall calendar, YYYY-MM-DD. */
export function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
