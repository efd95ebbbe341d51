import { cellName } from '../read-workbook/book.ts';
import { applyEdits, attributeIn, escapeXml, prefixOf, tagsOf } from './xml-edits.ts';

/** What is to be said of a cell. */
export interface CellNote {
  readonly column: number;
  readonly row: number;
  readonly text: string;
}

/** By whom the notes are: those of an earlier run are known by it. */
export const author = 'mubiao 检查';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const emptyComments = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`;

/** A part with comments, with ours among them; one that a cell has already stays in front of ours. `xml` is null where there is none. */
export function addComments(xml: string | null, notes: readonly CellNote[]): string {
  const text = xml ?? emptyComments;
  const prefix = prefixOf(text);
  const authors = [...tagsOf(text)].filter(({ name, kind }) => name === 'author' && kind !== 'close').length;
  const waiting = new Map(notes.map((note) => [cellName(note.column, note.row), note]));
  const run = (words: string): string =>
    `<${prefix}r><${prefix}rPr><${prefix}sz val="10"/><${prefix}color indexed="81"/></${prefix}rPr><${prefix}t xml:space="preserve">${escapeXml(words)}</${prefix}t></${prefix}r>`;
  const edits: { start: number; end: number; text: string }[] = [];
  let own: CellNote | undefined;
  for (const { name, kind, start, end, text: tag } of tagsOf(text)) {
    if (name === 'comment' && kind === 'open') {
      own = waiting.get(attributeIn(tag, 'ref') ?? '');
      waiting.delete(attributeIn(tag, 'ref') ?? '');
    } else if (name === 'text' && kind === 'close' && own !== undefined) {
      edits.push({ start, end: start, text: run(`\n${own.text}`) });
      own = undefined;
    } else if (name === 'authors' && kind === 'close') {
      edits.push({ start, end: start, text: `<${prefix}author>${author}</${prefix}author>` });
    } else if (name === 'authors' && kind === 'empty') {
      edits.push({
        start,
        end,
        text: `<${prefix}authors><${prefix}author>${author}</${prefix}author></${prefix}authors>`,
      });
    } else if (name === 'commentList' && kind !== 'open') {
      const made = [...waiting].map(
        ([ref, note]) =>
          `<${prefix}comment ref="${ref}" authorId="${authors}"><${prefix}text>${run(note.text)}</${prefix}text></${prefix}comment>`,
      );
      const list = made.join('');
      if (kind === 'close') edits.push({ start, end: start, text: list });
      else edits.push({ start, end, text: `<${prefix}commentList>${list}</${prefix}commentList>` });
    }
  }
  return applyEdits(text, edits);
}

/** A part with comments without ours, and the cells that they were at. */
export function dropComments(xml: string): { readonly xml: string; readonly cells: readonly string[] } {
  const tags = [...tagsOf(xml)];
  const authors = tags
    .filter(({ name, kind }) => name === 'author' && kind !== 'close')
    .map(({ end }) => xml.slice(end, xml.indexOf('<', end)));
  const ours = new Set(authors.flatMap((name, index) => (name === author ? [String(index)] : [])));
  const cells: string[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  let from = -1;
  for (const { name, kind, start, end, text } of tags) {
    if (name !== 'comment') continue;
    if (kind === 'open' && ours.has(attributeIn(text, 'authorId') ?? '')) {
      from = start;
      cells.push(attributeIn(text, 'ref') ?? '');
    } else if (kind === 'close' && from >= 0) {
      edits.push({ start: from, end, text: '' });
      from = -1;
    }
  }
  return { xml: applyEdits(xml, edits), cells };
}
