import { strFromU8, unzipSync } from 'fflate';
import type { Attachment } from '../typeset/composed.ts';
import { SOURCE_NAMESPACE } from '../writers/docx/origin.ts';
import { type Finished, isDataName } from './finished.ts';
import { xmlTexts } from './xml-texts.ts';

/** More than any form of ours unpacks to, and less than a bomb. */
const largest = 64 * 1024 * 1024;
const common = /^(?:docProps\/(?:core|custom)\.xml|customXml\/item\d+\.xml)$/;

/** What Word and Excel files have in common: the data that they carry, and what they say of themselves. */
export interface OfficePackage extends Pick<Finished, 'attachments' | 'origin' | 'instant'> {
  /** The text of a part; null where there is none. */
  part(path: string): string | null;
}

/** Opens a package as we wrote it or as another program saved it; `body` is the part without which it is none. Throws at what is none. */
export function openPackage(bytes: Uint8Array, body: string): OfficePackage {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (originalSize > largest) throw new Error(`${name} is too large`);
      return name === body || common.test(name);
    },
  });
  const part = (path: string): string | null => {
    const data = parts[path];
    return data === undefined ? null : strFromU8(data);
  };
  if (part(body) === null) throw new Error(`no ${body}`);
  const date = xmlTexts(part('docProps/core.xml') ?? '<none/>').find(({ name }) => name === 'dcterms:created')?.text;
  const items = Object.keys(parts).filter((path) => path.startsWith('customXml/'));
  return {
    part,
    attachments: items.flatMap((path) => attachmentsIn(part(path) ?? '')),
    origin: originIn(part('docProps/custom.xml')),
    instant: date === undefined || Number.isNaN(Date.parse(date)) ? null : new Date(date),
  };
}

function attachmentsIn(item: string): readonly Attachment[] {
  if (!item.includes(SOURCE_NAMESPACE)) return [];
  return xmlTexts(item).flatMap(({ name: tag, attributes, text }): readonly Attachment[] => {
    const name = attributes.name ?? '';
    return /^(?:\w+:)?file$/.test(tag) && isDataName(name) ? [{ name, bytes: new TextEncoder().encode(text) }] : [];
  });
}

/** Properties lie in `<property name="…"><vt:lpwstr>value</vt:lpwstr></property>`: the text comes behind the name. */
function originIn(custom: string | null): Finished['origin'] {
  const found = (custom ?? '').matchAll(/<property\b[^>]*\bname="Mubiao(\w+)"[^>]*>([\s\S]*?)<\/property>/g);
  return [...found].map(([, name = '', inside = '']) => {
    return { name, value: xmlTexts(`<p xmlns:vt="">${inside}</p>`)[0]?.text ?? '' };
  });
}
