import { type Cell, cellsByRow, type FormDocument } from '../../document/form-document.ts';
import type { Origin } from '../../typeset/composed.ts';
import { escapeText } from '../xml-text.ts';
import { originProperties, originSchema } from './origin.ts';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';
import { srgbProfile } from './srgb.ts';
import type { FirstPlace, Structure } from './structure.ts';

/** What PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) want of the file around its pages. */

/** Output intent, page labels and the metadata that claims the conformance, in place of PDFKit's own. */
export function describeArchive(document: PdfKitDocument, title: string, instant: Date, origin: Origin): void {
  const profile = document.ref({ N: 3 });
  profile.end(srgbProfile());
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    // PDFKit writes a String object as a PDF string, a plain string as a name.
    Info: new String('sRGB'),
    OutputConditionIdentifier: new String('sRGB'),
    DestOutputProfile: profile,
  });
  intent.end();
  Object.assign(document._root.data, { OutputIntents: [intent], PageLabels: { Nums: [0, { S: 'D' }] } });
  document.endMetadata = () => {
    const metadata = document.ref({ Type: 'Metadata', Subtype: 'XML', Filter: [] });
    metadata.end(Buffer.from(packet(title, instant, origin)));
    document._root.data.Metadata = metadata;
  };
}

/** A bookmark for the title and below it one for each marked row. */
export function writeBookmarks(document: PdfKitDocument, form: FormDocument, structure: Structure): void {
  const entries = form.blocks.flatMap((block) => {
    if (block.kind !== 'table' || block.bookmarks.length === 0) return [];
    const rows = cellsByRow(block);
    return block.bookmarks.map(({ row, title }) => ({ title, place: placeOfRow(rows[row] ?? [], structure) }));
  });
  if (entries.length === 0) return;
  const outlines = document.ref({ Type: 'Outlines' });
  const items = entries.map(({ title, place }) =>
    document.ref({
      Title: new String(title),
      Parent: outlines,
      ...(place === undefined ? {} : { Dest: [place.page, 'XYZ', 0, form.page.height - place.y, null] }),
    }),
  );
  items.forEach((item, index) => {
    if (items[index - 1] !== undefined) item.data.Prev = items[index - 1];
    if (items[index + 1] !== undefined) item.data.Next = items[index + 1];
    item.end();
  });
  const [first] = items;
  Object.assign(outlines.data, {
    First: first,
    Last: items.at(-1) satisfies PdfKitReference | undefined,
    Count: items.length,
  });
  outlines.end();
  Object.assign(document._root.data, { Outlines: outlines, PageMode: 'UseOutlines' });
}

/** A row begins where its first cell with a text does. */
function placeOfRow(cells: readonly Cell[], structure: Structure): FirstPlace | undefined {
  const places = cells.flatMap((cell) => structure.placeOf(cell) ?? []);
  const [page] = places.map((place) => place.page);
  const own = places.filter((place) => place.page === page);
  return page === undefined ? undefined : { page, y: Math.min(...own.map(({ y }) => y)) };
}

function packet(title: string, instant: Date, origin: Origin): string {
  const date = `${instant.toISOString().slice(0, 19)}Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeText(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Mubiao</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
<pdf:Producer>Mubiao</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>${originProperties(origin)}
${schemas(origin)}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** PDF/A knows the property of PDF/UA, and ours, only by description (ISO 19005-3, 6.6.2.3). */
function schemas(origin: Origin): string {
  return `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>${originSchema(origin)}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
}
