import { docxWriter } from './docx/docx-writer.ts';
import { pdfWriter } from './pdf/pdf-writer.ts';
import { textWriter } from './text/text-writer.ts';
import type { Writer } from './writer.ts';

/** The outputs of the house; a new one is a folder and a line here. */
export const writers: readonly Writer[] = [pdfWriter, docxWriter, textWriter];
