import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Node 20 does not run TypeScript: bundles `bench/<name>.ts`; the file is removed when this process ends. */
export async function bundle(name) {
  const source = join(root, `bench/${name}.ts`);
  const outfile = join(root, `node_modules/.cache/mubiao-bench/${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    // So that files are found from where the source lies.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(source).href) },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  process.on('exit', () => rmSync(outfile, { force: true }));
  return outfile;
}

/** Runs Node to the end; a failure ends the bench. `wall` is the life of the whole process, in milliseconds. */
export function run(args) {
  const start = performance.now();
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const wall = performance.now() - start;
  if (result.status !== 0) throw new Error(`${args.join(' ')}\n${result.stdout}${result.stderr}`);
  return { wall, stdout: result.stdout };
}

/** The most memory of a run, in MB: the process says it at its end. Slows the start, so never part of a timed run. */
export function peakOf(args) {
  const note = 'process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS))';
  const result = spawnSync(process.execPath, ['--import', `data:text/javascript,${note}`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return Math.round(Number(/peak (\d+)$/.exec(result.stderr)?.[1] ?? Number.NaN) / 1024);
}

/** What the program's loader sets for V8 (scripts/loader.mjs), so that a script of the bench runs as the program does. */
export const asTheProgram = process.versions.v8.startsWith('11.3.') ? ['--interrupt-budget=300000'] : [];
