import { cellName } from '../read-workbook/book.ts';
import { applyEdits, attributeIn, escapeXml, prefixOf, type TextEdit, tagsOf } from './xml-edits.ts';

/** What is to be said of a cell. */
export interface CellNote {
  readonly column: number;
  readonly row: number;
  readonly text: string;
}

/** By whom the notes are. */
const author = 'mubiao 检查';
/** How each begins, by which those of an earlier run are known: some programs forget the author. */
const opening = '【mubiao 检查】';

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
  const edits: TextEdit[] = [];
  let own: CellNote | undefined;
  for (const { name, kind, start, end, text: tag } of tagsOf(text)) {
    if (name === 'comment' && kind === 'open') {
      own = waiting.get(attributeIn(tag, 'ref') ?? '');
      waiting.delete(attributeIn(tag, 'ref') ?? '');
    } else if (name === 'text' && kind === 'close' && own !== undefined) {
      edits.push({ start, end: start, text: run(`\n${opening}\n${own.text}`) });
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
          `<${prefix}comment ref="${ref}" authorId="${authors}"><${prefix}text>${run(`${opening}\n${note.text}`)}</${prefix}text></${prefix}comment>`,
      );
      const list = made.join('');
      if (kind === 'close') edits.push({ start, end: start, text: list });
      else edits.push({ start, end, text: `<${prefix}commentList>${list}</${prefix}commentList>` });
    }
  }
  return applyEdits(text, edits);
}

/** A part with comments without ours. */
export interface OthersComments {
  readonly xml: string;
  /** The cells that ours were at, and those of them at which nothing is left. */
  readonly cells: readonly string[];
  readonly emptied: readonly string[];
}

/** Takes our comments out; what others wrote stays, also at the same cell. */
export function dropComments(xml: string): OthersComments {
  const cells: string[] = [];
  const emptied: string[] = [];
  const edits: TextEdit[] = [];
  let open: { readonly start: number; readonly ref: string } | null = null;
  let text = 0;
  for (const { name, kind, start, end, text: tag } of tagsOf(xml)) {
    if (name === 'comment' && kind === 'open') open = { start, ref: attributeIn(tag, 'ref') ?? '' };
    else if (name === 'text' && kind === 'open') text = end;
    else if (name === 'text' && kind === 'close' && open !== null) {
      const mark = xml.slice(text, start).indexOf(opening);
      if (mark < 0) open = null;
      else {
        cells.push(open.ref);
        if (!isBare(xml.slice(text, text + mark))) {
          edits.push({ start: text, end: start, text: cutOff(xml.slice(text, start), mark) });
          open = null;
        }
      }
    } else if (name === 'comment' && kind === 'close' && open !== null) {
      edits.push({ start: open.start, end, text: '' });
      emptied.push(open.ref);
      open = null;
    }
  }
  return { xml: applyEdits(xml, edits), cells, emptied };
}

/** The cells that have a comment. */
export function commentedCells(xml: string): ReadonlySet<string> {
  const tags = [...tagsOf(xml)].filter(({ name, kind }) => name === 'comment' && kind !== 'close');
  return new Set(tags.map(({ text }) => attributeIn(text, 'ref') ?? ''));
}

/** Nothing but tags and white space. */
function isBare(xml: string): boolean {
  return xml.replace(/<[^>]*>/g, '').trim() === '';
}

/** What stands in front of a mark, with the tags closed that are open there. */
function cutOff(xml: string, mark: number): string {
  const kept = xml.slice(0, mark).replace(/\s+$/, '');
  const waiting: string[] = [];
  for (const { kind, text } of tagsOf(kept)) {
    if (kind === 'open') waiting.unshift(/^<([\w.:-]+)/.exec(text)?.[1] ?? '');
    else if (kind === 'close') waiting.shift();
  }
  return kept + waiting.map((name) => `</${name}>`).join('');
}
