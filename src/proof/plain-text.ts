import type { TextBlock, TextCell } from './finished.ts';

/** What a form prints, a line a cell with the head of its column before it, so that versions can be compared line by line. */
export function plainText(blocks: readonly TextBlock[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? `${block.text}\n` : tableText(block.cells))).join('\n');
}

function tableText(cells: readonly TextCell[]): string {
  const heads = new Map(cells.filter((cell) => cell.isHeader).map(({ column, text }) => [column, text]));
  const rows = new Map<number, string[]>();
  for (const { row, column, isHeader, text } of cells) {
    if (isHeader || text === '') continue;
    const lines = rows.get(row) ?? [];
    rows.set(row, lines);
    lines.push(`${heads.get(column) ?? `第 ${column + 1} 列`}：${text}\n`);
  }
  return [...rows.values()].map((lines) => lines.join('')).join('\n');
}
