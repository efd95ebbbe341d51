import type { Foot, Page, Paragraph, Table, TypeSize } from '../../document/form-document.ts';
import { unreachable } from '../../document/form-document.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import type { PlacedBlock, PlacedCell, PlacedDocument, PlacedLine, PlacedRow } from '../../typeset/placed.ts';
import type { Owner } from './structure.ts';

/** A piece of a pdfmake document definition. */
type Node = Readonly<Record<string, unknown>>;

/** What pdfmake's layout needs of a document, and PDFKit's options for the file. */
export interface Definition {
  readonly size: { width: number; height: number };
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly content: readonly Node[];
  readonly defaultStyle: Node;
  readonly footer: ((current: number, count: number) => Node) | undefined;
  readonly options: Node;
}

/**
 * The pdfmake definition of a placed document: every line is one text that may not wrap, every row (or part of a row
 * that stands on one page) one row that may not break. pdfmake keeps pages, header rows and rules.
 * Made afresh for each document, since pdfmake writes into it.
 */
export function define(placed: PlacedDocument, shelf: Shelf, title: string, instant: Date): Definition {
  const { page } = placed;
  return {
    size: { width: page.width, height: page.height },
    margins: page.margin,
    content: placed.blocks.map((block) => defineBlock(block, page)),
    defaultStyle: { preserveLeadingSpaces: true, preserveTrailingSpaces: true, noWrap: true },
    footer: placed.foot === null ? undefined : defineFooter(placed.foot, shelf, page),
    options: {
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      compress: true,
      autoFirstPage: false,
      font: null,
      info: { Title: title, Creator: 'Mubiao', Producer: 'Mubiao', CreationDate: instant, ModDate: instant },
    },
  };
}

function defineBlock(block: PlacedBlock, page: Page): Node {
  switch (block.kind) {
    case 'paragraph':
      return defineParagraph(block.paragraph, block.segments, page);
    case 'table':
      return defineTable(block.table, block.rows);
    default:
      return unreachable(block);
  }
}

function defineParagraph(paragraph: Paragraph, segments: readonly PlacedLine[], page: Page): Node {
  const width = page.width - page.margin.left - page.margin.right;
  const style = { ...styleOf(paragraph.type), margin: [0, 0, 0, paragraph.after] };
  const [first, second] = segments;
  if (first === undefined) return { stack: [], ...style };
  if (second === undefined) return { stack: [defineLine(first, paragraph.type, paragraph)], ...style };
  return {
    columns: [
      { width: second.indent, stack: [defineLine(first, paragraph.type, paragraph)] },
      { width: width - second.indent, stack: [defineLine({ ...second, indent: 0 }, paragraph.type, paragraph)] },
    ],
    ...style,
  };
}

function defineTable(table: Table, rows: readonly PlacedRow[]): Node {
  const { padding, rule } = table;
  const slack = leadingSlack(table);
  return {
    layout: {
      hLineWidth: () => rule,
      vLineWidth: () => rule,
      paddingLeft: () => padding.x,
      paddingRight: () => padding.x,
      paddingTop: () => padding.y + slack,
      paddingBottom: () => padding.y - slack,
    },
    table: {
      widths: table.columns.map((column) => column - rule - 2 * padding.x),
      headerRows: table.headerRows,
      dontBreakRows: true,
      body: rows.map((row) => defineRow(row, table)),
    },
    ...styleOf(typeOf(table)),
  };
}

/** Half of what the leading exceeds the face's own line by: pdfmake leaves it all below the text. */
function leadingSlack(table: Table): number {
  const { size, leading } = typeOf(table);
  return Math.max(0, Math.min(table.padding.y, (leading - size * LINE) / 2));
}

/** Ascent plus descent of our faces, in ems. */
const LINE = 1.28;

function typeOf(table: Table): TypeSize {
  return table.cells[0]?.type ?? { size: 8, leading: 11 };
}

/** A row as pdfmake wants it: a cell for every column, covered ones empty. */
function defineRow(row: PlacedRow, table: Table): readonly Node[] {
  const cells: Node[] = table.columns.map(() => ({ stack: [] }));
  for (const placed of row.cells) cells[placed.cell.column] = defineCell(placed);
  return cells;
}

function defineCell({ cell, lines, above }: PlacedCell): Node {
  const stack = lines.map((line) => defineLine(line, cell.type, cell));
  return {
    stack,
    ...(above > 0 ? { margin: [0, above, 0, 0] } : {}),
    ...(cell.columnSpan > 1 ? { colSpan: cell.columnSpan } : {}),
  };
}

/** One line. Its blank half at the end and its spaces there may stand in the padding: the negative margin gives them room. */
function defineLine(line: PlacedLine, type: TypeSize, owner: Owner): Node {
  const [only, ...others] = line.runs;
  if (only === undefined) return { text: '', font: 'FormSong-Regular' };
  const margin = line.indent > 0 || others.length > 0 ? { margin: [line.indent, 0, -2 * type.size, 0] } : {};
  return { text: line.runs.map((run) => ({ text: run.text, font: run.face.name, owner })), ...margin };
}

function styleOf(type: TypeSize): Node {
  return { fontSize: type.size, lineHeight: type.leading / (type.size * LINE) };
}

/** The page foot stands in the middle of the lower margin. */
function defineFooter(foot: Foot, shelf: Shelf, page: Page): (current: number, count: number) => Node {
  return (current, count) => {
    const text = foot.pattern.replace('{page}', String(current)).replace('{pages}', String(count));
    return {
      text: shelf.runs('foot', text).map((run) => ({ text: run.text, font: run.face.name })),
      ...styleOf(foot.type),
      alignment: 'center',
      margin: [0, Math.max(0, (page.margin.bottom - foot.type.leading) / 2), 0, 0],
    };
  };
}
