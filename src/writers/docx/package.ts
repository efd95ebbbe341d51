import { type Document, Packer } from 'docx';
import type { Attachment } from '../../typeset/composed.ts';
import { withAttachments } from './origin.ts';
import type { Part } from './part.ts';
import { SETTINGS } from './settings.ts';
import type { TableXml, WordDocument } from './word-document.ts';

/** docx 9.15.2 gives the parts only from within its packer, which would zip them with the time of day. */
interface Compiler {
  compile(
    document: Document,
    prettify: undefined,
    overrides: readonly Part[],
  ): ReadonlyMap<string, string | Uint8Array>;
}

/**
 * The parts of the package, sorted by path. All that docx would fill with chance or the clock is settled here: it is
 * given the fonts as finished parts, because it would draw their keys, and the dates of the properties are replaced.
 */
export function packageParts(
  { document, tables }: WordDocument,
  fonts: readonly Part[],
  instant: Date,
  attachments: readonly Attachment[] = [],
): readonly Part[] {
  const { compiler } = Packer as unknown as { readonly compiler: Compiler };
  const compiled = compiler.compile(document, undefined, [SETTINGS, ...fonts]);
  const parts = [...compiled].map(([path, data]): Part => {
    if (path === 'docProps/core.xml') return { path, data: withDates(data, instant) };
    return { path, data: path === 'word/document.xml' ? withTables(data, tables) : data };
  });
  return [...withAttachments(parts, attachments)].sort(byPath);
}

const DATES = /(<dcterms:(created|modified) xsi:type="dcterms:W3CDTF">)[^<]*/g;

function withDates(core: string | Uint8Array, instant: Date): string {
  if (typeof core !== 'string') throw new Error('docProps/core.xml is no text');
  const date = `${instant.toISOString().slice(0, 19)}Z`;
  let replaced = 0;
  const dated = core.replace(DATES, (_, tag: string) => {
    replaced++;
    return tag + date;
  });
  if (replaced !== 2) throw new Error(`docProps/core.xml has ${replaced} dates where two were expected`);
  return dated;
}

/** Puts the rows of every table in the place of the row that marks them, and its label at the end of its properties. */
function withTables(body: string | Uint8Array, tables: ReadonlyMap<string, TableXml>): string {
  if (typeof body !== 'string') throw new Error('word/document.xml is no text');
  let filled = body;
  for (const [mark, { rows, label }] of tables) {
    const at = filled.indexOf(mark);
    const start = filled.lastIndexOf('<w:tr>', at);
    const properties = filled.lastIndexOf('</w:tblPr>', start);
    const end = filled.indexOf('</w:tr>', at) + '</w:tr>'.length;
    if (at < 0 || properties < 0 || filled.includes(mark, at + 1)) throw new Error('no single mark for a table');
    filled = filled.slice(0, properties) + label + filled.slice(properties, start) + rows + filled.slice(end);
  }
  return filled;
}

/** The content types come first, as readers expect; the others by code unit. */
function byPath(a: Part, b: Part): number {
  const isFirst = (part: Part): number => (part.path === '[Content_Types].xml' ? 0 : 1);
  return isFirst(a) - isFirst(b) || (a.path < b.path ? -1 : 1);
}
