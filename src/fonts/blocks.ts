import { brotliDecompressSync } from 'node:zlib';
import type { RecordOf } from './records.ts';
import { viewOf } from './sfnt.ts';

/**
 * So many unpacked blocks are kept, a megabyte in all. The glyphs of a document are asked for in the order of their
 * numbers, once for its PDF and once for its Word file.
 */
const kept = 8;

/** Finds records in a table `BLOK`, which stands for glyf and loca (fonts/README.md); unpacks the block of a glyph that is asked for. */
export function openBlocks(table: Uint8Array): RecordOf {
  const index = viewOf(table);
  const glyphs = index.getUint16(0);
  const open = new Map<number, readonly Uint8Array[]>();
  const recordsOf = (block: number): readonly Uint8Array[] => {
    const [start, end] = [index.getUint32(4 + block * 4), index.getUint32(8 + block * 4)];
    const records = open.get(block) ?? joinPieces(brotliDecompressSync(table.subarray(start, end)));
    open.delete(block);
    open.set(block, records);
    for (const oldest of open.keys()) if (open.size > kept) open.delete(oldest);
    return records;
  };
  return (glyph) => {
    const record = recordsOf(Math.floor(glyph / glyphs))[glyph % glyphs];
    if (record === undefined) throw new Error(`no glyph ${glyph}`);
    return record;
  };
}

/** A block holds the heads of all its records, then all their flags, then all x, then all y. */
function joinPieces(block: Uint8Array): readonly Uint8Array[] {
  const view = viewOf(block);
  let head = 12;
  let flags = head + view.getUint32(0);
  let x = flags + view.getUint32(4);
  let y = x + view.getUint32(8);
  const whole = new Uint8Array(block.length - head);
  const records: Uint8Array[] = [];
  for (let at = 0; at < whole.length; ) {
    const start = at;
    const take = (from: number, length: number): number => {
      whole.set(block.subarray(from, from + length), at);
      at += length;
      return from + length;
    };
    const ends = view.getInt16(head) * 2;
    const lengths = measure(view, flags, view.getUint16(head + 8 + ends) + 1);
    head = take(head, 12 + ends);
    flags = take(flags, lengths.flags);
    x = take(x, lengths.x);
    y = take(y, lengths.y);
    records.push(whole.subarray(start, at));
  }
  return records;
}

/** How many bytes the flags of so many points take, and what their steps to the right and upwards take. */
function measure(view: DataView, start: number, points: number): { flags: number; x: number; y: number } {
  let [at, x, y] = [start, 0, 0];
  for (let seen = 0; seen < points; ) {
    const flag = view.getUint8(at++);
    const times = flag & REPEATED ? view.getUint8(at++) + 1 : 1;
    x += times * lengthOf(flag & SHORT_X, flag & SAME_X);
    y += times * lengthOf(flag & SHORT_Y, flag & SAME_Y);
    seen += times;
  }
  return { flags: at - start, x, y };
}

const [SHORT_X, SHORT_Y, REPEATED, SAME_X, SAME_Y] = [2, 4, 8, 16, 32] as const;

function lengthOf(short: number, same: number): number {
  return short ? 1 : same ? 0 : 2;
}
