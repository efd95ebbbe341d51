import type { Role } from '../../../src/document/form-document.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import { define } from '../../../src/writers/pdf/definition.ts';
import { layOut } from '../../../src/writers/pdf/layout.ts';
import { type LaidOutPage, openDocument, type PdfKitDocument } from '../../../src/writers/pdf/pdfmake.ts';

/** What the PDF writer lays out for a composed form, before it draws. */
export function laidOutPages({ document, placed, shelf }: Composed): readonly LaidOutPage[] {
  const definition = define(placed, shelf, document.title, new Date(0));
  return layOut(definition, documentFor(shelf.facesFor, definition.options));
}

/** A document with the faces of every role. */
export function documentFor(facesFor: Composed['shelf']['facesFor'], options: object): PdfKitDocument {
  const roles: readonly Role[] = ['title', 'caption', 'header', 'body', 'foot'];
  return openDocument(options, [...new Set(roles.flatMap((role) => facesFor(role)))]).document;
}
