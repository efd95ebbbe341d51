import { type Checked, judge, refuse } from '../../diagnostics/diagnostic.ts';
import { pack, zip } from '../opc/zip.ts';
import { drawWatermark } from '../watermark.ts';
import type { Composed, Writer } from '../writer.ts';
import { embedFonts } from './embedded-fonts.ts';
import { fontParts } from './font-table.ts';
import { packageParts } from './package.ts';
import { findUnprintable } from './printable.ts';
import { readBack } from './read-back.ts';
import { textsOf } from './texts.ts';
import { watermarkHeader } from './watermark.ts';
import { wordDocument } from './word-document.ts';

/** The form as a Word document that stays editable, its fonts embedded as subsets. */
export const docxWriter: Writer = {
  id: 'docx',
  extension: 'docx',
  async write(composed: Composed, instant: Date): Promise<Checked<Uint8Array>> {
    const { document, shelf, template, attachments = [], origin = [] } = composed;
    const unprintable = findUnprintable(composed);
    if (unprintable.length > 0) return refuse(unprintable);
    const fonts = embedFonts(textsOf(document), shelf);
    const fontFiles = fontParts(fonts.fonts);
    const begun = new Map(fontFiles.map((part) => [part.path, pack(part)]));
    const words = document.marks?.watermark ?? null;
    const own = words === null ? [] : [watermarkHeader(drawWatermark(words, document.page, shelf))];
    const parts = packageParts(wordDocument(document, fonts, origin), [...fontFiles, ...own], instant, attachments);
    const packed = await Promise.all(parts.map((part) => begun.get(part.path) ?? pack(part)));
    const bytes = zip(packed, instant);
    return judge(bytes, readBack(bytes, document, template));
  },
};
