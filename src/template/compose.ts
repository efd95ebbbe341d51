import { type Checked, judge, refuse } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';
import type { Block, Cell, FormDocument, Page, Paragraph, Role, Table, TypeSize } from '../document/form-document.ts';
import { type AttributeReader, readAttributes } from './attributes.ts';
import { templateFault } from './fault.ts';
import { type GridFault, type Place, placeCells } from './grid.ts';
import { type Element, type MarkupFault, paragraphsOf, readMarkup } from './markup.ts';
import { parsePaper } from './measure.ts';

/** Type sizes where the template names none, in points. */
const TYPES: Readonly<Record<Role, TypeSize>> = {
  title: { size: 18, leading: 27 },
  caption: { size: 9, leading: 16 },
  header: { size: 8, leading: 11 },
  body: { size: 8, leading: 11 },
  foot: { size: 8, leading: 11 },
};
const MM = 72 / 25.4;

/** Turns rendered markup into the document model, or names what is wrong in the template. */
export function compose(source: Source, markup: string): Checked<FormDocument> {
  const root = readMarkup(markup);
  const refuseFaults = (faults: readonly MarkupFault[]): Checked<FormDocument> =>
    refuse(faults.map(({ message, token }) => templateFault(source, 'template-markup', token, message)));
  if (!('children' in root)) return refuseFaults(root);
  const read = readAttributes();
  const document = composeForm(root, read);
  if (read.faults.length > 0) return refuseFaults(read.faults);
  return judge(document, []);
}

function composeForm(form: Element, read: AttributeReader): FormDocument {
  read.check(form);
  const pattern = form.attributes.foot;
  const size = read.length(form, 'foot-size', TYPES.foot.size);
  const page = composePage(form, read);
  const blocks = form.children.flatMap((child) => (typeof child === 'string' ? [] : [composeBlock(child, page, read)]));
  return {
    title: form.attributes.title ?? '',
    page,
    blocks,
    foot: pattern === undefined ? null : { pattern, type: { size, leading: size * 1.4 } },
  };
}

function composePage(form: Element, read: AttributeReader): Page {
  const written = form.attributes.page ?? 'A4';
  const paper = parsePaper(written);
  if (paper === null)
    read.faults.push({
      message: `<form> 的 page 写的是“${written}”，应当像“A4 landscape”。`,
      token: `page="${written}"`,
    });
  const margins = read.lengths(form, 'margin', [12 * MM]);
  const [top = 12 * MM, right = top, bottom = top, left = right] = margins;
  return { width: paper?.width ?? 0, height: paper?.height ?? 0, margin: { top, right, bottom, left } };
}

function composeBlock(element: Element, page: Page, read: AttributeReader): Block {
  read.check(element);
  return element.name === 'table' ? composeTable(element, page, read) : composeParagraph(element, read);
}

function composeParagraph(element: Element, read: AttributeReader): Paragraph {
  const written = element.attributes.role;
  if (written !== undefined && written !== 'caption')
    read.faults.push({
      message: `<p> 的 role 写的是“${written}”，只能写 caption（表格说明）或者不写。`,
      token: `role="${written}"`,
    });
  const role: Role = element.name === 'h1' ? 'title' : element.attributes.role === 'caption' ? 'caption' : 'body';
  const paragraphs = paragraphsOf(element);
  if (paragraphs.length > 1)
    read.faults.push({ message: `<${element.name}> 里不能换行，请另写一个 <p>。`, token: `<${element.name}` });
  return {
    kind: 'paragraph',
    role,
    type: read.type(element, TYPES[role]),
    align: read.align(element, role === 'title' ? 'center' : 'left'),
    segments: paragraphs[0] ?? [''],
    ...(element.attributes.before === undefined ? {} : { before: read.length(element, 'before', 0) }),
    after: read.length(element, 'after', 0),
  };
}

function composeTable(element: Element, page: Page, read: AttributeReader): Table {
  const columns = read.lengths(element, 'columns', []);
  const rows = element.children.filter((child): child is Element => typeof child === 'object');
  const [y = 0.8 * MM, x = y] = read.lengths(element, 'padding', [0.8 * MM, MM]);
  checkWidth(columns, page, element, read);
  const headerRows = read.count(element, 'header-rows', 0);
  return {
    kind: 'table',
    columns,
    rows: rows.length,
    headerRows,
    cells: composeCells(element, rows, columns.length, read),
    bookmarks: rows.flatMap((row, index) => {
      read.check(row);
      const title = row.attributes.bookmark ?? '';
      return title === '' ? [] : [{ row: index, title }];
    }),
    padding: { x, y },
    rule: read.length(element, 'rule', 0.5),
  };
}

function checkWidth(columns: readonly number[], page: Page, table: Element, read: AttributeReader): void {
  const width = columns.reduce((sum, column) => sum + column, 0);
  const room = page.width - page.margin.left - page.margin.right;
  const token = `columns="${table.attributes.columns ?? ''}"`;
  if (table.attributes.columns === undefined)
    read.faults.push({ message: '<table> 没有写 columns（各列的宽度）。', token: '<table' });
  else if (width > room + 0.01)
    read.faults.push({
      message: `各列的宽度合计 ${millimetres(width)}mm，纸上左右边距之间只有 ${millimetres(room)}mm。`,
      token,
    });
}

function composeCells(
  table: Element,
  rows: readonly Element[],
  columns: number,
  read: AttributeReader,
): readonly Cell[] {
  if (columns === 0) return [];
  const cells = rows.map((row) => row.children.filter((child): child is Element => typeof child === 'object'));
  const spans = cells.map((row) =>
    row.map((cell) => ({
      rowSpan: Math.max(1, read.count(cell, 'rowspan', 1)),
      columnSpan: Math.max(1, read.count(cell, 'colspan', 1)),
    })),
  );
  const places = placeCells(spans, columns);
  if ('kind' in places) {
    read.faults.push({ message: describeGrid(places, columns), token: '<table' });
    return [];
  }
  const body = read.type(table, TYPES.body);
  return cells.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const place = places[r]?.[c];
      return place === undefined ? [] : [composeCell(cell, place, body, read)];
    }),
  );
}

function composeCell(element: Element, place: Place, type: TypeSize, read: AttributeReader): Cell {
  read.check(element);
  const isHeader = element.name === 'th';
  const { row, column, rowSpan, columnSpan } = place;
  const bar = read.bar(element);
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    role: isHeader ? 'header' : 'body',
    type,
    align: read.align(element, isHeader ? 'center' : 'left'),
    verticalAlign: read.verticalAlign(element, isHeader ? 'middle' : 'top'),
    indent: read.count(element, 'indent', 0),
    paragraphs: paragraphsOf(element).map((segments) => segments.join('\t')),
    ...(read.headsRow(element) ? { headsRow: true } : {}),
    ...(bar === null ? {} : { bar }),
  };
}

function describeGrid(fault: GridFault, columns: number): string {
  const where = `表格第 ${fault.row + 1} 行第 ${fault.column + 1} 列`;
  switch (fault.kind) {
    case 'gap':
      return `${where}空着：这一行的格子不够 ${columns} 列。`;
    case 'overlap':
      return `${where}被两个格子占了：请检查 rowspan 和 colspan。`;
    case 'overhang':
      return `${where}超出了表格：这一行的格子多于 ${columns} 列，或者 rowspan 伸出了表外。`;
  }
}

function millimetres(points: number): string {
  return (points / MM).toFixed(1);
}
