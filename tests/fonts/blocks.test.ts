import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBlocks } from '../../src/fonts/blocks.ts';
import type { Face } from '../../src/fonts/face.ts';
import { openFoundry } from '../../src/fonts/load-shelf.ts';
import { outlineOf } from '../../src/fonts/outline.ts';
import { viewOf } from '../../src/fonts/sfnt.ts';
import { foundry } from '../shelf.ts';

async function rareFace(): Promise<Face> {
  const [, rare] = (await foundry.shelfFor(['𪚥'])).facesFor('body');
  if (rare === undefined) throw new Error('no rare face');
  return rare;
}

/** A triangle: head with one contour of three points, flags, x and y. The second and third point have the same flag. */
const triangle = (size: number): readonly number[][] => [
  [0, 1, 0, 0, 0, 0, 0, size, 0, size, 0, 2, 0, 0],
  [0x37, 0x08 | 0x13, 1],
  [0, size, 0],
  [0, 0xff, 0x9c, 0, size],
];

function tableOf(glyphs: number, blocks: readonly (readonly number[][])[][]): Uint8Array {
  const packed = blocks.map((records) => {
    const columns = [0, 1, 2, 3].map((piece) => records.flatMap((record) => record[piece] ?? []));
    const lengths = columns.slice(0, 3).flatMap(({ length }) => [0, 0, length >> 8, length & 0xff]);
    return brotliCompressSync(Uint8Array.from([...lengths, ...columns.flat()]));
  });
  const header = 4 + (packed.length + 1) * 4;
  const table = new Uint8Array(packed.reduce((sum, { length }) => sum + length, header));
  const view = viewOf(table);
  view.setUint16(0, glyphs);
  view.setUint16(2, packed.length);
  let at = header;
  view.setUint32(4, at);
  packed.forEach((block, index) => {
    table.set(block, at);
    at += block.length;
    view.setUint32(8 + index * 4, at);
  });
  return table;
}

describe('outlines packed in blocks', () => {
  it('come out as records of glyf, whatever block they are in and however often they are asked for', () => {
    const sizes = Array.from({ length: 25 }, (_, index) => index + 1);
    const blocks = Array.from({ length: 13 }, (_, block) => sizes.slice(block * 2, block * 2 + 2).map(triangle));
    const record = openBlocks(tableOf(2, blocks));
    for (const size of [...sizes, 1, 25, 13, 13, 2]) expect([...record(size - 1)]).toEqual(triangle(size).flat());
  });

  it('have no more glyphs than were packed', () => {
    const record = openBlocks(tableOf(2, [[triangle(1), triangle(2)], [triangle(3)]]));
    expect(() => record(3)).toThrow('no glyph 3');
  });
});

describe('the rare face', () => {
  it('has the records that files have been made of so far: others would change every file with a rare character', async () => {
    const { record } = await rareFace();
    const hash = createHash('sha256');
    for (let glyph = 0; glyph < 60_105; glyph++) hash.update(record(glyph));
    expect(hash.digest('hex')).toBe('c1b3f0c967b1d129c48fd7dd3da4506e3c659024cefdd47ae7c6d9de591d1830');
  });

  it('has outlines that fill the bounds which they name', async () => {
    const rare = await rareFace();
    for (let glyph = 0; glyph < 60_105; glyph += 97) {
      const view = viewOf(rare.record(glyph));
      const [left, low, right, high] = [2, 4, 6, 8].map((at) => view.getInt16(at) / rare.unitsPerEm);
      const points = outlineOf(rare, glyph).flatMap(({ start, steps }) => [
        start,
        ...steps.flatMap(({ control, to }) => (control === null ? [to] : [control, to])),
      ]);
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      expect([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]).toEqual([left, low, right, high]);
    }
  });

  it('is read once, and not at all where no text needs it', async () => {
    const read: string[] = [];
    const own = openFoundry((file) => {
      read.push(file);
      return readFile(new URL(`../../fonts/${file}`, import.meta.url));
    });
    await own.shelfFor(['绩效目标', '㐀', '🙂']);
    await own.shelfFor(['满意度≥90%']);
    expect(read.filter((file) => file.includes('Rare'))).toEqual([]);
    await Promise.all([own.shelfFor(['𪚥']), own.shelfFor(['𠀀'])]);
    expect(read.filter((file) => file.includes('Rare'))).toEqual(['FormSongRare-Regular.blocks']);
    expect(read).toHaveLength(4);
  });
});
