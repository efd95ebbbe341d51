import type { Origin } from '../../typeset/composed.ts';
import { escapeText } from '../xml-text.ts';

/** The namespace of our own properties. */
const ORIGIN_NAMESPACE = 'urn:mubiao:origin:1:';

/** The origin as properties in XMP; nothing where there is none. */
export function originProperties(origin: Origin): string {
  if (origin.length === 0) return '';
  const properties = origin.map(({ name, value }) => `<mubiao:${name}>${escapeText(value)}</mubiao:${name}>`);
  return `
<rdf:Description rdf:about="" xmlns:mubiao="${ORIGIN_NAMESPACE}">
${properties.join('\n')}
</rdf:Description>`;
}

/** The description of these properties, without which PDF/A does not allow them. */
export function originSchema(origin: Origin): string {
  if (origin.length === 0) return '';
  const properties = origin.map(
    ({ name }) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>${name} of the data and the program that made this file</pdfaProperty:description></rdf:li>`,
  );
  return `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Mubiao origin</pdfaSchema:schema><pdfaSchema:namespaceURI>${ORIGIN_NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>mubiao</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>${properties.join('\n')}</rdf:Seq></pdfaSchema:property>
</rdf:li>`;
}
