import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { VersionFolders } from '../../../src/compile/read-versions.ts';
import { at } from '../../diagnostics/told.ts';
import { midYear, print, printAs, rewritten, thirtyEdits } from './story.ts';

const { MUBIAO_ACCEPT } = process.env;

/** What was printed before; `npm run accept` writes what is printed now. */
function expectGolden(name: string, bytes: Uint8Array): void {
  const file = fileURLToPath(new URL(`./${name}/expected.txt`, import.meta.url));
  if (MUBIAO_ACCEPT === '1') writeFileSync(file, bytes);
  expect(new TextDecoder().decode(bytes)).toBe(readFileSync(file, 'utf8'));
}

describe('the 调整表', () => {
  it('of a budget adjusted in the middle of the year', async () => {
    expectGolden('mid-year', await printAs(await midYear(), 'text'));
  });

  it('of the shipped unit after thirty edits', async () => {
    const { before, after } = await thirtyEdits();
    // The approved total is another matter, and so are the indicators that were put in another order.
    expectGolden('thirty-edits', await printAs({ before, after }, 'text'));
  });

  it('says so where nothing was adjusted', async () => {
    const { before } = await midYear();
    expectGolden('nothing', await printAs({ before, after: before }, 'text'));
  });

  it('of a unit that is new, and of one that is no more', async () => {
    const { before } = await midYear();
    expectGolden('new-unit', await printAs({ before: null, after: before }, 'text'));
    expectGolden('gone-unit', await printAs({ before, after: null }, 'text'));
  });

  it('does not print what is for the house', async () => {
    const { before } = await midYear();
    const after = rewritten(before, (text) => `${text}备注: 口头商定\n`);
    const printed = new TextDecoder().decode(await printAs({ before, after }, 'text'));
    expect(printed).not.toContain('口头商定');
    expect(printed).toContain('5 个项目都没有调整（其中 5 个只有次序、备注等有变）');
  });

  it('prints rare characters, and refuses one that no face has at its line, in either version', async () => {
    const { before, after } = await midYear();
    const rare = rewritten(after, (text) => text.replace('教务和实训', '𪚥教务和实训'));
    expect(new TextDecoder().decode(await printAs({ before, after: rare }, 'text'))).toContain('𪚥教务和实训');
    const emoji = rewritten(before, (text) => text.replace('一是做好14个', '一是做好😀14个'));
    const told = async (folders: VersionFolders): Promise<readonly (readonly unknown[])[]> => {
      const { files, diagnostics } = await print(folders, ['pdf']);
      expect(files).toEqual([]);
      return diagnostics.map(({ code, span, hint }) => [code, `${span.source.file}:${at(span)}`, hint]);
    };
    expect(await told({ before: emoji, after })).toEqual([
      [
        'missing-glyph',
        '2025/南沙职业学校/项目/01-信息化运维.yaml:5:7',
        '它在调整前的版本里；请改用没有这个字的版本来比较。',
      ],
    ]);
    const now = rewritten(after, (text) => text.replace('教务和实训', '😀教务和实训'));
    expect(await told({ before, after: now })).toEqual([
      ['missing-glyph', '2025/南沙职业学校/项目/01-信息化运维.yaml:20:7', '公文里不用表情符号，请删去或改写成文字。'],
    ]);
  });

  it('gives the same bytes again', async () => {
    const folders = await midYear();
    for (const format of ['pdf', 'docx', 'svg'])
      expect(Buffer.compare(await printAs(folders, format), await printAs(folders, format))).toBe(0);
  });

  it('is not printed of data with errors, but for the approved total, of which it warns', async () => {
    const { before } = await midYear();
    const dearer = rewritten(before, (text) => text.replace('财政拨款: 101.84', '财政拨款: 120.00'));
    const { files, diagnostics } = await print({ before, after: dearer }, ['text']);
    expect(files).toHaveLength(1);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['unit-total', 'warning'],
      ['adjustment-reason', 'warning'],
    ]);
    const secret = rewritten(before, (text) => text.replace('做好14个', '机密：做好14个'));
    const refused = await print({ before, after: secret }, ['text']);
    expect(refused.files).toEqual([]);
    expect(refused.diagnostics.map(({ code }) => code)).toContain('secrecy-word');
  });
});
