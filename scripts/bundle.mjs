import { createHash } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Bundles the command line and the libraries it uses to dist/: an entry for the main thread and one for its workers, and
// chunks for what is loaded only when it is needed (check never loads pdfmake). Reading a few files instead of some four
// hundred is half of the time to start. Another folder may be named, to try a bundle without disturbing the others.
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, 'dist'));

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

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    mubiao: 'src/cli/main.ts',
    // What a thread runs, and the part of tinypool that calls it: tinypool looks for it in entry/ beside itself.
    worker: 'src/build/worker.ts',
    'entry/worker': './node_modules/tinypool/dist/entry/worker.js',
  },
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
    js: `import { createRequire as __require } from 'node:module';const require = __require(import.meta.url), __dirname = import.meta.dirname;`,
  },
  metafile: true,
  write: false,
}).catch(() => process.exit(1)); // esbuild has said why.

// Cleared only now, so that a bundle that fails leaves the last one standing.
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
// What each chunk is made of, which its minified text does not show (tests/cli/loading.test.ts).
const made = Object.entries(metafile.outputs).map(([file, { inputs }]) => {
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return [relative(dist, join(root, file)).replaceAll('\\', '/'), used.map(([input]) => input).sort()];
});
await writeFile(join(dist, 'meta.json'), `${JSON.stringify(Object.fromEntries(made), null, 1)}\n`);
await chmod(join(dist, 'mubiao.js'), 0o755);

// What a build was made by: a fingerprint holds it, so that another program never passes for the one before.
const program = createHash('sha256');
for (const { path, contents } of outputFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
  program.update(relative(dist, path).replaceAll('\\', '/')).update(contents);
await writeFile(join(dist, 'program.sha256'), `${program.digest('hex')}\n`);
