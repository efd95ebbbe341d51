import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Parts of libraries that never run here, and would be read and set up at every start. Whoever calls one after all is told.
const unused = {
  // PDFKit opens fonts with it; ours come opened (src/writers/pdf).
  fontkit: { calls: ['create', 'openSync', 'open'] },
  // PDFKit encrypts with it, and it builds its tables when it is loaded; what is published is not encrypted.
  '@noble/ciphers/aes': { calls: ['cbc', 'ecb'] },
  // commander starts subcommands that are programs by themselves; ours are functions.
  'node:child_process': { calls: ['spawn'], only: 'commander' },
};

// What Node itself can do: linebreak unpacks its table of characters when it is loaded.
const builtIn = {
  'tiny-inflate': `const { inflateRawSync } = require('node:zlib');
    module.exports = (packed, unpacked) => { unpacked.set(inflateRawSync(packed)); return unpacked; };`,
  'base64-js': `exports.toByteArray = (text) => new Uint8Array(Buffer.from(text, 'base64'));`,
};

// What a library does when it is loaded and must not: pdf.js asks for a library of machine code that only drawing needs, and
// says so on the terminal where there is none.
const cut = {
  'pdfjs-dist/legacy/build/pdf.mjs': /canvas = require\("@napi-rs\/canvas"\);/,
};

// Two copies, one for import and one for require, would both unpack it.
const once = { linebreak: createRequire(import.meta.url).resolve('linebreak') };

const named = (names) => new RegExp(`^(?:${Object.keys(names).join('|')})$`);
const isOf = (file, library) => file.replaceAll('\\', '/').includes(`/node_modules/${library}/`);

/** What takes the place of libraries in the bundle, or of parts of them. */
export const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: named(unused) }, ({ path, importer }) => {
      const { only } = unused[path];
      return only === undefined || isOf(importer, only) ? { path, namespace: 'unused' } : undefined;
    });
    onResolve({ filter: named(builtIn) }, ({ path }) => ({ path, namespace: 'built-in' }));
    onResolve({ filter: named(once) }, ({ path }) => ({ path: once[path] }));
    for (const [name, passage] of Object.entries(cut)) {
      const file = createRequire(import.meta.url).resolve(name);
      onLoad({ filter: /[.]mjs$/ }, ({ path }) => {
        if (path !== file) return undefined;
        const text = readFileSync(file, 'utf8');
        if (!passage.test(text)) throw new Error(`${name} is not what it was: see scripts/stand-ins.mjs`);
        return { contents: text.replace(passage, ''), loader: 'js' };
      });
    }
    onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => {
      const absent = `() => { throw new Error('${path} is not part of the bundle'); }`;
      return { contents: unused[path].calls.map((name) => `exports.${name} = ${absent};`).join('\n') };
    });
    onLoad({ filter: /./, namespace: 'built-in' }, ({ path }) => ({ contents: builtIn[path] }));
  },
};
