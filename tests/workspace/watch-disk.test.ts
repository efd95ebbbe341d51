import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchDisk } from '../../src/workspace/watch-disk.ts';

let folder: string;
const path = (): string => join(folder, '01.yaml');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-watch-disk-'));
  writeFileSync(path(), '项目名称: 甲\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the file held at each touch, while `strokes` are written one after another so many milliseconds apart. */
async function heldWhile(strokes: readonly string[], apart: number): Promise<readonly string[]> {
  const held: string[] = [];
  const watching = await watchDisk(folder, ['.'], (name) => {
    if (name === path()) held.push(readFileSync(name, 'utf8'));
  });
  try {
    for (const stroke of strokes) {
      writeFileSync(path(), stroke);
      await later(apart);
    }
    await later(300);
    return held;
  } finally {
    await watching.close();
  }
}

it.each([5, 15, 30, 45])('tells of the last of several strokes, however soon it follows: %i ms', async (apart) => {
  const held = await heldWhile(['甲\n', '甲乙\n', '甲乙丙\n'], apart);
  expect(held.length).toBeGreaterThan(0);
  expect(held.at(-1)).toBe('甲乙丙\n');
});

it('does not go on telling of a file that is at rest', async () => {
  const held = await heldWhile(['甲乙\n'], 50);
  expect(held.length).toBeLessThanOrEqual(2);
});
