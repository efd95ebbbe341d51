import type { Cell, FormDocument, Role } from '../../document/form-document.ts';

/** A text of the document and the words that say where it stands. */
export interface PlacedText {
  readonly where: () => string;
  readonly role: Role;
  readonly text: string;
}

/** Every text that will be printed, in reading order. */
export function* textsOf(document: FormDocument): Generator<PlacedText> {
  for (const [i, block] of document.blocks.entries()) {
    if (block.kind === 'paragraph')
      for (const text of block.segments) yield { where: () => nameParagraph(i), role: block.role, text };
    else
      for (const cell of block.cells)
        for (const text of cell.paragraphs) yield { where: () => nameCell(cell), role: cell.role, text };
  }
  if (document.foot !== null) yield { where: () => '页脚', role: 'foot', text: document.foot.pattern };
  const origin = document.marks?.origin ?? null;
  if (origin !== null) yield { where: () => '页脚的来源', role: 'foot', text: origin };
}

/** E.g. 第 3 行第 6 列, counted from 1, header rows included. */
export function nameCell({ row, column }: Pick<Cell, 'row' | 'column'>): string {
  return `第 ${row + 1} 行第 ${column + 1} 列`;
}

/** E.g. 第 1 段: the blocks of the document are counted from 1, tables among them. */
export function nameParagraph(block: number): string {
  return `第 ${block + 1} 段`;
}
