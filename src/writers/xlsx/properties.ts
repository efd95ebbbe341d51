import { escapeText } from '../xml-text.ts';
import type { Workbook } from './workbook.ts';
import { type Attributes, element } from './xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Title and date; a reader sees them as the file's properties. */
export function coreXml({ title }: Workbook, instant: Date): string {
  const date = `${instant.toISOString().slice(0, 19)}Z`;
  const time = (name: string): string => element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, date);
  const namespaces: Attributes = {
    'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  };
  return element(
    'cp:coreProperties',
    namespaces,
    element('dc:title', {}, escapeText(title)),
    time('created'),
    time('modified'),
  );
}

/** The class of properties that a user may add. */
const USER = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** What the file says of where it comes from: what a user sees among the properties of his own. */
export function customXml({ origin }: Workbook): string {
  const properties = origin.map(({ name, value }, index) =>
    element(
      'property',
      { fmtid: USER, pid: index + 2, name: `Mubiao${name}` },
      element('vt:lpwstr', {}, escapeText(value)),
    ),
  );
  const namespaces = { xmlns: `${OFFICE}/custom-properties`, 'xmlns:vt': `${OFFICE}/docPropsVTypes` };
  return element('Properties', namespaces, ...properties);
}
