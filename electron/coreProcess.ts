/** Entry of the core process, and the only file of the shell that knows the core: open it, answer calls, close it. */
import { CofactorError } from '../src/contract/errors.ts';
import { createCore } from '../src/core/core.ts';
import { dispatch } from '../src/hosts/dispatch.ts';
import type { FromCore, ToCore } from './coreMessages.ts';
import { serveCore } from './corePort.ts';
import { createFileLog } from './fileLog.ts';

const { parentPort } = process;

serveCore(
  {
    postMessage: (message: FromCore) => {
      parentPort.postMessage(message);
    },
    onMessage(listener) {
      parentPort.on('message', (event) => {
        // Only coreConnection.ts of the same build speaks on this port.
        listener(event.data as ToCore);
      });
    },
  },
  ({ paths, logFile }) => {
    const log = createFileLog(logFile, () => new Date());
    const core = createCore({ paths, clock: { now: () => new Date() }, log });
    return {
      answer: (name, input) => dispatch(core, name, input, log),
      offer: ({ path, name }) => core.offerFile({ path, name, temporary: false }),
      close: () => core.close(),
    };
  },
  (error) =>
    error instanceof CofactorError
      ? error.failure
      : {
          code: 'internal',
          message:
            `Cofactor could not open its data. ${error instanceof Error ? error.message : ''}`.trim(),
        },
);
