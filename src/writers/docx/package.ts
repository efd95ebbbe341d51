import { type Document, Packer } from 'docx';
import type { Attachment } from '../../typeset/composed.ts';
import type { Part } from '../opc/part.ts';
import { fillBlanks } from './blanks.ts';
import { withAttachments } from './origin.ts';
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
 * The parts of the package, sorted by path. All that docx would fill with chance or the clock is settled here: the fonts
 * (and the header) come as finished parts, because it would draw their keys, and the dates of the properties are replaced.
 */
export function packageParts(
  { shape, pattern, values, paragraphs, tables }: WordDocument,
  own: readonly Part[],
  instant: Date,
  attachments: readonly Attachment[] = [],
): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { path, data } of patternParts(shape, pattern)) {
    const filled = typeof data === 'string' ? fillBlanks(data, values) : data;
    parts.set(path, { path, data: path === 'word/document.xml' ? withBlocks(filled, paragraphs, tables) : filled });
  }
  const core = parts.get('docProps/core.xml');
  if (core !== undefined) parts.set(core.path, { path: core.path, data: withDates(core.data, instant) });
  for (const part of own) parts.set(part.path, part);
  return [...withAttachments([...parts.values()], attachments)].sort(byPath);
}

/** What docx made of the shapes that were met last: the units of a batch share one, and docx would take a third of the time of a file. */
const patterns = new Map<string, readonly Part[]>();
const mostPatterns = 16;

function patternParts(shape: string, pattern: () => Document): readonly Part[] {
  const known = patterns.get(shape);
  if (known !== undefined) return known;
  const { compiler } = Packer as unknown as { readonly compiler: Compiler };
  const made = [...compiler.compile(pattern(), undefined, [SETTINGS])].map(([path, data]): Part => ({ path, data }));
  const [oldest] = patterns.keys();
  if (patterns.size >= mostPatterns && oldest !== undefined) patterns.delete(oldest);
  patterns.set(shape, made);
  return made;
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

/** Puts every paragraph, and the rows of every table, in the place of what marks it; a table's label at the end of its properties. */
function withBlocks(
  body: string | Uint8Array,
  paragraphs: ReadonlyMap<string, string>,
  tables: ReadonlyMap<string, TableXml>,
): string {
  if (typeof body !== 'string') throw new Error('word/document.xml is no text');
  let filled = body;
  for (const [mark, paragraph] of paragraphs) {
    const { start, end } = around(filled, mark, 'w:p');
    filled = filled.slice(0, start) + paragraph + filled.slice(end);
  }
  for (const [mark, { rows, label }] of tables) {
    const { start, end } = around(filled, mark, 'w:tr');
    const properties = filled.lastIndexOf('</w:tblPr>', start);
    if (properties < 0) throw new Error('no properties of a table');
    filled = filled.slice(0, properties) + label + filled.slice(properties, start) + rows + filled.slice(end);
  }
  return filled;
}

/** The element, without attributes, in which a mark stands. */
function around(body: string, mark: string, name: string): { readonly start: number; readonly end: number } {
  const at = body.indexOf(mark);
  const start = body.lastIndexOf(`<${name}>`, at);
  const end = body.indexOf(`</${name}>`, at);
  if (at < 0 || start < 0 || end < 0 || body.includes(mark, at + 1)) throw new Error(`no single mark in a ${name}`);
  return { start, end: end + `</${name}>`.length };
}

/** The content types come first, as readers expect; the others by code unit. */
function byPath(a: Part, b: Part): number {
  const isFirst = (part: Part): number => (part.path === '[Content_Types].xml' ? 0 : 1);
  return isFirst(a) - isFirst(b) || (a.path < b.path ? -1 : 1);
}
