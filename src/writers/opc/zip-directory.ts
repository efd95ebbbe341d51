/** What the directory of a ZIP archive says of a file in it (APPNOTE 6.3.10). */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly sum: number;
  readonly size: number;
  readonly packedSize: number;
  /** The packed bytes, a view. Throws `Damaged` where they are not where the directory says. */
  packed(): Uint8Array;
}

/** The ways in which our files are packed, and those of Office. */
export const STORED = 0;
export const DEFLATED = 8;

/** An archive is not whole; `part` names the file in it, and is empty where the directory itself is damaged. */
export class Damaged extends Error {
  readonly part: string;

  constructor(message: string, part = '') {
    super(message);
    this.part = part;
  }
}

/** The directory of an archive: how many files it claims, and each as it is asked for. Both throw `Damaged`. */
export function openZip(bytes: Uint8Array): { readonly count: number; entries(): Iterable<ZipEntry> } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  return {
    count,
    *entries() {
      let at = view.getUint32(end + 16, true);
      for (let left = count; left > 0; left--) {
        if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY)
          throw new Damaged('the directory of the archive is damaged');
        const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((field) =>
          view.getUint16(at + field, true),
        );
        const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
        yield entryAt(bytes, view, at, name);
        at += 46 + nameLength + extraLength + commentLength;
      }
    },
  };
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The record at the end; a comment may follow it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--)
    if (view.getUint32(at, true) === END) return at;
  throw new Damaged('no archive');
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, name: string): ZipEntry {
  const [sum = 0, packedSize = 0, size = 0] = [16, 20, 24].map((field) => view.getUint32(at + field, true));
  return {
    name,
    isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    method: view.getUint16(at + 10, true),
    sum,
    size,
    packedSize,
    packed() {
      const local = view.getUint32(at + 42, true);
      if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL)
        throw new Damaged(`${name} is not where the directory says`, name);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (start + packedSize > view.byteLength) throw new Damaged(`${name} is not where the directory says`, name);
      return bytes.subarray(start, start + packedSize);
    },
  };
}
