import { strFromU8, strToU8, zipSync } from 'fflate';
import { cellName, readCellName } from '../read-workbook/book.ts';
import { openPackage } from '../read-workbook/open-package.ts';
import { targetsOf } from '../read-workbook/read-book.ts';
import { addComments, type CellNote, commentedCells, dropComments } from './comments.ts';
import { emptyStyles, type MarkKind, openStyles } from './fill-styles.ts';
import { markSheet, type SheetMark } from './mark-sheet.ts';
import { addShapes, drawingId, dropShapes, withDrawing } from './note-shapes.ts';
import { applyEdits, attributeIn, prefixOf, tagsOf } from './xml-edits.ts';

/** A cell of a workbook, and what is to be said of it. */
export interface CellMark extends CellNote {
  /** The part of its sheet. */
  readonly part: string;
  readonly kind: MarkKind;
}

/** Excel numbers the boxes of a sheet's notes in a block of 1024; what is beyond is only coloured. */
const mostNotes = 900;
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A copy of a workbook with cells coloured and notes at them. The package is edited, not written anew: formulas, charts,
 * pictures, names, validations and looks are what they were, part by part. What an earlier run marked is taken back first.
 */
export function markWorkbook(bytes: Uint8Array, marks: readonly CellMark[]): Uint8Array {
  const package_ = openPackage(bytes);
  const parts = new Map(package_.names.map((name) => [name, package_.read(name) ?? new Uint8Array()]));
  const text = (part: string): string | null => {
    const found = parts.get(part);
    return found === undefined ? null : strFromU8(found);
  };
  const put = (part: string, content: string): void => void parts.set(part, strToU8(content));
  const workbook = targetsOf(package_, '').get('officeDocument')?.[0]?.target ?? 'xl/workbook.xml';
  const stylesPart = targetsOf(package_, workbook).get('styles')?.[0]?.target ?? null;
  const styles = openStyles(stylesPart === null ? emptyStyles : (text(stylesPart) ?? emptyStyles));
  const sheets = [...(targetsOf(package_, workbook).get('worksheet') ?? [])].map(({ target }) => target);

  for (const [index, part] of sheets.entries()) {
    const xml = text(part);
    if (xml === null) continue;
    const own = marks.filter((mark) => mark.part === part);
    const relations = targetsOf(package_, part);
    const comments = relations.get('comments')?.[0]?.target ?? null;
    const drawing = relations.get('vmlDrawing')?.find(({ id }) => id === drawingId(xml))?.target ?? null;
    const before = comments === null ? null : dropComments(text(comments) ?? '');
    const placesOf = (names: readonly string[]) => names.flatMap((name) => readCellName(name) ?? []);
    const old = placesOf(before?.cells ?? []);
    if (own.length === 0 && old.length === 0) continue;
    const isOwn = ({ column, row }: SheetMark) => own.some((mark) => mark.column === column && mark.row === row);
    const plain = markSheet(
      xml,
      old.filter((cell) => !isOwn(cell)),
      (style) => styles?.plain(style) ?? style,
    );
    const coloured = markSheet(plain, own, (style, { kind }) => styles?.coloured(style, kind) ?? style);
    const notes = own.slice(0, mostNotes);
    const commentsPart = comments ?? freeName(parts, 'xl/comments', '.xml');
    const drawingPart = drawing ?? freeName(parts, 'xl/drawings/vmlDrawing', '.vml');
    put(commentsPart, addComments(before?.xml ?? null, notes));
    // A cell with a comment of someone else's has its box already.
    const boxed = commentedCells(before?.xml ?? '');
    const boxes = drawing === null ? null : dropShapes(text(drawing) ?? '', placesOf(before?.emptied ?? []));
    const unboxed = notes.filter(({ column, row }) => !boxed.has(cellName(column, row)));
    put(drawingPart, addShapes(boxes, unboxed, index + 1));
    const ids = [
      ...(comments === null ? [{ kind: 'comments', target: commentsPart }] : []),
      ...(drawing === null ? [{ kind: 'vmlDrawing', target: drawingPart }] : []),
    ].map((one) => ({ ...one, id: addRelation(parts, part, one.kind, one.target) }));
    if (comments === null) declare(parts, commentsPart, `${spreadsheet}.comments+xml`);
    const id = ids.find(({ kind }) => kind === 'vmlDrawing')?.id;
    put(part, id === undefined ? coloured : withDrawing(coloured, id));
  }
  if (styles !== null) {
    const styleSheet = stylesPart ?? 'xl/styles.xml';
    put(styleSheet, styles.print());
    if (stylesPart === null) {
      addRelation(parts, workbook, 'styles', styleSheet);
      declare(parts, styleSheet, `${spreadsheet}.styles+xml`);
    }
  }
  // Pinned, so that the same marks give the same bytes.
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: Date.UTC(2020, 0, 1) });
}

type Parts = Map<string, Uint8Array>;

function freeName(parts: Parts, start: string, end: string): string {
  for (let number = 1; ; number++) {
    const name = `${start}${number}${end}`;
    if (![...parts.keys()].some((known) => known.toLowerCase() === name.toLowerCase())) return name;
  }
}

/** Makes a part refer to another one; gives the id of the reference. */
function addRelation(parts: Parts, part: string, kind: string, target: string): string {
  const cut = part.lastIndexOf('/') + 1;
  const file = `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
  const empty =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const xml = strFromU8(parts.get(file) ?? strToU8(empty));
  const ids = new Set([...tagsOf(xml)].map(({ text }) => attributeIn(text, 'Id')));
  let number = 1;
  while (ids.has(`mubiao${number}`)) number++;
  const id = `mubiao${number}`;
  const made = `<${prefixOf(xml)}Relationship Id="${id}" Type="${types}/${kind}" Target="${routeTo(part, target)}"/>`;
  parts.set(file, strToU8(insertLast(xml, 'Relationships', made)));
  return id;
}

/** The way from the folder of a part to another one: not every program follows a path from the root. */
function routeTo(part: string, target: string): string {
  const [from, to] = [part.split('/').slice(0, -1), target.split('/')];
  const shared = from.findIndex((step, index) => step !== to[index]);
  const kept = shared < 0 ? from.length : shared;
  return [...from.slice(kept).map(() => '..'), ...to.slice(kept)].join('/');
}

/** Says of what kind a new part is, and what files of notes' boxes are. */
function declare(parts: Parts, part: string, type: string): void {
  const file = '[Content_Types].xml';
  const xml = strFromU8(parts.get(file) ?? new Uint8Array());
  const prefix = prefixOf(xml);
  const hasBoxes = /Extension\s*=\s*["']vml["']/i.test(xml);
  const boxes = `<${prefix}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`;
  const made = `${hasBoxes ? '' : boxes}<${prefix}Override PartName="/${part}" ContentType="${type}"/>`;
  parts.set(file, strToU8(insertLast(xml, 'Types', made)));
}

function insertLast(xml: string, name: string, made: string): string {
  const tag = [...tagsOf(xml)].findLast((one) => one.name === name);
  if (tag === undefined) return xml;
  if (tag.kind === 'close') return applyEdits(xml, [{ start: tag.start, end: tag.start, text: made }]);
  const text = `${tag.text.replace(/\s*\/>$/, '>')}${made}</${prefixOf(xml)}${name}>`;
  return applyEdits(xml, [{ start: tag.start, end: tag.end, text }]);
}
