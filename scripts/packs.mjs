import { transform } from 'esbuild';

/**
 * What one command needs comes from one file: on a disk that is watched by a virus scanner every file costs. By pack, the
 * sources that are loaded as an entry or by `import()`, with all that they import; what an earlier pack has, a later one
 * leaves out.
 */
const commands = {
  check: ['src/cli/main.ts', 'src/cli/summary.ts'],
  // fmt and check --fix; build cuts what is not to be published with the same tools.
  mend: ['src/cli/repairs.ts', 'src/build/format-units.ts'],
  build: [
    'src/cli/run-build.ts',
    'src/forms/index.ts',
    'src/workspace/replace.ts',
    'src/workspace/lock.ts',
    'src/workspace/git/uncommitted.ts',
    'src/fonts/checksums.ts',
    'src/compile/compile.ts',
    'src/fonts/load-shelf.ts',
    'src/template/open-template.ts',
  ],
  pdf: ['src/writers/pdf/pdf-writer.ts'],
  docx: ['src/writers/docx/docx-writer.ts'],
};

/** The names of the chunks by pack. A chunk that no command above needs is a pack by itself. `chunks`: by name, its entry point, if any, and what it imports. */
export function packsOf(chunks) {
  const placed = new Set();
  const withImports = (name) => {
    if (placed.has(name)) return [];
    placed.add(name);
    return [...chunks[name].imports.flatMap(withImports), name];
  };
  const chunkOf = (source) => {
    const found = Object.keys(chunks).find((name) => chunks[name].entryPoint === source);
    if (found === undefined) throw new Error(`${source} is nowhere loaded by import(): see scripts/packs.mjs`);
    return found;
  };
  const packs = Object.entries(commands).map(([pack, sources]) => [
    `${pack}.js`,
    sources.flatMap((source) => withImports(chunkOf(source))),
  ]);
  const others = Object.keys(chunks).filter((name) => !placed.has(name));
  return Object.fromEntries([...packs, ...others.map((name) => [name, [name]])]);
}

/** The text of a pack: a script whose value, called with `require`, what it may ask of itself and its folder, is the functions of its chunks by name. */
export async function packText(names, textOf) {
  const functions = await Promise.all(
    names.map(async (name) => {
      const { code } = await transform(textOf(name).replace(/^#!.*\n/, ''), {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        minifySyntax: true,
        minifyWhitespace: true,
        charset: 'ascii',
        // So that `import()`, too, asks the loader.
        supported: { 'dynamic-import': false },
        define: { 'import.meta.url': '__own.url' },
        sourcefile: name,
      });
      return `${JSON.stringify(name)}:function(module,exports){${code}}`;
    }),
  );
  return `(function(require,__own,__dirname){return{${functions.join(',\n')}}})\n`;
}
