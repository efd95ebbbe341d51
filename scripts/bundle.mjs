import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Bundles the command line and the libraries it uses to dist/: one entry, and chunks for what is loaded only when it is
// needed (check never loads pdfmake). Reading a few files instead of some four hundred is half of the time to start.
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

// pdfkit loads fontkit at once, yet only fonts that it opens itself need it; ours come opened (src/writers/pdf).
// Whoever asks for it after all is told.
const withoutFontkit = {
  name: 'without-fontkit',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^fontkit$/ }, () => ({ path: 'fontkit', namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: `const absent = () => { throw new Error('fontkit is not part of the bundle'); };
        export const create = absent, openSync = absent, open = absent;`,
    }));
  },
};

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { mubiao: 'src/cli/main.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  charset: 'utf8',
  legalComments: 'linked',
  plugins: [withoutFontkit],
  // CommonJS libraries ask for Node's own modules by require, which ES modules do not have.
  banner: {
    js: `import { createRequire as __require } from 'node:module';const require = __require(import.meta.url);`,
  },
  write: false,
}).catch(() => process.exit(1)); // esbuild has said why.

// Cleared only now, so that a bundle that fails leaves the last one standing.
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
await chmod(join(dist, 'mubiao.js'), 0o755);
