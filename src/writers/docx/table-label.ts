import type { Table } from '../../document/form-document.ts';
import { escapeXml } from '../opc/part.ts';

/** Caption and description of a table, which Word and screen readers show as its alternative text (ECMA-376-1, 17.4.62 and 63). */
export function labelXml(table: Table, title: string): string {
  const heads = table.cells
    .filter(({ row, columnSpan }) => row < table.headerRows && columnSpan === 1)
    .sort((a, b) => a.column - b.column || a.row - b.row)
    .map(({ paragraphs }) => paragraphs.join(''));
  const header = heads.length === 0 ? '' : `各列依次为：${heads.join('、')}。表头在每页重复。`;
  const caption = title === '' ? '表格' : title;
  const description = `${caption}，共 ${table.rows} 行 ${table.columns.length} 列。${header}`;
  return `<w:tblCaption w:val="${escapeXml(caption)}"/><w:tblDescription w:val="${escapeXml(description)}"/>`;
}
