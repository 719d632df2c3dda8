/** Where the built report service and its worker stand. Apart from the building: the bundler is no part of what is measured. */
import path from 'node:path';

/** Inside the project, so that packages are found from there. */
export const builtDir = path.join(import.meta.dirname, '../../../node_modules/.cache/bench-report');
export const workerScript = path.join(builtDir, 'renderWorker.js');
export const serviceScript = path.join(builtDir, 'service.js');
