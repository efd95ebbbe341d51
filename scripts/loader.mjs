import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Loads the chunks of the bundle in `folder`, each when it is first asked for. A pack is a script with the functions of
 * its chunks (packs.mjs); `packOf` says in which pack a chunk lies. Beside the packs, in `caches`, may lie what V8 made of
 * them in an earlier run (code-cache.mjs), so that nothing is parsed and compiled again. V8 refuses what is not of its
 * own version and settings, and then compiles as ever; nothing is written here.
 */
export function openBundle(folder, packOf, caches) {
  // Before any script, since V8 refuses a cache of other settings.
  beSlowToOptimize();
  const scripts = new Map();
  const functions = new Map();
  const modules = new Map();

  const openPack = (pack) => {
    const file = join(folder, pack);
    const bytes = readFileSync(file);
    // One byte a character where that is enough: half the memory, and nothing to decode.
    const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
    // A cache keeps the name under which it was made, so that it must not say where.
    const filename = `mubiao/${pack}`;
    const script = new Script(source, { filename, cachedData: readCache(join(folder, caches, `${pack}.bin`)) });
    const own = {
      get url() {
        return pathToFileURL(file).href;
      },
    };
    const chunks = script.runInThisContext()(require, own, folder);
    for (const [chunk, evaluate] of Object.entries(chunks)) functions.set(chunk, evaluate);
    scripts.set(pack, script);
  };

  const load = (chunk) => {
    const known = modules.get(chunk);
    if (known !== undefined) return known.exports;
    if (!functions.has(chunk)) openPack(packOf[chunk]);
    const module = { exports: {} };
    modules.set(chunk, module);
    functions.get(chunk)(module, module.exports);
    return module.exports;
  };

  /** What `require` and `import()` are within the chunks: of another chunk, of a file of the bundle, or of Node's own. */
  const require = (name) => {
    if (name.startsWith('./')) return load(name.slice(2));
    if (isAbsolute(name)) return load(relative(folder, name).replaceAll('\\', '/'));
    const own = process.getBuiltinModule(name);
    if (own === undefined) throw new Error(`${name} is not part of the bundle`);
    return own;
  };

  return { load, scripts };
}

function readCache(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * V8 11.3 (Node 20) optimizes a function so early that much of it is thrown away and done again: a run of one unit spends a
 * fifth of its processor time on that, a run of eighty units a fifth of its time. Later versions decide otherwise and do
 * not know the setting, which is where a function's patience ends, in bytes of bytecode; unset it is 67,584.
 */
function beSlowToOptimize() {
  if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=300000');
}
