import { escapeText } from '../xml-text.ts';
import type { SharedStrings } from './strings.ts';
import { columnWidth, type Styles } from './styles.ts';
import {
  addressOf,
  rangeOf,
  type Sheet,
  type SheetCell,
  type SheetColumn,
  type SheetRow,
  tallestRow,
} from './workbook.ts';
import { worksheetRules } from './worksheet-rules.ts';
import { element, list } from './xml.ts';

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** The content of a sheet's part, its elements in the order of the standard (ECMA-376-1, 18.3.1.99). */
export function worksheetXml(sheet: Sheet, isFirst: boolean, styles: Styles, strings: SharedStrings): string {
  const { columns, rows, merges, validations, conditions } = sheet;
  return [
    `<worksheet ${NAMESPACES}>`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    viewXml(sheet, isFirst),
    '<sheetFormatPr defaultRowHeight="15"/>',
    element('cols', {}, ...columns.map((column, index) => columnXml(column, index, styles))),
    element('sheetData', {}, ...rows.map((row) => rowXml(row, styles, strings))),
    list(
      'mergeCells',
      {},
      merges.map((area) => element('mergeCell', { ref: rangeOf(area) })),
    ),
    worksheetRules(validations, conditions, styles),
    pageXml(sheet),
    ignoredXml(sheet),
    sheet.bars.length === 0 ? '' : '<drawing r:id="rId1"/>',
    '</worksheet>',
  ].join('');
}

function viewXml({ frozen: { rows, columns } }: Sheet, isFirst: boolean): string {
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const first = addressOf({ row: rows, column: columns });
  const frozen = element('pane', {
    xSplit: columns > 0 ? columns : undefined,
    ySplit: rows > 0 ? rows : undefined,
    topLeftCell: first,
    activePane: pane,
    state: 'frozen',
  });
  const selected = element('selection', { pane, activeCell: first, sqref: first });
  const view = { showGridLines: 0, tabSelected: isFirst ? 1 : undefined, workbookViewId: 0 };
  const panes = rows + columns > 0 ? [frozen, selected] : [];
  return element('sheetViews', {}, element('sheetView', view, ...panes));
}

function columnXml({ width, style }: SheetColumn, index: number, styles: Styles): string {
  const look = style === undefined ? undefined : styles.indexOf(style);
  return element('col', { min: index + 1, max: index + 1, width: columnWidth(width), style: look, customWidth: 1 });
}

function rowXml({ row, height, isElastic, cells }: SheetRow, styles: Styles, strings: SharedStrings): string {
  if (height > tallestRow) throw new Error(`row ${row} is ${height} points tall`);
  const own = { r: row + 1, ht: Math.round(height * 100) / 100, customHeight: isElastic === true ? undefined : 1 };
  return element('row', own, ...cells.map((cell) => cellXml(row, cell, styles, strings)));
}

function cellXml(row: number, { column, value, style }: SheetCell, styles: Styles, strings: SharedStrings): string {
  const place = `r="${addressOf({ row, column })}" s="${styles.indexOf(style)}"`;
  switch (value.kind) {
    case 'blank':
      return `<c ${place}/>`;
    case 'text':
      return `<c ${place} t="s"><v>${strings.indexOf(value.text)}</v></c>`;
    case 'number':
      return `<c ${place}><v>${value.digits}</v></c>`;
    case 'formula': {
      const formula = `<f>${escapeText(value.formula)}</f>`;
      const { result } = value;
      return 'text' in result
        ? `<c ${place} t="str">${formula}<v>${escapeText(result.text)}</v></c>`
        : `<c ${place}>${formula}<v>${result.digits}</v></c>`;
    }
  }
}

/** A4 is paper 9; the sheet is made as narrow as the page and as long as it needs. */
function pageXml({ page, head, foot, breaks }: Sheet): string {
  const { top, right, bottom, left } = page.margin;
  const inches = (points: number): number => Math.round((points / 72) * 10_000) / 10_000;
  // What stands in a margin stands in its middle.
  const header = inches(top / 2 - 5);
  const footer = inches(bottom / 2 - 5);
  const orientation = page.width > page.height ? 'landscape' : 'portrait';
  const ends = breaks.map((row) => element('brk', { id: row, max: 16_383, man: 1 }));
  return [
    '<printOptions horizontalCentered="1"/>',
    element('pageMargins', {
      left: inches(left),
      right: inches(right),
      top: inches(top),
      bottom: inches(bottom),
      header,
      footer,
    }),
    element('pageSetup', { paperSize: 9, orientation, fitToWidth: 1, fitToHeight: 0 }),
    head + foot === ''
      ? ''
      : element(
          'headerFooter',
          {},
          ...(head === '' ? [] : [`<oddHeader>${escapeText(head)}</oddHeader>`]),
          ...(foot === '' ? [] : [`<oddFooter>${escapeText(foot)}</oddFooter>`]),
        ),
    ends.length === 0 ? '' : list('rowBreaks', { manualBreakCount: ends.length }, ends),
  ].join('');
}

/** Excel marks every text that looks like a number with a green corner, which helps nobody here. */
function ignoredXml({ columns, rows }: Sheet): string {
  const lastRow = rows.at(-1)?.row ?? 0;
  const whole = rangeOf({ row: 0, column: 0, lastRow, lastColumn: Math.max(0, columns.length - 1) });
  return element('ignoredErrors', {}, element('ignoredError', { sqref: whole, numberStoredAsText: 1 }));
}
