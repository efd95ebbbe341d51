import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeCodeCache } from './code-cache.mjs';
import { packsOf, packText } from './packs.mjs';
import { standIns } from './stand-ins.mjs';

// Bundles the command line and the libraries it uses to dist/. Reading a few files instead of some four hundred is half of
// the time to start: esbuild makes chunks, of which each is loaded only when it is needed (check never loads pdfmake);
// they go into a few packs (packs.mjs), which a loader of our own runs (loader.mjs) with the code cache that lies beside
// them (code-cache.mjs). Another folder may be named, to try a bundle without disturbing the others.
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const inDist = (path) => relative(dist, resolve(root, path)).replaceAll('\\', '/');

/** Names are kept: a stack says who they were, and with a code cache their length costs nothing. */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  write: false,
};

const { outputFiles, metafile } = await build({
  ...common,
  entryPoints: {
    main: 'src/cli/main.ts',
    // What a thread runs, and the part of tinypool that calls it.
    worker: 'src/build/worker.ts',
    'tinypool-worker': './node_modules/tinypool/dist/entry/worker.js',
  },
  outdir: dist,
  splitting: true,
  format: 'esm',
  charset: 'utf8',
  legalComments: 'linked',
  plugins: [standIns],
  metafile: true,
}).catch(() => process.exit(1)); // esbuild has said why.

const outputs = Object.entries(metafile.outputs).map(([path, output]) => [inDist(path), output]);
const chunks = outputs
  .filter(([name]) => name.endsWith('.js'))
  .map(([name, { entryPoint, imports }]) => {
    const needed = imports.filter(({ kind, external }) => kind === 'import-statement' && external !== true);
    return [name, { entryPoint, imports: needed.map(({ path }) => inDist(path)) }];
  });
const packs = packsOf(Object.fromEntries(chunks));
const texts = new Map(outputFiles.map(({ path, text }) => [inDist(path), text]));

const files = new Map([...texts].filter(([name]) => !name.endsWith('.js')));
for (const [pack, names] of Object.entries(packs)) files.set(pack, await packText(names, (name) => texts.get(name)));

// V8 knows the source of a cache by its length alone: the folder's name ties it to these packs, and to this kind of machine.
const digestOf = (entries) =>
  entries.reduce((hash, parts) => hash.update(parts.join('\0')), createHash('sha256')).digest('hex');
const packOf = Object.fromEntries(Object.entries(packs).flatMap(([pack, names]) => names.map((name) => [name, pack])));
const caches = `code-cache/${digestOf([...files]).slice(0, 16)}-`;

/** A file that Node runs, and that loads a chunk. */
async function starter(chunk, folder) {
  const contents = `
    import { openBundle } from './loader.mjs';
    export const caches = ${JSON.stringify(caches)} + [process.version, process.platform, process.arch].join('-');
    const { load, scripts } = openBundle(${folder}, ${JSON.stringify(packOf)}, caches);
    export { scripts };
    load(${JSON.stringify(chunk)});`;
  const stdin = { contents, resolveDir: join(root, 'scripts') };
  const made = await build({ ...common, format: 'cjs', stdin });
  return made.outputFiles[0].text;
}

files.set('mubiao.js', `#!/usr/bin/env node\n${await starter('main.js', '__dirname')}`);
// Where tinypool looks for it: in entry/ beside itself.
files.set('entry/worker.js', await starter('tinypool-worker.js', `require('node:path').dirname(__dirname)`));
files.set('package.json', '{ "type": "commonjs" }\n');

// Cleared only now, so that a bundle that fails leaves the last one standing.
await rm(dist, { recursive: true, force: true });
for (const [name, text] of files) {
  await mkdir(dirname(join(dist, name)), { recursive: true });
  await writeFile(join(dist, name), text);
}
await chmod(join(dist, 'mubiao.js'), 0o755);

// The code charts by which pdf.js reads prints whose Chinese fonts are not inside (GBK, UniGB).
const charts = fileURLToPath(new URL('../cmaps/', import.meta.resolve('pdfjs-dist/build/pdf.mjs')));
await mkdir(join(dist, 'code-charts'));
for (const name of (await readdir(charts)).filter((one) => one.includes('GB'))) {
  await copyFile(join(charts, name), join(dist, 'code-charts', name));
}

// What each pack is made of, which its text does not show (tests/cli/loading.test.ts).
const inputsOf = Object.fromEntries(outputs.map(([name, { inputs }]) => [name, Object.entries(inputs)]));
const sourcesOf = (names) =>
  names.flatMap((name) => inputsOf[name]).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
const made = Object.entries(packs).map(([pack, names]) => [
  pack,
  sourcesOf(names)
    .map(([source]) => source)
    .sort(),
]);
await writeFile(join(dist, 'meta.json'), `${JSON.stringify(Object.fromEntries(made), null, 1)}\n`);

// What a build was made by: a fingerprint holds it, so that another program never passes for the one before.
await writeFile(join(dist, 'program.sha256'), `${digestOf([...files].sort(([a], [b]) => (a < b ? -1 : 1)))}\n`);

const fault = makeCodeCache(dist);
if (fault !== null) console.error(`The code cache was not made, so the program starts slower. ${fault}`);
