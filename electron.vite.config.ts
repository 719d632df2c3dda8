/** The desktop build: main and core process and the PDF worker (ES modules), one preload (CommonJS), the interface. */
import { defineConfig } from 'electron-vite';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import renderer from './vite.renderer.config.ts';

const root = import.meta.dirname;

/** Entry name → source; the name is the file name in out/main that the shell starts. */
const mainEntries: Record<string, string> = {
  main: 'electron/main.ts',
  coreProcess: 'electron/coreProcess.ts',
  renderWorker: 'src/core/report/pdf/renderWorker.ts',
};

export default defineConfig({
  main: {
    publicDir: false,
    build: {
      outDir: resolve(root, 'out/main'),
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(mainEntries).filter(([, file]) => existsSync(resolve(root, file))),
        ),
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
