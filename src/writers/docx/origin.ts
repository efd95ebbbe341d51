import type { Attachment, Origin } from '../../typeset/composed.ts';
import { escapeXml, type Part, XML } from '../opc/part.ts';

/** The namespace of the part that holds the data. */
export const SOURCE_NAMESPACE = 'urn:mubiao:source:1';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
/** Of the data part, so that programs find it; the same in every file. */
const ITEM = '{6D756269-616F-4D75-8269-616F64617461}';

/**
 * Adds the files that the document was made from, as a custom XML part, which Word and LibreOffice keep when they save.
 * `links` is the part with the links of the main part. Each
 * file is the text of an element: a carriage return is written as a reference, or XML would make a line feed of it.
 */
export function withAttachments(
  parts: readonly Part[],
  attachments: readonly Attachment[],
  links = 'word/_rels/document.xml.rels',
): readonly Part[] {
  if (attachments.length === 0) return parts;
  const files = attachments.map(({ name, bytes }) => `<file name="${escapeXml(name)}">${textOf(bytes)}</file>`);
  const item = `${XML}<source xmlns="${SOURCE_NAMESPACE}">${files.join('')}</source>`;
  const properties = `${XML}<ds:datastoreItem ds:itemID="${ITEM}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${SOURCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`;
  const link = `${XML}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`;
  const type = `<Override ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml" PartName="/customXml/itemProps1.xml"/>`;
  const own = `<Relationship Id="rIdSource" Type="${OFFICE}/relationships/customXml" Target="../customXml/item1.xml"/>`;
  return [
    ...insert(insert(parts, '[Content_Types].xml', type, '</Types>'), links, own, '</Relationships>'),
    { path: 'customXml/item1.xml', data: item },
    { path: 'customXml/itemProps1.xml', data: properties },
    { path: 'customXml/_rels/item1.xml.rels', data: link },
  ];
}

/** The origin as properties that a person sees in Word under the custom ones. */
export function customProperties(origin: Origin): readonly { readonly name: string; readonly value: string }[] {
  return origin.map(({ name, value }) => ({ name: `Mubiao${name}`, value }));
}

function insert(parts: readonly Part[], path: string, xml: string, end: string): readonly Part[] {
  return parts.map((part) => {
    if (part.path !== path) return part;
    const at = typeof part.data === 'string' ? part.data.lastIndexOf(end) : -1;
    if (typeof part.data !== 'string' || at < 0) throw new Error(`${path} does not end in ${end}`);
    return { path, data: part.data.slice(0, at) + xml + part.data.slice(at) };
  });
}

function textOf(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return escapeXml(text).replaceAll('\r', '&#13;');
}
