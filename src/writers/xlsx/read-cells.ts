import { type Difference, difference } from '../difference.ts';
import type { ReadCell, ReadWorkbook } from './read-workbook.ts';
import { addressOf, rangeOf, type SheetCell, type Workbook } from './workbook.ts';

/** Holds a workbook that was read against the one that was meant, cell by cell: content, kind and format; and what is merged. */
export function compareCells(read: ReadWorkbook, wanted: Workbook): readonly Difference[] {
  if (read.sheets.length !== wanted.sheets.length)
    return [difference('文件', `${wanted.sheets.length} 张表`, `${read.sheets.length} 张表`)];
  return wanted.sheets.flatMap(({ name, rows, merges }, index) => {
    const sheet = read.sheets[index];
    if (sheet?.name !== name) return [difference(`第 ${index + 1} 张表`, name, sheet?.name ?? '')];
    const found = new Map(sheet.cells);
    const differences = rows.flatMap(({ row, cells }) =>
      cells.flatMap((cell) => {
        const address = addressOf({ row, column: cell.column });
        const own = found.get(address);
        found.delete(address);
        return compareCell(`“${name}”表的 ${address} `, cell, own);
      }),
    );
    const surplus = [...found].map(([address, cell]) => difference(`“${name}”表的 ${address} `, '', cell.content));
    const areas = merges.map(rangeOf).sort().join(' ');
    const merged = sheet.merges.toSorted().join(' ');
    return [...differences, ...surplus, ...(areas === merged ? [] : [difference(`“${name}”表的合并`, areas, merged)])];
  });
}

function compareCell(where: string, { value, style }: SheetCell, read: ReadCell | undefined): readonly Difference[] {
  const content = read === undefined ? '' : read.formula === null ? read.content : `=${read.formula}`;
  const wanted = contentOf(value);
  if (wanted !== content) return [difference(where, wanted, content)];
  if (read === undefined) return [];
  const isText = value.kind === 'text' || (value.kind === 'formula' && 'text' in value.result);
  if (isText !== (read.kind === 'text')) return [difference(where, isText ? '文本' : '数', `${read.kind} ${content}`)];
  return read.format === style.format ? [] : [difference(`${where}的格式`, style.format, read.format)];
}

function contentOf(value: SheetCell['value']): string {
  switch (value.kind) {
    case 'blank':
      return '';
    case 'text':
      return value.text;
    case 'number':
      return value.digits;
    case 'formula':
      return `=${value.formula}`;
  }
}
