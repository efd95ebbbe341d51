import { strFromU8, unzipSync } from 'fflate';
import type { Attachment, Origin } from '../../typeset/composed.ts';
import { SOURCE_NAMESPACE } from '../../writers/docx/origin.ts';
import { resolveRevisions } from '../../writers/docx/resolve-revisions.ts';
import { type ReadBlock, readBlocks } from '../../writers/docx/word-reader.ts';
import { type Finished, isDataName, type TextBlock } from '../finished.ts';
import { xmlTexts } from '../xml-texts.ts';

/** More than any form of ours unpacks to, and less than a bomb. */
const largest = 64 * 1024 * 1024;
const wanted = /^(?:word\/document\.xml|docProps\/(?:core|custom)\.xml|customXml\/item\d+\.xml)$/;

/** Reads a DOCX of ours, as we wrote it or as another program saved it. Throws at what is none. */
export function readDocx(bytes: Uint8Array): Finished {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (originalSize > largest) throw new Error(`${name} is too large`);
      return wanted.test(name);
    },
  });
  const part = (path: string): string | null => {
    const data = parts[path];
    return data === undefined ? null : strFromU8(data);
  };
  const body = part('word/document.xml');
  if (body === null) throw new Error('no document');
  const date = xmlTexts(part('docProps/core.xml') ?? '<none/>').find(({ name }) => name === 'dcterms:created')?.text;
  const items = Object.keys(parts).filter((path) => path.startsWith('customXml/'));
  return {
    format: 'docx',
    attachments: items.flatMap((path) => attachmentsIn(part(path) ?? '')),
    origin: originIn(part('docProps/custom.xml')),
    instant: date === undefined || Number.isNaN(Date.parse(date)) ? null : new Date(date),
    blocks: () => readBlocks(isRevised(body) ? resolveRevisions(body, 'accept') : body).flatMap(blockOf),
  };
}

/** What a document with revisions prints is what it becomes when they are accepted. */
function isRevised(body: string): boolean {
  return /<w:(?:ins|del)[ >]/.test(body);
}

function attachmentsIn(item: string): readonly Attachment[] {
  if (!item.includes(SOURCE_NAMESPACE)) return [];
  return xmlTexts(item).flatMap(({ name: tag, attributes, text }): readonly Attachment[] => {
    const name = attributes.name ?? '';
    return /^(?:\w+:)?file$/.test(tag) && isDataName(name) ? [{ name, bytes: new TextEncoder().encode(text) }] : [];
  });
}

/** Properties lie in `<property name="…"><vt:lpwstr>value</vt:lpwstr></property>`: the text comes behind the name. */
function originIn(custom: string | null): Origin {
  const found = (custom ?? '').matchAll(/<property\b[^>]*\bname="Mubiao(\w+)"[^>]*>([\s\S]*?)<\/property>/g);
  return [...found].map(([, name = '', inside = '']) => {
    return { name, value: xmlTexts(`<p xmlns:vt="">${inside}</p>`)[0]?.text ?? '' };
  });
}

function blockOf(block: ReadBlock): readonly TextBlock[] {
  if (block.kind === 'paragraph') return block.text === '' ? [] : [{ kind: 'paragraph', text: block.text }];
  const headers = new Set(block.headerRows);
  const cells = block.cells.map(({ row, column, paragraphs }) => {
    const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
    return { row, column, isHeader: headers.has(row), text };
  });
  return [{ kind: 'table', cells }];
}
