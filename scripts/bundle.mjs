import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Bundles the command line to dist/: one entry, and a chunk for each room that is loaded only when it is needed.
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { mubiao: 'src/cli/main.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  charset: 'utf8',
  legalComments: 'none',
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
