/** A core of a few handlers, for tests of the hosts alone. */
import type { Handlers } from '../../contract/operations.ts';
import { createOfferedFiles } from '../../core/files.ts';
import type { Core, Logger } from '../../core/ports.ts';

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  message: string;
  data: Record<string, unknown> | undefined;
}

/** A core that knows only the given operations; any other call is an error. */
export function smallCore(handlers: Partial<Handlers>, offered = createOfferedFiles()): Core {
  return {
    async call(name, input) {
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`this core has no ${name}`);
      return handler(input);
    },
    offerFile: (file) => offered.offer(file),
    close: () => {
      offered.close();
      return Promise.resolve();
    },
  };
}

/** A logger that keeps its lines. */
export function memoryLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const add =
    (level: LogLine['level']) =>
    (message: string, data?: Record<string, unknown>): void => {
      lines.push({ level, message, data });
    };
  return { log: { info: add('info'), warn: add('warn'), error: add('error') }, lines };
}
