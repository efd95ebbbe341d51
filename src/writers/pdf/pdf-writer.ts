import { accept, type Checked, refuse } from '../../diagnostics/diagnostic.ts';
import { spanOfFile } from '../../diagnostics/span.ts';
import type { FormDocument, Role } from '../../document/form-document.ts';
import type { Face } from '../../fonts/face.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import type { Writer } from '../writer.ts';
import { describeArchive, writeBookmarks } from './archive.ts';
import { embedAttachments } from './attachments.ts';
import { define } from './definition.ts';
import { draw } from './draw.ts';
import { finish, layOut } from './pdfmake.ts';
import { readBack } from './read-back.ts';
import { readShown } from './shown-text.ts';
import { type FirstPlace, openStructure, type Structure } from './structure.ts';
import { isWhole } from './whole-file.ts';

/** PDF 1.7 through pdfmake, faces embedded as subsets. What pdfmake laid out is read back before it is written. */
export const pdfWriter: Writer = {
  id: 'pdf',
  extension: 'pdf',
  async write({ document, placed, shelf, template, attachments = [], origin = [] }, instant) {
    const { document: file, pages } = layOut(define(placed, shelf, document.title, instant), facesOf(shelf));
    const laidOut = readBack(document, placed, pages);
    if (laidOut.length > 0) return refuseFaults(laidOut, template);
    const structure = openStructure(document);
    const drawn = await draw(file, pages, structure);
    const shown = readShown(document, placed, drawn, structure);
    if (shown.length > 0) return refuseFaults(shown, template);
    structure.write(file);
    writeBookmarks(file, document, ({ table, row }) => placeOfRow(document, table, row, structure));
    embedAttachments(file, attachments, instant);
    describeArchive(file, document.title, instant, origin);
    const bytes = await finish(file);
    return isWhole(bytes) ? accept(bytes) : refuseFaults(['写成的 PDF 不完整：结尾处找不到对象的目录。'], template);
  },
};

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

/** A row begins where its first cell with a text does. */
function placeOfRow(document: FormDocument, index: number, row: number, structure: Structure): FirstPlace | undefined {
  const table = document.blocks[index];
  const cells = table?.kind === 'table' ? table.cells.filter((cell) => cell.row === row) : [];
  const places = cells.flatMap((cell) => structure.placeOf(cell) ?? []);
  const [page] = places.map((place) => place.page);
  const own = places.filter((place) => place.page === page);
  return page === undefined ? undefined : { page, y: Math.min(...own.map(({ y }) => y)) };
}

const ROLES: readonly Role[] = ['title', 'caption', 'header', 'body', 'foot'];

function facesOf(shelf: Shelf): readonly Face[] {
  return [...new Set(ROLES.flatMap((role) => shelf.facesFor(role)))];
}
