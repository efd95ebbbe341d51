import { createRequire } from 'node:module';

// Parts of libraries that never run here, and would be read and set up at every start. Whoever calls one after all is told.
const unused = {
  // PDFKit opens fonts with it; ours come opened (src/writers/pdf).
  fontkit: ['create', 'openSync', 'open'],
  // PDFKit encrypts with it, and it builds its tables when it is loaded; what is published is not encrypted.
  '@noble/ciphers/aes': ['cbc', 'ecb'],
};

// The same of Node's own, where only this library asks for it: commander starts subcommands that are programs.
const unusedBy = { commander: { 'node:child_process': ['spawn'] } };

// What Node itself can do: linebreak unpacks its table of characters when it is loaded.
const builtIn = {
  'tiny-inflate': `const { inflateRawSync } = require('node:zlib');
    module.exports = (packed, unpacked) => { unpacked.set(inflateRawSync(packed)); return unpacked; };`,
  'base64-js': `exports.toByteArray = (text) => new Uint8Array(Buffer.from(text, 'base64'));`,
};

// Two copies, one for import and one for require, would both unpack it.
const once = { linebreak: createRequire(import.meta.url).resolve('linebreak') };

/** What takes the place of libraries in the bundle, or of parts of them. */
export const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    const named = (names) => new RegExp(`^(?:${Object.keys(names).join('|')})$`);
    for (const [namespace, names] of Object.entries({ unused, builtIn })) {
      onResolve({ filter: named(names) }, ({ path }) => ({ path, namespace }));
    }
    onResolve({ filter: named(once) }, ({ path }) => ({ path: once[path] }));
    onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => {
      const absent = `() => { throw new Error('${path} is not part of the bundle'); }`;
      return { contents: unused[path].map((name) => `exports.${name} = ${absent};`).join('\n') };
    });
    onLoad({ filter: /./, namespace: 'builtIn' }, ({ path }) => ({ contents: builtIn[path] }));
  },
};
