/** The report service and its worker as plain JavaScript, made by the bundler that builds the application. */
import path from 'node:path';
import { build } from 'vite';
import { builtDir } from './workerFiles.ts';

const root = path.join(import.meta.dirname, '../../..');

export async function buildWorker(): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: builtDir,
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
