import { crc32, inflateRawSync } from 'node:zlib';
import { Inflate } from 'fflate';
import { Damaged, DEFLATED, openZip, STORED, type ZipEntry } from '../../writers/opc/zip-directory.ts';
import { Unreadable } from './unreadable.ts';

/** The parts of an Office file (a ZIP archive), none of which can unpack to more than is good. */
export interface Package {
  /** As the archive has them, in its order. */
  readonly names: readonly string[];
  /** A part as a whole; null where there is none. Names are compared as Office does, without case. */
  read(name: string): Uint8Array | null;
  /** A part as text, chunk by chunk, so that a sheet of a million rows takes no more room than one of ten. False where there is none. */
  stream(name: string, onText: (text: string) => void): boolean;
}

/** What each part may unpack to when it is read as a whole, and as a stream; what all may together; in bytes. */
const limits = { part: 64 * 2 ** 20, streamed: 512 * 2 ** 20, all: 768 * 2 ** 20, parts: 10_000 } as const;
/** A part that unpacks to more than `from` bytes and to more than `times` its packed size was made to burst its reader. */
const suspicious = { from: 16 * 2 ** 20, times: 250 } as const;
/** So much is unpacked at a time: deflate makes at most 1032 times as much of it. */
const slice = 2 ** 14;

interface Entry {
  readonly name: string;
  readonly isStored: boolean;
  readonly sum: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** Opens the archive by its directory (APPNOTE 6.3.10). Throws `Unreadable` at what is no archive, encrypted, or a bomb. */
export function openPackage(bytes: Uint8Array): Package {
  const entries = readDirectory(bytes);
  const byName = new Map(entries.map((entry) => [keyOf(entry.name), entry]));
  if (byName.size < entries.length) throw new Unreadable('压缩包里有两个同名的部分，文件已损坏或被改造过，没有读。');
  let unpacked = 0;
  const count = (size: number): void => {
    unpacked += size;
    if (unpacked > limits.all) throw tooLarge('它');
  };
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = byName.get(keyOf(name));
      if (entry === undefined) return null;
      if (entry.size > limits.part) throw tooLarge(entry.name);
      const data = unpack(entry);
      count(data.length);
      if (data.length !== entry.size || crc32(data) !== entry.sum) throw damaged(entry.name);
      return data;
    },
    stream(name, onText) {
      const entry = byName.get(keyOf(name));
      if (entry === undefined) return false;
      unpackSlices(entry, count, onText);
      return true;
    },
  };
}

function unpack({ name, packed, size, isStored }: Entry): Uint8Array {
  if (isStored) return packed;
  try {
    // A size of nothing would be no limit.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged(name);
  }
}

function unpackSlices(entry: Entry, count: (size: number) => void, onText: (text: string) => void): void {
  const { name, packed, isStored, sum, size } = entry;
  const decoder = new TextDecoder();
  let [length, found] = [0, 0];
  const take = (chunk: Uint8Array): void => {
    length += chunk.length;
    count(chunk.length);
    // What the archive says of the size is not believed.
    if (length > Math.min(size, limits.streamed)) throw length > limits.streamed ? tooLarge(name) : damaged(name);
    found = crc32(chunk, found);
    onText(decoder.decode(chunk, { stream: true }));
  };
  const inflate = new Inflate(take);
  for (let at = 0; at < packed.length; at += slice) {
    const part = packed.subarray(at, at + slice);
    if (isStored) take(part);
    else push(inflate, part, at + slice >= packed.length, name);
  }
  onText(decoder.decode());
  if (length !== size || found !== sum) throw damaged(name);
}

function push(inflate: Inflate, part: Uint8Array, isLast: boolean, name: string): void {
  try {
    inflate.push(part, isLast);
  } catch (error) {
    throw error instanceof Error && 'code' in error ? damaged(name) : error;
  }
}

function readDirectory(bytes: Uint8Array): readonly Entry[] {
  try {
    const zip = openZip(bytes);
    if (zip.count > limits.parts)
      throw new Unreadable(`压缩包里有 ${zip.count} 个部分，正常的文件不会有这么多，没有读。`);
    return Array.from(zip.entries(), trusted);
  } catch (error) {
    throw error instanceof Damaged ? damaged(error.part === '' ? '目录' : error.part) : error;
  }
}

function trusted(entry: ZipEntry): Entry {
  const { name, isEncrypted, method, sum, size, packedSize } = entry;
  if (!isPlainName(name)) throw new Unreadable(`压缩包里有名称不正常的部分“${name.slice(0, 80)}”，没有读。`);
  if (isEncrypted) throw new Unreadable('压缩包加了密，请去掉密码，另存后再试。');
  if (method !== STORED && method !== DEFLATED) throw damaged(name);
  const packed = entry.packed();
  if (size > suspicious.from && size > suspicious.times * packedSize) throw tooLarge(name);
  return { name, isStored: method === STORED, sum, size, packed };
}

/** Nothing that would lead out of a folder, were it written to one. */
function isPlainName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  return name !== '' && !/^[\\/]|\\|^[A-Za-z]:|[\u0000-\u001f]/.test(name) && !name.split('/').includes('..');
}

function keyOf(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}

function damaged(name: string): Unreadable {
  return new Unreadable(`文件已损坏（${name}），没有读。请用 Excel 或 WPS 打开，另存一份再试。`);
}

function tooLarge(name: string): Unreadable {
  return new Unreadable(
    `${name}解压后大得不正常，没有读。请新建一个工作簿，只复制要填报的内容（不要复制整列、整行），另存后再试。`,
  );
}
