import { displayWidth } from '../diagnostics/display-width.ts';

/** A cell that is set right, as numbers are. */
export interface Right {
  readonly right: string;
}

/** Rows of a table as lines, two spaces between the columns, aligned by display width: a Han character takes two. */
export function alignColumns(rows: readonly (readonly (string | Right)[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(textOf(cell)));
  }
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function padded(cell: string | Right, width: number): string {
  const space = ' '.repeat(Math.max(width - displayWidth(textOf(cell)), 0));
  return typeof cell === 'string' ? cell + space : space + cell.right;
}

function textOf(cell: string | Right): string {
  return typeof cell === 'string' ? cell : cell.right;
}
