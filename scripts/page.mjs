import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Bundles the page of the workbench to dist/page; the server (mubiao serve) ships it as it is. Run after bundle.mjs, which
// clears dist. Another folder may be named, as there. What belongs to the PDF viewer is named pdf-*: it is loaded after the
// page is there, and is not part of the page's own size (tests/workbench/page-size.test.ts).
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, 'dist'));

await build({
  root: join(root, 'src/workbench/page'),
  configFile: false,
  publicDir: false,
  base: './',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(dist, 'page'),
    emptyOutDir: true,
    target: 'chrome110',
    modulePreload: { polyfill: false },
    // Nothing is written into the page itself: its policy takes no data: script or style.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
