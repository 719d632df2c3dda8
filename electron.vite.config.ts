/** The desktop build: main and core process and their two workers (ES modules), one preload (CommonJS), the interface. */
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import renderer from './vite.renderer.config.ts';

const root = import.meta.dirname;

export default defineConfig({
  main: {
    publicDir: false,
    build: {
      outDir: resolve(root, 'out/main'),
      rolldownOptions: {
        // The name is the file name in out/main that the shell starts.
        input: {
          main: resolve(root, 'electron/main.ts'),
          coreProcess: resolve(root, 'electron/coreProcess.ts'),
          renderWorker: resolve(root, 'src/core/report/pdf/renderWorker.ts'),
          combinationWorker: resolve(root, 'src/core/food/first/combinationWorker.ts'),
          importWorker: resolve(root, 'src/core/pack/import/importWorker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    publicDir: false,
    build: {
      outDir: resolve(root, 'out/preload'),
      // A sandboxed preload can require only `electron`: everything else has to be inside the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
});
