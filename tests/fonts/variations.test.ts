import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/fonts/open-face.ts';
import { cutForWord } from '../../src/fonts/subset.ts';
import { selectorAt } from '../../src/fonts/variations.ts';
import { foundry } from '../shelf.ts';

const [COMMA, CENTRED, CORNER] = [0xff0c, 0xfe01, 0xfe00];

describe('a variation selector', () => {
  it('is one glyph with its character where the face knows the pair', async () => {
    const shelf = await foundry.shelfFor([]);
    const [run] = shelf.runs('body', '甲，\ufe01乙');
    const seen: (readonly [number, string])[] = [];
    run?.face.shape(run.text, (glyph, start, end) => seen.push([glyph, run.text.slice(start, end)]));
    expect(seen.map(([, text]) => text)).toEqual(['甲', '，\ufe01', '乙']);
    expect(seen[1]?.[0]).toBe(run?.face.glyph(COMMA, CENTRED));
  });

  it('is missing where no face knows the pair, and at the start of a text', async () => {
    const shelf = await foundry.shelfFor([]);
    expect(shelf.missing('body', '诸葛\u{e0100}亮')).toEqual({ character: '\u{e0100}', offset: 2 });
    expect(shelf.missing('body', '\ufe00')).toEqual({ character: '\ufe00', offset: 0 });
    expect(shelf.missing('title', '，\ufe01')).toBeNull();
  });

  it('is found behind its character only, in both planes', () => {
    expect(selectorAt('葛\u{e0100}', 1)).toBe(0xe0100);
    expect(selectorAt('，\ufe01', 1)).toBe(CENTRED);
    expect(selectorAt('葛亮', 1)).toBe(0);
    expect(selectorAt('葛', 1)).toBe(0);
  });

  it('goes into the subset for Word with the glyphs that it chooses', async () => {
    const [song] = (await foundry.shelfFor([])).facesFor('body');
    if (song === undefined) throw new Error('no face');
    const cut = openFace(
      { name: 'Cut', family: 'Cut', bold: false },
      cutForWord(song, new Set([0x7532, COMMA, CENTRED, CORNER]), 'Cut'),
    );
    const glyphs = [cut.glyph(COMMA), cut.glyph(COMMA, CORNER), cut.glyph(COMMA, CENTRED)];
    expect(glyphs[0]).toBe(glyphs[1]);
    expect(new Set(glyphs).size).toBe(2);
    expect(glyphs).not.toContain(0);
    expect(cut.glyph(0x7532, CENTRED)).toBe(0);
  });
});

describe('a mark that must stand on another character', () => {
  it('is missing even where a face has a glyph for it, since it would stand beside', async () => {
    const shelf = await foundry.shelfFor([]);
    const [song] = shelf.facesFor('body');
    expect(song?.glyph(0x3099)).not.toBe(0);
    expect(shelf.missing('body', 'か\u3099')).toEqual({ character: '\u3099', offset: 1 });
    expect(shelf.missing('body', 'e\u0301')).toEqual({ character: '\u0301', offset: 1 });
    expect(shelf.missing('body', '运\u00ad维')).toEqual({ character: '\u00ad', offset: 1 });
    expect(shelf.missing('body', 'がé')).toBeNull();
  });
});
