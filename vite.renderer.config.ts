/**
 * How the interface is built. `vite build --config vite.renderer.config.ts` builds it alone (out/renderer, what the web
 * host serves); electron.vite.config.ts uses the same settings for the desktop app.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/** The first picture waits for the script, which puts the chosen colours and sizes in place: nothing flashes. */
const firstPictureWaits: Plugin = {
  name: 'first-picture-waits',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replaceAll('<script type="module"', '<script type="module" blocking="render"'),
  },
};

/** With all that they import. */
const startModules = /\/ui\/(main\.ts|pages\/HomePage\.svelte)$/;

export default defineConfig({
  root: resolve(root, 'src/ui'),
  // Relative addresses work on app://cofactor/ and on the loopback host alike.
  base: './',
  // Everything that ships is imported from somewhere: nothing is copied unseen.
  publicDir: false,
  plugins: [svelte({ configFile: false }), firstPictureWaits],
  worker: { format: 'es' },
  build: {
    outDir: resolve(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome152',
    // The content security policy allows no inline script and no data: font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    minify: true,
    reportCompressedSize: false,
    // What the bundled libraries ask for: their licences travel with them.
    license: { fileName: 'licences.txt' },
    rolldownOptions: {
      input: resolve(root, 'src/ui/index.html'),
      // The start and its page in one file: here a request costs more time than its bytes.
      output: { codeSplitting: { groups: [{ name: 'start', test: startModules }] } },
    },
  },
});
