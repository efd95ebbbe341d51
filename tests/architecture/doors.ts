import type { Doors } from './inspect.ts';

/** The doors of the house (DESIGN 4): what each room may import, types included, and what else it may touch. */
export const doors: Doors = {
  diagnostics: { rooms: [], libraries: ['get-east-asian-width'], builtins: [] },
  yaml: { rooms: ['diagnostics'], libraries: ['yaml'], builtins: [] },
  budget: { rooms: ['diagnostics'], libraries: ['zod', 'big.js'], builtins: [] },
  history: { rooms: ['diagnostics', 'yaml', 'budget'], libraries: [], builtins: [] },
  forms: { rooms: ['budget', 'history'], libraries: [], builtins: [] },
  document: { rooms: [], libraries: [], builtins: [] },
  template: { rooms: ['diagnostics', 'document'], libraries: ['handlebars', 'saxes'], builtins: [] },
  // The rare face is packed.
  fonts: { rooms: ['document'], libraries: [], builtins: ['node:zlib'] },
  typeset: { rooms: ['document', 'fonts'], libraries: ['linebreak'], builtins: [] },
  writers: {
    rooms: ['diagnostics', 'document', 'fonts', 'typeset'],
    // saxes: what was written is read back by a parser that is not the writer.
    libraries: ['pdfmake', 'docx', 'saxes'],
    builtins: ['node:crypto', 'node:module', 'node:util', 'node:zlib'],
  },
  compile: {
    rooms: ['diagnostics', 'yaml', 'budget', 'history', 'forms', 'template', 'document', 'fonts', 'typeset'],
    libraries: [],
    builtins: [],
  },
  workspace: {
    rooms: ['diagnostics'],
    libraries: ['chokidar'],
    builtins: [
      'node:child_process',
      'node:fs',
      'node:fs/promises',
      'node:path',
      'node:crypto',
      'node:os',
      'node:process',
    ],
    globals: ['clock'],
  },
  proof: {
    rooms: ['diagnostics', 'yaml', 'typeset', 'writers', 'compile'],
    // What was written is read by parsers that are not the writers'.
    libraries: ['fflate', 'saxes'],
    builtins: ['node:crypto', 'node:zlib'],
  },
  exchange: {
    rooms: ['diagnostics', 'yaml', 'budget', 'history', 'document', 'writers', 'compile', 'proof', 'fonts', 'typeset'],
    // A workbook that people made is read by hand: what is in it is not to be trusted.
    libraries: ['fflate', 'saxes', 'pdfjs-dist'],
    builtins: ['node:zlib'],
  },
  build: {
    rooms: [
      'diagnostics',
      'budget',
      'history',
      'forms',
      'template',
      'fonts',
      'typeset',
      'writers',
      'compile',
      'proof',
      'workspace',
    ],
    libraries: ['tinypool'],
    builtins: ['node:path', 'node:crypto'],
  },
  workbench: {
    rooms: [
      'diagnostics',
      'yaml',
      'budget',
      'history',
      'document',
      'fonts',
      'typeset',
      'compile',
      'build',
      'workspace',
    ],
    libraries: ['hono', '@hono/node-server'],
    builtins: ['node:path', 'node:crypto'],
  },
  // Runs in the browser: of the house it has types, and what is plain data and pure.
  'workbench/page': {
    rooms: ['diagnostics', 'yaml', 'budget', 'history', 'workbench'],
    libraries: [
      'preact',
      'pdfjs-dist',
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/lang-yaml',
      '@codemirror/lint',
      '@codemirror/state',
      '@codemirror/view',
    ],
    builtins: [],
    isBundled: true,
  },
  cli: {
    rooms: [
      'diagnostics',
      'budget',
      'history',
      'compile',
      'writers',
      'proof',
      'exchange',
      'build',
      'workspace',
      'workbench',
    ],
    libraries: ['commander', 'picocolors'],
    builtins: ['node:os', 'node:url', 'node:readline/promises'],
    globals: ['process'],
  },
};
