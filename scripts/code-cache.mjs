import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// A bundle's code cache: what V8 compiled of it while it ran. `npm run build` makes the one for its own Node; on another
// machine, or for another Node, `node scripts/code-cache.mjs dist` adds one, in a folder of its own.
const self = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/** What is run for it: all that it takes to check and to build the shipped unit is then compiled. */
const runs = [['check'], ['build', '--out', 'out']];

/** Makes the code cache of the bundle in `dist`. Returns what went wrong, or null; without one the program does the same, only later. */
export function makeCodeCache(dist) {
  const stage = mkdtempSync(join(tmpdir(), 'mubiao-code-cache-'));
  try {
    for (const folder of ['templates', 'fonts']) symlinkSync(join(root, folder), join(stage, folder), 'junction');
    for (const folder of ['data', 'package.json']) cpSync(join(root, folder), join(stage, folder), { recursive: true });
    cpSync(dist, join(stage, 'dist'), { recursive: true });
    const { NODE_OPTIONS, NODE_V8_COVERAGE, ...env } = process.env;
    // Each run starts from what the one before has compiled.
    for (const run of runs) {
      const options = { cwd: stage, env, encoding: 'utf8' };
      const { status, signal, stderr } = spawnSync(process.execPath, [self, 'keep', stage, ...run], options);
      if (status !== 0 && status !== 1) return `mubiao ${run.join(' ')}: ${signal ?? ''}${stderr}`;
    }
    cpSync(join(stage, 'dist/code-cache'), join(dist, 'code-cache'), { recursive: true });
    return null;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Runs the bundle in this process and, at its end, keeps what was compiled. */
function runAndKeep(stage, args) {
  const program = join(stage, 'dist/mubiao.js');
  process.argv = [process.execPath, program, ...args];
  const { scripts, caches } = createRequire(self)(program);
  mkdirSync(join(stage, 'dist', caches), { recursive: true });
  process.on('exit', () => {
    for (const [pack, script] of scripts) {
      writeFileSync(join(stage, 'dist', caches, `${pack}.bin`), script.createCachedData());
    }
  });
}

if (process.argv[1] === self) {
  const [, , first = join(root, 'dist'), stage, ...args] = process.argv;
  if (first === 'keep') runAndKeep(stage, args);
  else {
    const fault = makeCodeCache(resolve(first));
    if (fault !== null) throw new Error(fault);
  }
}
