import { deflateSync } from 'node:zlib';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';

/** An object that needs no stream of its own: its number and its text. */
interface PackedObject {
  readonly id: number;
  readonly text: string;
}

/** What we reach into of a document that is being written. */
interface WritingDocument extends PdfKitDocument {
  _offsets: (number | null)[];
  _offset: number;
  _root: PdfKitReference & { toString(): string };
  _info: PdfKitReference & { toString(): string };
  _id: Buffer;
  _write(data: string | Buffer): void;
  _finalize(): void;
  push(chunk: null): void;
}

interface WritingReference extends PdfKitReference {
  readonly id: number;
  readonly buffer: readonly unknown[];
  finalize(): void;
}

const OBJECTS_PER_STREAM = 200;

/**
 * Lets a document write its small objects into object streams and its cross references into a stream (ISO 32000-1, 7.5.7
 * and 7.5.8). PDFKit writes each object by itself and none of them packed; a tagged form has hundreds, all alike.
 */
export function useObjectStreams(target: PdfKitDocument): void {
  const document = target as WritingDocument;
  const packed: PackedObject[] = [];
  const makeRef = document.ref.bind(document);
  document.ref = (data) => packSmall(document, makeRef(data) as WritingReference, packed);
  document._finalize = () => finish(document, packed);
}

/** Objects with a stream are written as ever; the text of the others is caught on its way. */
function packSmall(document: WritingDocument, ref: WritingReference, packed: PackedObject[]): WritingReference {
  const finalize = ref.finalize.bind(ref);
  ref.finalize = () => {
    if (ref.buffer.length > 0) {
      finalize();
      return;
    }
    const write = document._write;
    const lines: (string | Buffer)[] = [];
    document._write = (data) => {
      lines.push(data);
    };
    try {
      finalize();
    } finally {
      document._write = write;
    }
    const [, text] = lines;
    if (typeof text !== 'string') throw new Error('PDFKit wrote an object in another way');
    packed.push({ id: ref.id, text });
  };
  return ref;
}

/** The place of an object: at an offset of the file, or the n-th of an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

function finish(document: WritingDocument, packed: readonly PackedObject[]): void {
  const places = new Map<number, Place>();
  const isPacked = new Set(packed.map(({ id }) => id));
  document._offsets.forEach((offset, index) => {
    if (!isPacked.has(index + 1) && offset !== null) places.set(index + 1, { offset });
  });
  let id = document._offsets.length;
  for (let start = 0; start < packed.length; start += OBJECTS_PER_STREAM) {
    const part = packed.slice(start, start + OBJECTS_PER_STREAM);
    id++;
    places.set(id, { offset: document._offset });
    for (const [index, object] of part.entries()) places.set(object.id, { stream: id, index });
    writeObjectStream(document, id, part);
  }
  writeCrossReferences(document, id + 1, places);
}

function writeObjectStream(document: WritingDocument, id: number, objects: readonly PackedObject[]): void {
  let body = '';
  const heads = objects.map(({ id: number, text }) => {
    const head = `${number} ${body.length}`;
    body += `${text}\n`;
    return head;
  });
  const header = `${heads.join(' ')}\n`;
  const entries = `/Type /ObjStm /N ${objects.length} /First ${header.length}`;
  writeStream(document, id, entries, Buffer.from(header + body, 'latin1'));
}

/** Fields of 1, 4 and 2 bytes: kind, offset or stream, index. */
function writeCrossReferences(document: WritingDocument, id: number, places: Map<number, Place>): void {
  const start = document._offset;
  places.set(id, { offset: start });
  const table = Buffer.alloc((id + 1) * 7);
  table.writeUInt16BE(0xffff, 5);
  for (const [number, place] of places) {
    const at = number * 7;
    table.writeUInt8('offset' in place ? 1 : 2, at);
    table.writeUInt32BE('offset' in place ? place.offset : place.stream, at + 1);
    table.writeUInt16BE('offset' in place ? 0 : place.index, at + 5);
  }
  const hash = `<${document._id.toString('hex')}>`;
  const entries = `/Type /XRef /Size ${id + 1} /W [1 4 2] /Root ${document._root} /Info ${document._info} /ID [${hash} ${hash}]`;
  writeStream(document, id, entries, table);
  document._write(`startxref\n${start}\n%%EOF`);
  document.push(null);
}

function writeStream(document: WritingDocument, id: number, entries: string, content: Buffer): void {
  const bytes = deflateSync(content, { level: 9 });
  document._write(`${id} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${bytes.length} >>\nstream`);
  document._write(bytes);
  document._write('\nendstream\nendobj');
}
