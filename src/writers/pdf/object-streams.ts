import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';

const deflateAsync = promisify(deflate);

/** An object that needs no stream of its own: its number and its text. */
interface PackedObject {
  readonly id: number;
  readonly text: string;
}

/** An object with a stream; `write` writes it once it is packed. */
interface StreamObject {
  readonly packed: Buffer | Promise<Buffer>;
  readonly write: (packed: Buffer) => void;
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
  _refEnd(ref: PdfKitReference): void;
  read(): Buffer;
}

interface WritingReference extends PdfKitReference {
  readonly id: number;
  buffer: Buffer[];
  compress: boolean;
  finalize(): void;
}

const OBJECTS_PER_STREAM = 200;

/**
 * Lets a document write its small objects into object streams and its cross references into a stream (ISO 32000-1, 7.5.7
 * and 7.5.8), and packs large streams off the main thread. PDFKit writes each object by itself and none of them packed (a
 * tagged form has hundreds, all alike), and everything waits while it deflates.
 * Returns what ends the document and gives its bytes.
 */
export function useObjectStreams(target: PdfKitDocument): () => Promise<Uint8Array> {
  const document = target as WritingDocument;
  // PDFKit has written its first lines.
  const chunks: Buffer[] = [document.read()];
  document._write = (data) => {
    const bytes = typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data;
    chunks.push(bytes);
    document._offset += bytes.length;
  };
  const streams: StreamObject[] = [];
  const small: PackedObject[] = [];
  const makeRef = document.ref.bind(document);
  document.ref = (data) => keep(document, makeRef(data) as WritingReference, streams, small);
  return async () => {
    const ended = new Promise<void>((resolve) => {
      document._finalize = resolve;
    });
    document.end();
    await ended;
    for (const { packed, write } of streams) write(await packed);
    await finish(document, small);
    return Buffer.concat(chunks);
  };
}

/** An object with a stream waits until it is packed; the text of the others is caught on its way. */
function keep(
  document: WritingDocument,
  ref: WritingReference,
  streams: StreamObject[],
  small: PackedObject[],
): WritingReference {
  const finalize = ref.finalize.bind(ref);
  ref.finalize = () => {
    if (ref.buffer.length === 0) {
      small.push({ id: ref.id, text: textOf(document, finalize) });
      return;
    }
    const bytes = Buffer.concat(ref.buffer);
    streams.push({
      packed: ref.compress ? pack(bytes) : bytes,
      write: (packed) => {
        ref.buffer = [packed];
        ref.compress = false;
        finalize();
      },
    });
    // To PDFKit the object is done.
    document._refEnd(ref);
  };
  return ref;
}

/** The text that PDFKit writes for an object between its first line and its last. */
function textOf(document: WritingDocument, finalize: () => void): string {
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
  return text;
}

/** The place of an object: at an offset of the file, or the n-th of an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

async function finish(document: WritingDocument, small: readonly PackedObject[]): Promise<void> {
  const places = new Map<number, Place>();
  const isSmall = new Set(small.map(({ id }) => id));
  document._offsets.forEach((offset, index) => {
    if (!isSmall.has(index + 1) && offset !== null) places.set(index + 1, { offset });
  });
  const parts = Array.from({ length: Math.ceil(small.length / OBJECTS_PER_STREAM) }, (_, part) =>
    small.slice(part * OBJECTS_PER_STREAM, (part + 1) * OBJECTS_PER_STREAM),
  );
  let id = document._offsets.length;
  for (const { entries, bytes, objects } of await Promise.all(parts.map(packObjects))) {
    id++;
    places.set(id, { offset: document._offset });
    for (const [index, object] of objects.entries()) places.set(object.id, { stream: id, index });
    writeStream(document, id, entries, bytes);
  }
  await writeCrossReferences(document, id + 1, places);
}

async function packObjects(
  objects: readonly PackedObject[],
): Promise<{ entries: string; bytes: Buffer; objects: readonly PackedObject[] }> {
  let body = '';
  const heads = objects.map(({ id: number, text }) => {
    const head = `${number} ${body.length}`;
    body += `${text}\n`;
    return head;
  });
  const header = `${heads.join(' ')}\n`;
  const entries = `/Type /ObjStm /N ${objects.length} /First ${header.length}`;
  return { entries, bytes: await pack(Buffer.from(header + body, 'latin1'), 9), objects };
}

/** Fields of 1, 4 and 2 bytes: kind, offset or stream, index. */
async function writeCrossReferences(document: WritingDocument, id: number, places: Map<number, Place>): Promise<void> {
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
  writeStream(document, id, entries, await pack(table, 9));
  document._write(`startxref\n${start}\n%%EOF`);
}

/** Handing a small stream to another thread takes longer than packing it. */
const LARGE = 65_536;

function pack(content: Buffer, level = 6): Buffer | Promise<Buffer> {
  return content.length < LARGE ? deflateSync(content, { level }) : deflateAsync(content, { level });
}

function writeStream(document: WritingDocument, id: number, entries: string, bytes: Buffer): void {
  document._write(`${id} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${bytes.length} >>\nstream`);
  document._write(bytes);
  document._write('\nendstream\nendobj');
}
