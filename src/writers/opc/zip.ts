import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';
import type { Part } from './part.ts';

const deflate = promisify(deflateRaw);

/**
 * A ZIP archive of the parts in the order given, every one dated `instant` in UTC. Written here because the libraries'
 * archives carry local time, so that the same document would differ between time zones.
 */
export function zip(packed: readonly PackedPart[], instant: Date): Uint8Array {
  const stamp = dosTime(instant);
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of packed) {
    const local = Buffer.concat([words([0x04034b50, 4]), fields(entry, stamp), entry.name]);
    const tail = words([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(words([0x02014b50, 4], [20, 2]), fields(entry, stamp), tail, entry.name);
    pieces.push(local, entry.deflated);
    offset += local.length + entry.deflated.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = packed.length;
  const end = words([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** A part, deflated. */
export interface PackedPart {
  readonly name: Buffer;
  readonly size: number;
  readonly sum: number;
  readonly deflated: Buffer;
}

/** Parts of so few bytes are deflated sooner than a thread is told of them. */
const small = 8192;

/** Deflates a part, beside the main thread where it is worth it. */
export async function pack({ path, data }: Part): Promise<PackedPart> {
  const bytes = Buffer.from(data);
  const options = { level: 6, chunkSize: Math.max(1024, bytes.length) };
  const deflated = bytes.length < small ? deflateRawSync(bytes, options) : await deflate(bytes, options);
  return { name: Buffer.from(path), size: bytes.length, sum: crc32(bytes), deflated };
}

/** What the local header and the directory have in common: version 2.0, names in UTF-8, deflated. */
function fields({ name, size, sum, deflated }: PackedPart, stamp: number): Buffer {
  return words(
    [20, 2],
    [0x0800, 2],
    [8, 2],
    [stamp, 4],
    [sum, 4],
    [deflated.length, 4],
    [size, 4],
    [name.length, 2],
    [0, 2],
  );
}

/** Date above time, in two-second steps; the format knows no year before 1980. */
function dosTime(instant: Date): number {
  const year = Math.max(0, instant.getUTCFullYear() - 1980);
  const date = (year << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate();
  const time = (instant.getUTCHours() << 11) | (instant.getUTCMinutes() << 5) | (instant.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}

/** Unsigned numbers, lowest byte first, each with its width in bytes. */
function words(...values: readonly (readonly [value: number, width: number])[]): Buffer {
  const bytes = Buffer.alloc(values.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of values) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
