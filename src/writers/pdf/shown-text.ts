import type { Cell, FormDocument } from '../../document/form-document.ts';
import { type PlacedDocument, rowsByPage } from '../../typeset/placed.ts';
import type { DrawnPage } from './draw.ts';
import { brief, wantedFoot } from './guard-words.ts';
import { type Owner, paragraphsOf, partsOf, type Structure } from './structure.ts';
import { WATERMARK_OPERATORS } from './watermark.ts';

/** Text by the numbers of its glyphs in the document, as the font's ToUnicode table has it. */
type Decode = (hex: string) => string;

/**
 * Compares what the operators of the finished pages show with the document. `read-back.ts` proves what pdfmake laid out;
 * between that and the file stand our drawing, the marks of the structure and the numbering of the glyphs. Every stretch
 * is decoded through its font's own ToUnicode table and given to whom it is marked for. One Chinese sentence a fault.
 */
export function readShown(
  document: FormDocument,
  placed: PlacedDocument,
  drawn: readonly DrawnPage[],
  structure: Structure,
): readonly string[] {
  const shown = new Map<Owner, string>();
  const faults: string[] = [];
  const headers = repeatedHeaders(placed);
  drawn.forEach((page, index) => {
    const { marked, repeated, foot } = readOperators(page);
    for (const [number, text] of marked) {
      const owner = structure.ownerAt(index, number);
      if (owner === undefined) faults.push(`第 ${index + 1} 页有不属于任何一格的文字“${text}”。`);
      else shown.set(owner, (shown.get(owner) ?? '') + text);
    }
    faults.push(
      ...compare(`第 ${index + 1} 页的页脚`, wantedFoot(placed, index) + (document.marks?.origin ?? ''), foot),
      ...compare(`第 ${index + 1} 页重复的表头`, headers.get(index) ?? '', repeated),
      ...compareWatermark(`第 ${index + 1} 页`, document.marks?.watermark ?? null, page),
    );
  });
  return [...faults, ...compareOwners(document, shown)];
}

interface ReadPage {
  readonly marked: ReadonlyMap<number, string>;
  readonly repeated: string;
  readonly foot: string;
}

/** The last letter of an operator tells texts, fonts and marks apart; what is not of these shows nothing. */
function readOperators({ operators, decoders }: DrawnPage): ReadPage {
  const marked = new Map<number, string>();
  const artifacts = { repeated: '', foot: '' };
  let decode: Decode = () => '';
  let number = -1;
  let artifact: keyof typeof artifacts = 'foot';
  for (const operator of operators) {
    if (operator.endsWith(' Tj')) {
      const text = decode(operator.slice(1, -4));
      if (number < 0) artifacts[artifact] += text;
      else marked.set(number, (marked.get(number) ?? '') + text);
    } else if (operator.endsWith(' Tf')) {
      decode = decoders.get(operator.slice(1, operator.indexOf(' '))) ?? decode;
    } else if (operator.endsWith(' BDC')) {
      number = Number(/\/MCID (\d+)/.exec(operator)?.[1] ?? -1);
      artifact = operator.includes('/Header') ? 'repeated' : 'foot';
    }
  }
  return { marked, ...artifacts };
}

function compareOwners(document: FormDocument, shown: ReadonlyMap<Owner, string>): readonly string[] {
  return document.blocks.flatMap((block, index) =>
    block.kind === 'paragraph'
      ? partsOf(block).flatMap((part) => compare(`第 ${index + 1} 段`, part.segments.join(''), shown.get(part) ?? ''))
      : block.cells.flatMap((cell) => compareCell(cell, shown)),
  );
}

function compareCell(cell: Cell, shown: ReadonlyMap<Owner, string>): readonly string[] {
  const where = `表格第 ${cell.row + 1} 行第 ${cell.column + 1} 列`;
  const paragraphs = paragraphsOf(cell);
  if (paragraphs.length === 0) return compare(where, cell.paragraphs.join(''), shown.get(cell) ?? '');
  return paragraphs.flatMap((paragraph, index) =>
    compare(`${where}第 ${index + 1} 段`, cell.paragraphs[index] ?? '', shown.get(paragraph) ?? ''),
  );
}

function compare(where: string, wanted: string, read: string): readonly string[] {
  return wanted === read ? [] : [`${where}画出的文字与数据不一致：应为“${brief(wanted)}”，实为“${brief(read)}”。`];
}

/** It is shown once, before any text. */
function compareWatermark(where: string, wanted: string | null, { operators }: DrawnPage): readonly string[] {
  const isFirst = WATERMARK_OPERATORS.every((operator, index) => operators[index] === operator);
  const drawings = operators.filter((operator) => operator.endsWith(' Do')).length;
  const isRight = wanted === null ? drawings === 0 : isFirst && drawings === 1;
  return isRight ? [] : [`${where}${wanted === null ? '画了不该有的水印' : `没有画出“${wanted}”`}。`];
}

/** The header rows that a page shows again, page by page. */
function repeatedHeaders({ blocks }: PlacedDocument): ReadonlyMap<number, string> {
  const repeated = new Map<number, string>();
  for (const block of blocks)
    if (block.kind === 'table')
      for (const [page, rows] of rowsByPage(block.table, block.rows)) {
        const again = rows.filter((row) => row.page !== page).flatMap(({ cells }) => cells);
        const text = again.map(({ cell }) => cell.paragraphs.join('')).join('');
        repeated.set(page, (repeated.get(page) ?? '') + text);
      }
  return repeated;
}
