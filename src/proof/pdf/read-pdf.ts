import type { Attachment, Origin } from '../../typeset/composed.ts';
import { type Finished, isDataName } from '../finished.ts';
import { xmlTexts } from '../xml-texts.ts';
import { openPdf, type PdfFile } from './open-pdf.ts';
import { readStructure } from './structure-text.ts';
import { asName, asText, type PdfDictionary } from './syntax.ts';

/** Reads a PDF of ours, as we wrote it or as another program wrote it again. Throws at what is no PDF. */
export function readPdf(bytes: Uint8Array): Finished {
  const pdf = openPdf(bytes);
  const metadata = pdf.stream(pdf.catalog.get('Metadata'));
  const properties = metadata === null ? [] : xmlTexts(metadata.toString('utf8').replace(/<\?xpacket.*?\?>/gs, ''));
  const date = properties.find(({ name }) => name === 'xmp:CreateDate')?.text ?? '';
  return {
    format: 'pdf',
    attachments: attachmentsOf(pdf),
    origin: properties.flatMap(originOf),
    instant: Number.isNaN(Date.parse(date)) ? null : new Date(date),
    blocks: () => readStructure(pdf),
  };
}

function originOf({ name, text }: { readonly name: string; readonly text: string }): Origin {
  return name.startsWith('mubiao:') ? [{ name: name.slice('mubiao:'.length), value: text }] : [];
}

function attachmentsOf(pdf: PdfFile): readonly Attachment[] {
  const specifications = pdf.array(pdf.catalog.get('AF')).map((one) => pdf.dictionary(one));
  return specifications.flatMap((specification): readonly Attachment[] => {
    if (asName(specification.get('AFRelationship')) !== 'Source') return [];
    const name = nameOf(pdf, specification);
    const files = pdf.dictionary(specification.get('EF'));
    const bytes = pdf.stream(files.get('UF') ?? files.get('F'));
    return bytes === null || !isDataName(name) ? [] : [{ name, bytes: new Uint8Array(bytes) }];
  });
}

function nameOf(pdf: PdfFile, specification: PdfDictionary): string {
  return asText(pdf.resolve(specification.get('UF') ?? specification.get('F'))) ?? '';
}
