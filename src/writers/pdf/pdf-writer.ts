import { accept, type Checked, type Diagnostic, refuse } from '../../diagnostics/diagnostic.ts';
import { spanOfFile } from '../../diagnostics/span.ts';
import type { Cell, FormDocument, Role } from '../../document/form-document.ts';
import type { Face } from '../../fonts/face.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import { drawWatermark } from '../watermark.ts';
import type { Writer } from '../writer.ts';
import { describeArchive, writeBookmarks } from './archive.ts';
import { embedAttachments } from './attachments.ts';
import { define } from './definition.ts';
import { draw } from './draw.ts';
import { withOrigin } from './foot-origin.ts';
import { layOut } from './layout.ts';
import { openDocument, type PdfKitDocument } from './pdfmake.ts';
import { readBack } from './read-back.ts';
import { readShown } from './shown-text.ts';
import { openStructure } from './structure.ts';
import { openWatermark, type ShowWatermark } from './watermark.ts';
import { isWhole } from './whole-file.ts';

/** PDF 1.7 through pdfmake, faces embedded as subsets. What pdfmake laid out is read back before it is written. */
export const pdfWriter: Writer = {
  id: 'pdf',
  extension: 'pdf',
  async write({ document, placed, shelf, template, attachments = [], origin = [] }, instant) {
    const spanning = findSpanningRows(document, template);
    if (spanning.length > 0) return refuse(spanning);
    const definition = define(placed, shelf, document.title, instant);
    const { document: file, finish } = openDocument(definition.options, facesOf(shelf));
    const pages = withOrigin(layOut(definition, file), document, file, shelf);
    const packed = Promise.all(Object.values(file.fontCache).map((face) => face.seal()));
    const laidOut = readBack(document, placed, pages);
    if (laidOut.length > 0) return refuseFaults(laidOut, template);
    const structure = openStructure(document);
    const drawn = draw(file, pages, structure, watermarkOf(file, document, shelf));
    const shown = readShown(document, placed, drawn, structure);
    if (shown.length > 0) return refuseFaults(shown, template);
    structure.write(file);
    writeBookmarks(file, document, structure);
    embedAttachments(file, attachments, instant);
    describeArchive(file, document.title, instant, origin);
    await packed;
    const bytes = await finish();
    return isWhole(bytes) ? accept(bytes) : refuseFaults(['写成的 PDF 不完整：结尾处找不到对象的目录。'], template);
  },
};

function watermarkOf(file: PdfKitDocument, { marks, page }: FormDocument, shelf: Shelf): ShowWatermark | undefined {
  const words = marks?.watermark ?? null;
  return words === null ? undefined : openWatermark(file, drawWatermark(words, page, shelf), page);
}

/** Rows are laid out one by one; what spans several would lose its lower part. */
function findSpanningRows({ blocks }: FormDocument, template: string): readonly Diagnostic[] {
  const spanning = blocks.flatMap((block) => (block.kind === 'table' ? block.cells : [])).find(isSpanning);
  if (spanning === undefined) return [];
  const { row, column, rowSpan } = spanning;
  return [
    {
      code: 'pdf-rowspan',
      severity: 'error',
      message: `表格第 ${row + 1} 行第 ${column + 1} 列的格子跨 ${rowSpan} 行，PDF 还排不了跨行的格子。`,
      span: spanOfFile(template),
      hint: '请在模板里去掉 rowspan，在各行重复文字；只要 Word 的，请用 --format docx。',
    },
  ];
}

function isSpanning({ rowSpan }: Cell): boolean {
  return rowSpan > 1;
}

function refuseFaults(faults: readonly string[], template: string): Checked<Uint8Array> {
  return refuse(
    faults.map((message) => ({
      code: 'pdf-read-back',
      severity: 'error',
      message,
      span: spanOfFile(template),
      hint: '排出的页面与数据不符，所以没有写出文件。请先检查模板的边距、列宽和字号；模板没有改过的，请报告这个问题。',
    })),
  );
}

const ROLES: readonly Role[] = ['title', 'caption', 'header', 'body', 'foot'];

function facesOf(shelf: Shelf): readonly Face[] {
  return [...new Set(ROLES.flatMap((role) => shelf.facesFor(role)))];
}
