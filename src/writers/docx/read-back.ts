import { strFromU8, unzipSync } from 'fflate';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { spanOfFile } from '../../diagnostics/span.ts';
import type { Block, FormDocument, Paragraph, Table } from '../../document/form-document.ts';
import { type Difference, difference } from './difference.ts';
import { readFonts } from './font-reader.ts';
import { TABLE_END } from './looks.ts';
import { nameCell, nameParagraph } from './texts.ts';
import { type ReadBlock, type ReadCell, type ReadParagraph, type ReadTable, readBlocks } from './word-reader.ts';

/**
 * Reads the finished file and compares it with the document: every cell at its place with its spans and its text, every
 * paragraph, the foot, the rows that repeat, and a font embedded for every run. Each difference is an error.
 */
export function readBack(bytes: Uint8Array, document: FormDocument, template: string): readonly Diagnostic[] {
  return compare(bytes, document)
    .slice(0, 20)
    .map(({ where, message }) => ({
      code: 'docx-read-back',
      severity: 'error',
      message: `生成的 Word 文件与数据不符：${where}${message}。`,
      span: spanOfFile(template),
      hint: '这是程序的缺陷，文件没有写出，原有的文件未动；请把数据和这条信息交给维护者。',
    }));
}

/** A file that cannot be read at all is one difference. */
function compare(bytes: Uint8Array, document: FormDocument): readonly Difference[] {
  try {
    return compareParts(bytes, document);
  } catch (error) {
    return [{ where: '整个文件', message: `无法读回（${error instanceof Error ? error.message : String(error)}）` }];
  }
}

function compareParts(bytes: Uint8Array, document: FormDocument): readonly Difference[] {
  const names = new Set<string>();
  const parts = unzipSync(bytes, {
    filter: ({ name }) => {
      names.add(name);
      return PROVEN.has(name);
    },
  });
  const part = (path: string): string => {
    const data = parts[path];
    if (data === undefined) throw new Error(`the file has no ${path}`);
    return strFromU8(data);
  };
  const blocks = readBlocks(part('word/document.xml'));
  const foot = document.foot === null ? [] : readBlocks(part('word/footer1.xml'));
  return [
    ...compareBlocks(document.blocks, withoutTableEnds(blocks)),
    ...compareFoot(document.foot?.pattern ?? null, foot),
    ...readFonts(part, names).missing([...blocks, ...foot]),
  ];
}

const PROVEN: ReadonlySet<string> = new Set([
  'word/document.xml',
  'word/footer1.xml',
  'word/styles.xml',
  'word/fontTable.xml',
  'word/_rels/fontTable.xml.rels',
]);

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
  const cells = new Map(read.cells.map((cell) => [nameCell(cell), cell]));
  const places = new Set(wanted.cells.map(nameCell));
  const surplus = read.cells.filter((cell) => !places.has(nameCell(cell)));
  return [
    ...wanted.cells.flatMap((cell) => {
      const where = nameCell(cell);
      const found = cells.get(where);
      if (found === undefined) return [difference(where, cell.paragraphs.join('⏎'), '没有这一格')];
      return [...compareSpans(cell, found, where), ...compareTexts(cell.paragraphs, found.paragraphs, where)];
    }),
    ...surplus.map((cell) =>
      difference(nameCell(cell), '没有这一格', cell.paragraphs.map(({ text }) => text).join('⏎')),
    ),
  ];
}

type Spans = Pick<ReadCell, 'rowSpan' | 'columnSpan'>;

function compareSpans(wanted: Spans, read: Spans, where: string): readonly Difference[] {
  const spans = ({ rowSpan, columnSpan }: Spans): string => `占 ${rowSpan} 行 ${columnSpan} 列`;
  return spans(wanted) === spans(read) ? [] : [difference(where, spans(wanted), spans(read))];
}

function compareTexts(wanted: readonly string[], read: readonly ReadParagraph[], where: string): readonly Difference[] {
  const isSame = wanted.length === read.length && wanted.every((text, i) => read[i]?.text === text);
  return isSame ? [] : [difference(where, wanted.join('⏎'), read.map(({ text }) => text).join('⏎'))];
}

function compareFoot(pattern: string | null, read: readonly ReadBlock[]): readonly Difference[] {
  const text = read.map((block) => (block.kind === 'paragraph' ? block.text : '表格')).join('⏎');
  return text === (pattern ?? '') ? [] : [difference('页脚', pattern ?? '', text)];
}
