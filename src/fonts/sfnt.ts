/** The outer structure of a TrueType file (ISO/IEC 14496-22): a directory of tables. */

export interface Table {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

/** The tables of an sfnt file, as views into its bytes. Throws where the bytes are no TrueType file: fonts ship with the program. */
export function readTables(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = viewOf(bytes);
  if (view.getUint32(0) !== 0x00010000) throw new Error('not a TrueType font');
  const tables = new Map<string, Uint8Array>();
  // A Buffer's slice() shares memory where a Uint8Array's copies; tables must be the latter.
  const file = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, file.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12)));
  }
  return tables;
}

/** Writes an sfnt file: tables in tag order, four-byte aligned, checksums set. */
export function writeTables(tables: readonly Table[]): Uint8Array {
  const sorted = [...tables].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const headerSize = 12 + sorted.length * 16;
  const size = sorted.reduce((sum, table) => sum + aligned(table.bytes.length), headerSize);
  const file = new Uint8Array(size);
  const view = viewOf(file);
  const entrySelector = Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, 2 ** entrySelector * 16);
  view.setUint16(8, entrySelector);
  view.setUint16(10, sorted.length * 16 - 2 ** entrySelector * 16);
  let offset = headerSize;
  let headAt = 0;
  sorted.forEach(({ tag, bytes }, index) => {
    file.set(bytes, offset);
    if (tag === 'head') {
      headAt = offset;
      view.setUint32(offset + 8, 0);
    }
    const entry = 12 + index * 16;
    for (let i = 0; i < 4; i++) view.setUint8(entry + i, tag.charCodeAt(i));
    view.setUint32(entry + 4, checksum(view, offset, aligned(bytes.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, bytes.length);
    offset += aligned(bytes.length);
  });
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(view, 0, size)) >>> 0);
  return file;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Rounds up to a multiple of four. */
export function aligned(length: number): number {
  return (length + 3) & ~3;
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
