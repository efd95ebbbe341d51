import type { Attachment } from '../../typeset/composed.ts';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';

/** Embeds the files that the document was made from (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8), each by itself. */
export function embedAttachments(document: PdfKitDocument, attachments: readonly Attachment[], instant: Date): void {
  if (attachments.length === 0) return;
  const entries = attachments.map(({ name, bytes }) => {
    const file = document.ref({
      Type: 'EmbeddedFile',
      // RFC 9512; PDFKit does not escape names.
      Subtype: 'application#2Fyaml',
      Params: { Size: bytes.byteLength, ModDate: instant },
    });
    file.end(Buffer.from(bytes));
    const specification = document.ref({
      Type: 'Filespec',
      AFRelationship: 'Source',
      F: new String(name),
      UF: new String(name),
      Desc: new String('制表所依据的数据'),
      EF: { F: file, UF: file },
    });
    specification.end();
    return { name, specification };
  });
  const names = entries.flatMap(({ name, specification }) => [new String(name), specification]);
  const tree = document.ref({ Names: names });
  tree.end();
  // PDFKit ends the names with the document.
  const { Names } = document._root.data as { readonly Names: PdfKitReference };
  Names.data.EmbeddedFiles = tree;
  document._root.data.AF = entries.map(({ specification }) => specification);
}
