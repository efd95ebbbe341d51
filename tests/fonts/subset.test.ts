import { describe, expect, it } from 'vitest';
import type { Face } from '../../src/fonts/face.ts';
import { openFace } from '../../src/fonts/open-face.ts';
import { cutForPdf, cutForWord } from '../../src/fonts/subset.ts';
import { foundry } from '../shelf.ts';

async function bodyFace(): Promise<Face> {
  const [face] = (await foundry.shelfFor(['目'])).facesFor('body');
  if (face === undefined) throw new Error('no body face');
  return face;
}

const codes = (text: string): Set<number> => new Set([...text].map((character) => character.codePointAt(0) ?? 0));

describe('a subset for Word', () => {
  it('opens again, holds just the characters asked for, with their advances', async () => {
    const face = await bodyFace();
    const bytes = cutForWord(face, codes('绩效目标1%≥㐀'), 'Form Song 1a2b');
    const cut = openFace({ name: 'cut', family: 'cut', bold: false }, bytes);
    for (const code of codes('绩效目标1%≥㐀')) {
      expect(cut.glyph(code)).toBeGreaterThan(0);
      expect(cut.advance(cut.glyph(code))).toBe(face.advance(face.glyph(code)));
    }
    expect(cut.glyph(0x5355)).toBe(0);
    expect(bytes.length).toBeLessThan(12_000);
  });

  it('carries the outlines of the face byte for byte', async () => {
    const face = await bodyFace();
    const cut = openFace({ name: 'cut', family: 'cut', bold: false }, cutForWord(face, codes('绩'), 'Form Song 1a2b'));
    const original = face.record(face.glyph(0x7ee9));
    expect(original.length).toBeGreaterThan(100);
    expect(cut.record(cut.glyph(0x7ee9)).subarray(0, original.length)).toEqual(original);
  });

  it('is the same bytes for the same characters in any order', async () => {
    const face = await bodyFace();
    expect(cutForWord(face, codes('目标绩效'), 'F')).toEqual(cutForWord(face, codes('绩效目标'), 'F'));
  });
});

describe('a subset for PDF', () => {
  it('has its glyphs in the order asked for, .notdef first', async () => {
    const face = await bodyFace();
    const bytes = cutForPdf(face, [0, face.glyph(0x76ee), face.glyph(0x6807)]);
    expect(new DataView(bytes.buffer).getUint32(0)).toBe(0x00010000);
    expect(bytes.length).toBeLessThan(3000);
  });

  it('takes a glyph out of the rare face, whose outlines are packed', async () => {
    const [, rare] = (await foundry.shelfFor(['𪚥'])).facesFor('body');
    if (rare === undefined) throw new Error('no rare face');
    const glyph = rare.glyph(0x2a6a5);
    expect(glyph).toBeGreaterThan(0);
    expect(cutForPdf(rare, [0, glyph]).length).toBeGreaterThan(500);
  });
});
