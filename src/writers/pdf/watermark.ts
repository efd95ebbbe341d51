import type { Page } from '../../document/form-document.ts';
import { WATERMARK_GREY, type Watermark } from '../watermark.ts';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';

/** What a page shows first, so that all else lies above it: the operators, and the drawing that they call. */
export type ShowWatermark = (document: PdfKitDocument) => readonly string[];

/** An artifact (ISO 32000-1, 14.8.2.2.2): who reads by the tags or by the text never meets it. */
export const WATERMARK_OPERATORS = ['/Artifact <</Type /Pagination /Subtype /Watermark>> BDC', '/Mark Do', 'EMC'];

/** A drawing that every page of a document shows, written once (a form XObject, ISO 32000-1, 8.10). */
export function openWatermark(document: PdfKitDocument, watermark: Watermark, page: Page): ShowWatermark {
  const drawing = document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, page.width, page.height] });
  drawing.end(Buffer.from(paint(watermark)));
  return ({ page: { dictionary } }) => {
    // PDFKit ends the resources with the page.
    const { Resources } = dictionary.data as { readonly Resources: PdfKitReference };
    Resources.data.XObject = { Mark: drawing };
    return WATERMARK_OPERATORS;
  };
}

function paint({ strokes }: Watermark): string {
  const paths = strokes.flatMap(({ start, curves }) => [
    `${number(start.x)} ${number(start.y)} m`,
    ...curves.map((curve) => `${curve.map(({ x, y }) => `${number(x)} ${number(y)}`).join(' ')} c`),
    'h',
  ]);
  return [`${WATERMARK_GREY} g`, ...paths, 'f'].join('\n');
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
