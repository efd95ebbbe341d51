import { packWorkbook } from '../../writers/xlsx/package.ts';
import { compareCells } from '../../writers/xlsx/read-cells.ts';
import { readWorkbook } from '../../writers/xlsx/read-workbook.ts';
import type { Workbook } from '../../writers/xlsx/workbook.ts';
import { sheetNames } from '../workbook-layout.ts';
import { rangeNames } from './checks.ts';
import type { FillIn } from './content.ts';
import { guideSheet } from './guide-sheet.ts';
import { indicatorSheet } from './indicator-sheet.ts';
import { openNotes } from './notes.ts';
import { projectSheet, roomForProjects } from './project-sheet.ts';
import { unitSheet } from './unit-sheet.ts';

/** The fill-in workbook of a unit that `findUnwritable` has nothing to say of. */
export function fillInWorkbook(content: FillIn): Workbook {
  const notes = openNotes(content.table);
  const { sheet: guide, classes } = guideSheet(content, notes);
  const { 单位名称 = '', 预算年度 = '' } = content.单位;
  const names = `'${sheetNames.projects}'!$A$2`;
  const all = `${names}:$A$${roomForProjects(content) + 1}`;
  return {
    title: `${单位名称}${预算年度}年项目支出绩效目标填报表`,
    sheets: [unitSheet(content, notes), projectSheet(content, notes), indicatorSheet(content, notes), guide],
    names: [
      { name: rangeNames.classes, formula: classes },
      // As long as there are names: a drop-down with blanks at its end is no help.
      { name: rangeNames.projects, formula: `OFFSET(${names},0,0,MAX(1,COUNTA(${all})),1)` },
    ],
    origin: [],
    attachments: [],
  };
}

/** Its bytes, read back and held against the data cell by cell; a difference is our fault, hence a throw. */
export async function writeFillIn(content: FillIn, instant: Date): Promise<Uint8Array> {
  const workbook = fillInWorkbook(content);
  const bytes = await packWorkbook(workbook, instant);
  const [first] = compareCells(readWorkbook(bytes), workbook);
  if (first !== undefined) throw new Error(`${first.where}${first.message}`);
  return bytes;
}
