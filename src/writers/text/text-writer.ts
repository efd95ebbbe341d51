import { accept } from '../../diagnostics/diagnostic.ts';
import { type Block, type Cell, type FormDocument, unreachable } from '../../document/form-document.ts';
import type { Writer } from '../writer.ts';

/** Plain text, for goldens, diffs and eyes: every paragraph and every cell on lines of its own. */
export const textWriter: Writer = {
  id: 'text',
  extension: 'txt',
  write: async ({ document }) => accept(new TextEncoder().encode(writeText(document))),
};

/** The document as text; rows and columns are counted from 1, a paragraph break inside a cell is a line of its own. */
function writeText(document: FormDocument): string {
  const { watermark = null, origin = null } = document.marks ?? {};
  const lines = [
    ...(watermark === null ? [] : [`【${watermark}】`, '']),
    ...document.blocks.flatMap(writeBlock),
    ...(origin === null ? [] : [origin]),
  ];
  return `${lines.join('\n')}\n`;
}

function writeBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.segments.join('\t'), ''];
    case 'table':
      return Array.from({ length: block.rows }, (_, row) => [
        `【第 ${row + 1} 行${row < block.headerRows ? '，表头' : ''}】`,
        ...block.cells.filter((cell) => cell.row === row).flatMap(writeCell),
        '',
      ]).flat();
    default:
      return unreachable(block);
  }
}

function writeCell({ column, paragraphs, bar }: Cell): readonly string[] {
  if (paragraphs.every((text) => text === '')) return [];
  const drawn = (bar?.fill === 'hollow' ? '▒' : '█').repeat(Math.round((bar?.share ?? 0) * LONGEST));
  const beside = drawn === '' ? '' : `${drawn} `;
  return paragraphs.map((text, index) => `${index === 0 ? `${column + 1}` : ' '}│${beside}${text}`);
}

/** The longest bar, in characters. */
const LONGEST = 40;
