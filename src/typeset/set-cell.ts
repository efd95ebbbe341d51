import type { Align, Cell, Role, Table, TypeSize } from '../document/form-document.ts';
import type { Run, Shelf } from '../fonts/shelf.ts';
import { breakLines } from './break-lines.ts';
import { decimalInset } from './decimal-inset.ts';
import type { LineMemory } from './line-memory.ts';
import type { PlacedLine } from './placed.ts';

/** How a text is set: in which role and size, to which side, and how far its first line is indented (ems). */
export interface Setting {
  readonly role: Role;
  readonly type: TypeSize;
  readonly align: Align;
  readonly indent: number;
}

/** Width of the text area of a cell: its columns from border to border, less one rule and the padding on both sides. */
export function textWidth(table: Table, cell: Cell): number {
  const columns = table.columns.slice(cell.column, cell.column + cell.columnSpan);
  return columns.reduce((sum, column) => sum + column, 0) - table.rule - 2 * table.padding.x;
}

/** Breaks paragraphs into lines for a column `width` points wide. An empty paragraph is one empty line. */
export function setParagraphs(
  shelf: Shelf,
  setting: Setting,
  paragraphs: readonly string[],
  width: number,
  memory?: LineMemory,
): readonly PlacedLine[] {
  return paragraphs.flatMap((text, paragraph) => {
    const breakText = (): readonly PlacedLine[] => setParagraph(shelf, setting, text, width);
    const lines = memory === undefined ? breakText() : memory.lines(setting, text, width, breakText);
    return paragraph === 0 ? lines : lines.map((line) => ({ ...line, paragraph }));
  });
}

function setParagraph(shelf: Shelf, setting: Setting, text: string, width: number): readonly PlacedLine[] {
  const em = setting.type.size;
  const indent = setting.indent * em;
  const decimals = setting.align === 'right' ? decimalInset(shelf, setting.role, text) : 0;
  const whole = shelf.runs(setting.role, text);
  const lines = breakLines(whole, text, (width / em) * 1000 - decimals, setting.indent * 1000);
  const [only, ...others] = whole;
  const runsOf = (part: string): readonly Run[] =>
    only === undefined || others.length > 0 ? shelf.runs(setting.role, part) : [{ face: only.face, text: part }];
  return lines.map((line, index) => {
    const part = text.slice(line.start, line.end);
    const inkWidth = (line.width * em) / 1000;
    const inset = index === 0 ? indent : 0;
    return {
      text: part,
      runs: runsOf(part),
      width: inkWidth,
      indent: inset + slack(setting.align, width - inset - inkWidth) - (decimals * em) / 1000,
      paragraph: 0,
    };
  });
}

/** How much of the free room stands to the left of a line. */
function slack(align: Align, room: number): number {
  switch (align) {
    case 'left':
      return 0;
    case 'center':
      return room / 2;
    case 'right':
      return room;
  }
}
