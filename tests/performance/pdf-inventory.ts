import { inflateSync } from 'node:zlib';
import { readTables, viewOf } from '../../src/fonts/sfnt.ts';

/** What a PDF of ours consists of. */
export interface PdfInventory {
  /** As the file itself counts them, those inside of object streams too. */
  readonly objects: number;
  readonly pages: number;
  /** Bytes of all pages' content, unpacked. */
  readonly content: number;
  /** Glyphs in all embedded fonts, .notdef among them. */
  readonly glyphs: number;
}

export function takeInventory(pdf: Uint8Array): PdfInventory {
  const text = Buffer.from(pdf).toString('latin1');
  const streams = [...text.matchAll(/^\d+ 0 obj\n([\s\S]*?)\nendobj$/gm)]
    .map(([, body = '']) => body)
    .filter((body) => body.includes('stream\n') && body.includes('/FlateDecode'));
  const fonts = streams.filter((body) => dictionaryOf(body).includes('/Length1 ')).map(unpack);
  const pages = streams
    .filter((body) => !/\/(?:Length1|Type) /.test(dictionaryOf(body)))
    .map(unpack)
    .filter((bytes) => /^BT$/m.test(Buffer.from(bytes).toString('latin1')));
  const sizes = [...text.matchAll(/\/Size (\d+)/g)].map(([, size]) => Number(size));
  return {
    objects: (sizes.at(-1) ?? 0) - 1,
    pages: pages.length,
    content: pages.reduce((sum, bytes) => sum + bytes.length, 0),
    glyphs: fonts.reduce((sum, bytes) => sum + viewOf(readTables(bytes).get('maxp') ?? bytes).getUint16(4), 0),
  };
}

function dictionaryOf(body: string): string {
  return body.slice(0, body.indexOf('stream\n'));
}

function unpack(body: string): Uint8Array {
  const start = body.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1'));
}
