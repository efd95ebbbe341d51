import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { root } from '../../../proof/story.ts';
import type { CellGiven, TableGiven } from './table-given.ts';

/** How a clerk sets up the sheet before printing it. */
export interface SheetManner {
  readonly borders?: boolean;
  /** Made as small as it takes to fit the width of a page; else its columns go over pages. */
  readonly fits?: boolean;
  readonly size?: number;
  readonly repeatsHead?: boolean;
  readonly align?: 'top' | 'middle';
  /** Amounts as numbers with a format, or as texts. */
  readonly numbers?: boolean;
  readonly foot?: boolean;
  /** Names that are not wrapped run over into the next cells. */
  readonly wraps?: boolean;
  /** Characters of width for each millimetre of a column's share. */
  readonly widen?: number;
  readonly overThenDown?: boolean;
  /** Whether rows are as tall as their texts need; else these run over one another. */
  readonly tall?: boolean;
}

/** What its cells need, those of several rows in equal parts; in points. */
function heightOf(row: readonly CellGiven[], { columns }: TableGiven, widen: number, size: number): number {
  const lines = row.map(({ column, text, rows = 1 }) => {
    const room = ((columns[column]?.share ?? 20) * widen * 5.6 - 8) / size;
    const count = text.split('\n').reduce((sum, one) => sum + Math.ceil(widthOf(one) / Math.max(1, room - 1)), 0);
    return count / rows;
  });
  return Math.min(409, Math.max(1, ...lines) * size * 1.5 + 4);
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0080' ? 0.55 : 1), 0);
}

export async function workbookOf(table: TableGiven, manner: SheetManner = {}): Promise<Uint8Array> {
  const { size = 9, align = 'middle', widen = 0.55, wraps = true } = manner;
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  const width = table.columns.length;
  const all = [...table.heads, ...table.rows];
  const border = { style: 'thin' } as const;
  sheet.getCell(1, 1).value = table.title;
  sheet.mergeCells(1, 1, 1, width);
  sheet.getCell(1, 1).alignment = { horizontal: 'center' };
  sheet.getCell(2, 1).value = table.captions[0];
  sheet.getCell(2, width).value = table.captions[1];
  sheet.getCell(2, width).alignment = { horizontal: 'right' };
  for (const [index, row] of all.entries()) {
    for (const { column, text, rows = 1, columns = 1 } of row) {
      const cell = sheet.getCell(index + 3, column + 1);
      const given = table.columns[column];
      const isAmount = given?.align === 'right' && index >= table.heads.length && text !== '';
      cell.value = isAmount && manner.numbers === true ? Number(text.replaceAll(',', '')) : text || null;
      if (isAmount) cell.numFmt = '#,##0.00';
      cell.alignment = {
        horizontal: index < table.heads.length ? 'center' : (given?.align ?? 'left'),
        vertical: align,
        wrapText: wraps || column > 0,
      };
      if (rows > 1 || columns > 1) sheet.mergeCells(index + 3, column + 1, index + 2 + rows, column + columns);
    }
  }
  if (manner.tall !== false) {
    for (const [index, row] of all.entries()) sheet.getRow(index + 3).height = heightOf(row, table, widen, size);
  }
  for (let row = 1; row <= all.length + 2; row++) {
    for (let column = 1; column <= width; column++) {
      const cell = sheet.getCell(row, column);
      cell.font = { name: 'Form Song', size };
      if (row > 2 && manner.borders !== false)
        cell.border = { top: border, left: border, bottom: border, right: border };
    }
  }
  for (const [index, foot] of table.feet.entries()) sheet.getCell(all.length + 3 + index, 1).value = foot;
  for (const [index, { share }] of table.columns.entries()) sheet.getColumn(index + 1).width = share * widen;
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    ...(manner.fits === false ? {} : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
    ...(manner.repeatsHead === false ? {} : { printTitlesRow: `3:${2 + table.heads.length}` }),
    ...(manner.overThenDown === true ? { pageOrder: 'overThenDown' } : {}),
  };
  if (manner.foot === true) sheet.headerFooter.oddFooter = '&C第 &P 页，共 &N 页';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Prints files with LibreOffice, all by one start of it: by name with its ending, in the order given. */
export function printWithOffice(files: ReadonlyMap<string, Uint8Array | string>): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'mubiao-office-'));
  try {
    const [fonts, given] = [join(folder, 'fonts.conf'), join(folder, 'in')];
    mkdirSync(given);
    writeFileSync(
      fonts,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include><dir>${join(root, 'fonts')}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
    );
    for (const [name, content] of files) writeFileSync(join(given, name), content);
    const print = (names: readonly string[], more: readonly string[], target: string): void => {
      if (names.length === 0) return;
      const office = [`-env:UserInstallation=file://${folder}/office`, '--headless', ...more, '--convert-to', target];
      execFileSync('soffice', [...office, '--outdir', folder, ...names.map((name) => join(given, name))], {
        timeout: 100_000,
        stdio: 'ignore',
        env: { ...process.env, FONTCONFIG_FILE: fonts },
      });
    };
    const names = [...files.keys()];
    print(
      names.filter((name) => !name.endsWith('.html')),
      [],
      'pdf',
    );
    print(
      names.filter((name) => name.endsWith('.html')),
      ['--infilter=HTML (StarWriter)'],
      'pdf:writer_pdf_Export',
    );
    return new Map(names.map((name) => [name, readFileSync(join(folder, name.replace(/\.\w+$/, '.pdf')))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
