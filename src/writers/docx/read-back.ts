import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Block, Cell, FormDocument, Paragraph, Table } from '../../document/form-document.ts';
import { type Difference, difference, refuseDifferences } from '../difference.ts';
import { readDirectory } from '../opc/unzip.ts';
import { readFonts } from './font-reader.ts';
import { TABLE_END } from './looks.ts';
import { compareBars } from './read-bars.ts';
import { compareWatermark } from './read-watermark.ts';
import { nameCell, nameParagraph } from './texts.ts';
import { type ReadBlock, type ReadCell, type ReadTable, readBlocks } from './word-reader.ts';

/**
 * Reads the finished file and compares it with the document: every cell at its place with its spans and its text, every
 * paragraph, the foot, the rows that repeat, and a font embedded for every run. Each difference is an error.
 */
export function readBack(bytes: Uint8Array, document: FormDocument, template: string): readonly Diagnostic[] {
  return refuseDifferences(product, template, () => compareFile(openFile(bytes), document));
}

/** The kind of file that is read back here. */
export const product = { code: 'docx-read-back', name: 'Word 文件' } as const;

/** A finished file: the XML of a part that is there, and the parts that are. */
export interface FinishedFile {
  readonly part: (path: string) => string;
  readonly names: ReadonlySet<string>;
}

/** Throws where the archive is not whole. */
export function openFile(bytes: Uint8Array): FinishedFile {
  const entries = readDirectory(bytes);
  const part = (path: string): string => {
    const entry = entries.get(path);
    if (entry === undefined) throw new Error(`the file has no ${path}`);
    return new TextDecoder().decode(entry());
  };
  return { part, names: new Set(entries.keys()) };
}

/** Holds a file against the document that it should be. */
export function compareFile({ part, names }: FinishedFile, document: FormDocument): readonly Difference[] {
  const blocks = readBlocks(part('word/document.xml'));
  const footText = footTextOf(document);
  const foot = footText === null ? [] : readBlocks(part('word/footer1.xml'));
  return [
    ...compareBlocks(document.blocks, withoutTableEnds(blocks)),
    ...compareFoot(footText, foot),
    ...compareWatermark(document.marks?.watermark ?? null, part, names),
    ...readFonts(part, names).missing([...blocks, ...foot]),
  ];
}

/** The empty paragraph that Word wants behind a table is not of the document. */
function withoutTableEnds(blocks: readonly ReadBlock[]): readonly ReadBlock[] {
  return blocks.filter((block, i) => {
    const isTableEnd = block.kind === 'paragraph' && block.style === TABLE_END && block.text === '';
    return !(isTableEnd && blocks[i - 1]?.kind === 'table');
  });
}

function compareBlocks(wanted: readonly Block[], read: readonly ReadBlock[]): readonly Difference[] {
  if (wanted.length !== read.length) return [difference('正文', `${wanted.length} 个段落和表格`, `${read.length} 个`)];
  return wanted.flatMap((block, i) => {
    const found = read[i];
    if (block.kind === 'paragraph') return compareParagraph(block, found, nameParagraph(i));
    if (found?.kind !== 'table') return [difference(nameParagraph(i), '表格', found?.text ?? '')];
    return [...compareGrid(block, found), ...compareCells(block, found)];
  });
}

function compareParagraph(wanted: Paragraph, read: ReadBlock | undefined, where: string): readonly Difference[] {
  const text = wanted.segments.join('\t');
  if (read?.kind !== 'paragraph') return [difference(where, text, '表格')];
  return read.text === text ? [] : [difference(where, text, read.text)];
}

function compareGrid(wanted: Table, read: ReadTable): readonly Difference[] {
  const grid = (columns: number, rows: number): string => `${rows} 行 ${columns} 列`;
  const headers = (rows: Iterable<number>): string => [...rows].map((row) => `第 ${row + 1} 行`).join('、');
  const pairs = [
    ['表格', grid(wanted.columns.length, wanted.rows), grid(read.columns, read.rows)],
    ['各页重复的表头', headers(Array(wanted.headerRows).keys()), headers(read.headerRows)],
  ] as const;
  return pairs.filter(([, a, b]) => a !== b).map(([where, a, b]) => difference(where, a, b));
}

function compareCells(wanted: Table, read: ReadTable): readonly Difference[] {
  const placeOf = ({ row, column }: Pick<ReadCell, 'row' | 'column'>): number => row * 1000 + column;
  const cells = new Map(read.cells.map((cell) => [placeOf(cell), cell]));
  const places = new Set(wanted.cells.map(placeOf));
  const surplus = read.cells.filter((cell) => !places.has(placeOf(cell)));
  return [
    ...wanted.cells.flatMap((cell) => compareCell(cell, cells.get(placeOf(cell)))),
    ...compareBars(wanted, (cell) => cells.get(placeOf(cell))),
    ...surplus.map((cell) =>
      difference(nameCell(cell), '没有这一格', cell.paragraphs.map(({ text }) => text).join('⏎')),
    ),
  ];
}

function compareCell(wanted: Cell, read: ReadCell | undefined): readonly Difference[] {
  if (read === undefined) return [difference(nameCell(wanted), wanted.paragraphs.join('⏎'), '没有这一格')];
  const { paragraphs } = wanted;
  const isSame = (text: string, index: number): boolean => read.paragraphs[index]?.text === text;
  const isSound = paragraphs.length === read.paragraphs.length && paragraphs.every(isSame);
  return [
    ...compareSpans(wanted, read),
    ...(isSound
      ? []
      : [difference(nameCell(wanted), paragraphs.join('⏎'), read.paragraphs.map(({ text }) => text).join('⏎'))]),
  ];
}

function compareSpans(wanted: Cell, read: ReadCell): readonly Difference[] {
  const { rowSpan, columnSpan } = read;
  if (wanted.rowSpan === rowSpan && wanted.columnSpan === columnSpan) return [];
  const spans = (cell: Pick<Cell, 'rowSpan' | 'columnSpan'>): string => `占 ${cell.rowSpan} 行 ${cell.columnSpan} 列`;
  return [difference(nameCell(wanted), spans(wanted), spans(read))];
}

/** Null where there is no foot. */
function footTextOf({ foot, marks }: FormDocument): string | null {
  const parts = [marks?.origin ?? null, foot?.pattern ?? null].filter((text) => text !== null);
  return parts.length === 0 ? null : parts.join('\t');
}

function compareFoot(pattern: string | null, read: readonly ReadBlock[]): readonly Difference[] {
  const text = read.map((block) => (block.kind === 'paragraph' ? block.text : '表格')).join('⏎');
  return text === (pattern ?? '') ? [] : [difference('页脚', pattern ?? '', text)];
}
