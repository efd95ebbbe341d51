import LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js';
import type { Paragraph, Table, TypeSize } from '../../../src/document/form-document.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import type { PlacedLine, PlacedRow } from '../../../src/typeset/placed.ts';
import { classOf } from '../../../src/writers/pdf/class-of.ts';
import type { LaidOutPage } from '../../../src/writers/pdf/pdfmake.ts';
import { documentFor } from './laid-out-pages.ts';

/**
 * The slow way: the same form as an ordinary definition (a text for each line, a pdfmake table), laid out by pdfmake
 * alone, which measures, fits and breaks by itself. What the writer lays out must be the same.
 */
export function layOutPlainly({ document, placed, shelf }: Composed): readonly LaidOutPage[] {
  const { page, foot } = placed;
  const content = placed.blocks.map((block) =>
    block.kind === 'table' ? table(block.table, block.rows) : paragraph(block.paragraph, block.segments, page),
  );
  const footer = (current: number, count: number): object => {
    const text = foot?.pattern.replace('{page}', String(current)).replace('{pages}', String(count)) ?? '';
    return {
      text: shelf.runs('foot', text).map((run) => ({ text: run.text, font: run.face.name })),
      ...styleOf(foot?.type ?? { size: 8, leading: 11 }),
      alignment: 'center',
      margin: [0, Math.max(0, (page.margin.bottom - (foot?.type.leading ?? 0)) / 2), 0, 0],
    };
  };
  const builder = new LayoutBuilder({ width: page.width, height: page.height }, page.margin, null);
  builder.registerTableLayouts({});
  const plain = { preserveLeadingSpaces: true, preserveTrailingSpaces: true, noWrap: true };
  const options = { autoFirstPage: false, font: null, info: { Title: document.title, CreationDate: new Date(0) } };
  const target = documentFor(shelf.facesFor, options);
  return builder.layoutDocument(content, target, {}, plain, undefined, undefined, footer, undefined, undefined);
}

const LayoutBuilder =
  classOf<
    new (
      size: object,
      margins: object,
      svg: null,
    ) => {
      registerTableLayouts(layouts: object): void;
      layoutDocument(...all: unknown[]): LaidOutPage[];
    }
  >(LayoutBuilderModule);

function paragraph(
  { type, after }: Paragraph,
  segments: readonly PlacedLine[],
  page: Composed['placed']['page'],
): object {
  const width = page.width - page.margin.left - page.margin.right;
  const style = { ...styleOf(type), margin: [0, 0, 0, after] };
  const [first, second] = segments;
  if (first === undefined) return { stack: [], ...style };
  if (second === undefined) return { stack: [line(first, type)], ...style };
  const right = line({ ...second, indent: 0 }, type);
  const columns = [
    { width: second.indent, stack: [line(first, type)] },
    { width: width - second.indent, stack: [right] },
  ];
  return { columns, ...style };
}

function table(form: Table, rows: readonly PlacedRow[]): object {
  const { padding, rule, columns } = form;
  const type = form.cells[0]?.type ?? { size: 8, leading: 11 };
  const slack = Math.max(0, Math.min(padding.y, (type.leading - type.size * 1.28) / 2));
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
      widths: columns.map((column) => column - rule - 2 * padding.x),
      headerRows: form.headerRows,
      dontBreakRows: true,
      body: rows.map((row) => {
        const cells: object[] = columns.map(() => ({ stack: [] }));
        for (const { cell, lines, above } of row.cells)
          cells[cell.column] = {
            stack: lines.map((one) => line(one, cell.type)),
            ...(above > 0 ? { margin: [0, above, 0, 0] } : {}),
            ...(cell.columnSpan > 1 ? { colSpan: cell.columnSpan } : {}),
          };
        return cells;
      }),
    },
    ...styleOf(type),
  };
}

function line({ runs, indent }: PlacedLine, type: TypeSize): object {
  const [only, ...others] = runs;
  if (only === undefined) return { text: '', font: 'FormSong-Regular' };
  const margin = indent > 0 || others.length > 0 ? { margin: [indent, 0, -2 * type.size, 0] } : {};
  return { text: runs.map((run) => ({ text: run.text, font: run.face.name })), ...margin };
}

function styleOf(type: TypeSize): object {
  return { fontSize: type.size, lineHeight: type.leading / (type.size * 1.28) };
}
