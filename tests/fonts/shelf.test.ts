import { describe, expect, it } from 'vitest';
import { foundry } from '../shelf.ts';

const rareName = '㐀'; // U+3400, in Form Song, not in the bold faces
const rarer = '𪚥'; // U+2A6A5, only in the rare face

describe('the shelf of faces', () => {
  it('sets ordinary text in one run of the body face', async () => {
    const shelf = await foundry.shelfFor(['绩效目标']);
    expect(shelf.runs('body', '满意度≥90%').map((run) => [run.face.name, run.text])).toEqual([
      ['FormSong-Regular', '满意度≥90%'],
    ]);
  });

  it('opens the rare face only for a text that needs it, and splits the runs', async () => {
    const ordinary = await foundry.shelfFor(['绩效目标\n', '\t🙂']);
    expect(ordinary.facesFor('body')).toHaveLength(1);
    const whole = await foundry.shelfFor([`姓名${rarer}`]);
    expect(whole.runs('body', `姓${rarer}名`).map((run) => [run.face.name, run.text])).toEqual([
      ['FormSong-Regular', '姓'],
      ['FormSongRare-Regular', rarer],
      ['FormSong-Regular', '名'],
    ]);
  });

  it('falls back from the bold faces to 宋体 for characters that they lack', async () => {
    const shelf = await foundry.shelfFor([rareName]);
    expect(shelf.runs('header', `总${rareName}`).map((run) => run.face.name)).toEqual([
      'FormHei-Bold',
      'FormSong-Regular',
    ]);
  });

  it('names the first character that no face has, with its place', async () => {
    const shelf = await foundry.shelfFor(['面𰻝']);
    expect(shelf.missing('body', 'biáng面𰻝')).toEqual({ character: '𰻝', offset: 6 });
    expect(shelf.missing('body', '面')).toBeNull();
  });

  it('sets the dash of two ems as one glyph two ems wide', async () => {
    const shelf = await foundry.shelfFor(['——']);
    expect(shelf.width('body', '——')).toBe(2000);
    expect(shelf.width('body', '—')).toBe(1000);
    const [run] = shelf.runs('body', '之——“');
    const seen: string[] = [];
    run?.face.shape(run.text, (_, start, end) => seen.push(run.text.slice(start, end)));
    expect(seen).toEqual(['之', '——', '“']);
  });
});
