/** The report service and its worker as plain JavaScript, made by the bundler that builds the application. */
import path from 'node:path';
import { build } from 'vite';

const root = path.join(import.meta.dirname, '../../..');
/** Inside the project, so that packages are found from there. */
const outDir = path.join(root, 'node_modules/.cache/bench-report');
export const workerScript = path.join(outDir, 'renderWorker.js');
export const serviceScript = path.join(outDir, 'service.js');

export async function buildWorker(): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: {
          renderWorker: path.join(root, 'src/core/report/pdf/renderWorker.ts'),
          service: path.join(root, 'src/core/report/service.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
