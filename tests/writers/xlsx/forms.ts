import type { FormDocument } from '../../../src/document/form-document.ts';
import { type ReadWorkbook, readWorkbook } from '../../../src/writers/xlsx/read-workbook.ts';
import { xlsxWriter } from '../../../src/writers/xlsx/xlsx-writer.ts';
import { cell, compose, formAround, INSTANT } from '../docx/forms.ts';

/** The finished file; throws with the messages of a refusal. */
export async function write(document: FormDocument): Promise<Uint8Array> {
  const written = await xlsxWriter.write(await compose(document), INSTANT);
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

export async function writeAndRead(document: FormDocument): Promise<ReadWorkbook> {
  return readWorkbook(await write(document));
}

export const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';

/** A table of a head and a row for each text, beside it an amount. */
export function formOf(...texts: readonly string[]): FormDocument {
  return formAround({
    kind: 'table',
    columns: [120, 60, 594],
    rows: texts.length + 1,
    headerRows: 1,
    bookmarks: [],
    padding: { x: 3, y: 2 },
    rule: 0.5,
    cells: [
      ...['项目名称', '总计', '绩效目标'].map((text, column) => cell(0, column, text, { role: 'header' })),
      ...texts.flatMap((text, index) => [
        cell(index + 1, 0, `项目${index + 1}`, { verticalAlign: 'middle', indent: 2 }),
        cell(index + 1, 1, '1,066.87', { align: 'right' }),
        cell(index + 1, 2, text),
      ]),
    ],
  });
}
