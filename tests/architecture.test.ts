import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { doors } from './architecture/doors.ts';
import { inspect, roomOf, type SourceText } from './architecture/inspect.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const sources: readonly SourceText[] = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ path: file.slice(src.length + 1).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));

const complaintsAbout = (path: string, text: string) => inspect(doors, [{ path, text }]);

describe('the house', () => {
  it('keeps its doors', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(inspect(doors, sources)).toEqual([]);
  });

  it('has no door to a room or a library that is gone', () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(doors, path)));
    expect([...rooms].sort()).toEqual(Object.keys(doors).sort());
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8'));
    const shelved = (isBundled: boolean) => {
      const all = Object.values(doors).filter((room) => (room.isBundled ?? false) === isBundled);
      return [...new Set(all.flatMap((room) => room.libraries))].sort();
    };
    expect(shelved(false)).toEqual(Object.keys(dependencies).sort());
    expect(Object.keys({ ...dependencies, ...devDependencies })).toEqual(expect.arrayContaining(shelved(true)));
  });
});

describe('the guard of the doors sees', () => {
  it.each([
    ['a static import', `import { readUnit } from '../compile/read-unit.ts';`],
    ['an import of a type', `import type { Writer } from '../writers/writer.ts';`],
    ['an import inside a type', `type W = import('../writers/writer.ts').Writer;`],
    ['an import for its effects', `import '../cli/main.ts';`],
    ['an import over several lines', `import {\n  a,\n  b,\n} from "../typeset/place.ts";`],
    ['a dynamic import', `const room = await import('../typeset/place.ts');`],
    ['a dynamic import that is only known when it runs', 'const room = await import(`../$' + '{name}.ts`);'],
    ['a re-export', `export { place } from '../typeset/place.ts';`],
    ['a re-export of everything', `export * from '../typeset/place.ts';`],
    ['a library of another room', `import pdfmake from 'pdfmake';`],
    ['a part of a library', `import pdfmake from 'pdfmake/build/pdfmake.js';`],
    ['a library with a scope', `import x from '@types/node';`],
    ['the disk', `import { readFileSync } from 'node:fs';`],
    ['the disk under its old name', `import fs from 'fs';`],
    ['a file outside of src', `import manifest from '../../package.json' with { type: 'json' };`],
    ['the process', `const home = process.env.HOME;`],
    ['the process taken apart', `const { env } = process;`],
    ['the console', `console.log('目标');`],
    ['the clock', `const today = new Date();`],
    ['chance', `const id = Math.random();`],
    ['a default export', `export default { name: '目标' };`],
    ['a default export by another name', `const a = 1;\nexport { a as default };`],
    ['a file that is too long', '\n'.repeat(251)],
  ])('%s', (_, text) => {
    expect(complaintsAbout('budget/amount.ts', text)).toHaveLength(1);
  });

  it.each([
    ['a folder without a noun', 'budget/utils/amount.ts'],
    ['a name in camel case', 'budget/readAmount.ts'],
    ['a room that is not in the table', 'kitchen/amount.ts'],
    ['a file in no room', 'amount.ts'],
  ])('%s', (_, path) => {
    expect(complaintsAbout(path, 'export const a = 1;')).toHaveLength(1);
  });

  it('nothing in an import of the own room, of a neighbour, in a comment or in a text', () => {
    const text = [
      `import { z } from 'zod';`,
      `import { amount } from './amount.ts';`,
      `import type { Path } from '../../diagnostics/path.ts';`,
      `// import '../cli/main.ts'; process.exit()`,
      `/* export default 1 */`,
      `const message = "process.env 与 export default 都只是文字 // ";`,
      `const when = new Date(0);`,
    ].join('\n');
    expect(complaintsAbout('budget/rules/total.ts', text)).toEqual([]);
  });
});
