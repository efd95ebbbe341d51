import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFinished } from '../../src/proof/compare.ts';
import type { Finished } from '../../src/proof/finished.ts';
import { readFinished } from '../../src/proof/read-finished.ts';
import { describeWith } from '../tools.ts';
import { type Files, printFiles } from './story.ts';

let shipped: Files;
beforeAll(async () => {
  shipped = await printFiles('public');
});

async function read(bytes: Uint8Array): Promise<Finished> {
  const finished = await readFinished(bytes);
  if (finished === null) throw new Error('not to be read');
  return finished;
}

describe('a forged Word file', () => {
  it('is told by its cell', async () => {
    const parts = unzipSync(shipped.docx);
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const forged = zipSync({ ...parts, 'word/document.xml': strToU8(body.replaceAll('>101.84<', '>901.84<')) });
    const { texts, files } = compareFinished(await read(forged), await read(shipped.docx));
    const name = '广州科技贸易职业学院2024年-2025年信息化运维项目';
    expect(texts).toEqual([
      { where: `${name}的“总计”（第 3 行第 2 列）`, found: '901.84', wanted: '101.84' },
      { where: `${name}的“财政拨款”（第 3 行第 3 列）`, found: '901.84', wanted: '101.84' },
    ]);
    expect(files).toEqual([]);
  });

  it('is told by what it carries', async () => {
    const parts = unzipSync(shipped.docx);
    const item = strFromU8(parts['customXml/item1.xml'] ?? new Uint8Array()).replace('101.84', '901.84');
    const forged = zipSync({ ...parts, 'customXml/item1.xml': strToU8(item) });
    const { texts, files } = compareFinished(await read(forged), await read(shipped.docx));
    expect(texts).toEqual([]);
    expect(files).toEqual(['广州科技贸易职业学院/项目/01-信息化运维.yaml']);
  });

  it('writes nothing outside of the folder that it is taken out to', async () => {
    const parts = unzipSync(shipped.docx);
    const item = strFromU8(parts['customXml/item1.xml'] ?? new Uint8Array());
    for (const name of [
      '../单位.yaml',
      '/单位.yaml',
      'C:/单位.yaml',
      '单位/../../x.yaml',
      '单位\\x.yaml',
      '.git/x.yaml',
      'x.sh',
    ]) {
      const forged = zipSync({
        ...parts,
        'customXml/item1.xml': strToU8(item.replace(/name="[^"]*"/g, `name="${name}"`)),
      });
      expect((await read(forged)).attachments).toEqual([]);
    }
  });
});

describe('a forged workbook', () => {
  const forge = (path: string, change: (xml: string) => string): Uint8Array => {
    const parts = unzipSync(shipped.xlsx);
    return zipSync({ ...parts, [path]: strToU8(change(strFromU8(parts[path] ?? new Uint8Array()))) });
  };

  it('is told by its cell', async () => {
    const name = '广州科技贸易职业学院2024年-2025年信息化运维项目';
    const amount = forge('xl/worksheets/sheet1.xml', (xml) => xml.replace('<v>101.84</v>', '<v>901.84</v>'));
    expect(compareFinished(await read(amount), await read(shipped.xlsx)).texts).toEqual([
      { where: `${name}的“总计”（第 5 行第 2 列）`, found: '901.84', wanted: '101.84' },
    ]);
    const text = forge('xl/sharedStrings.xml', (xml) => xml.replace('向粤新公司支付结算款', '向粤新公司支付货款'));
    expect(compareFinished(await read(text), await read(shipped.xlsx)).texts.map(({ found }) => found)).toEqual([
      '向粤新公司支付货款。',
    ]);
  });

  it('is told by what it carries', async () => {
    const forged = forge('customXml/item1.xml', (xml) => xml.replace('101.84', '901.84'));
    const { texts, files } = compareFinished(await read(forged), await read(shipped.xlsx));
    expect({ texts, files }).toEqual({ texts: [], files: ['广州科技贸易职业学院/项目/01-信息化运维.yaml'] });
  });

  it('is read as it says its paragraphs, its head and its cells', async () => {
    const [title, caption, table] = (await read(shipped.xlsx)).blocks();
    expect(title).toEqual({ kind: 'paragraph', text: '项目支出绩效目标表（含转移支付项目）' });
    expect(caption).toEqual({ kind: 'paragraph', text: '单位名称：广州科技贸易职业学院\t单位：万元' });
    const cells = table?.kind === 'table' ? table.cells : [];
    expect(cells.filter(({ isHeader }) => isHeader).map(({ text }) => text)).toContain('绩效指标');
    expect(cells.find(({ row, column }) => row === 3 && column === 1)?.text).toBe('15,448.37');
  });
});

describeWith(['qpdf'], 'a forged PDF', () => {
  it('is told by its cell, where a glyph was put in the place of another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mubiao-forged-'));
    try {
      const [whole, open] = [join(folder, '表.pdf'), join(folder, '开.pdf')];
      writeFileSync(whole, shipped.pdf);
      execFileSync('qpdf', ['--qdf', '--object-streams=disable', whole, open]);
      const text = readFileSync(open, 'latin1');
      const shown = [...text.matchAll(/<((?:[\da-f]{4}){6})> Tj/g)];
      const [first] = shown;
      const code = first?.[1] ?? '';
      // The first amount of six characters: its first digit takes the place of its second.
      const forged = text.replace(`<${code}> Tj`, `<${code.slice(4, 8)}${code.slice(4)}> Tj`);
      expect(forged).not.toBe(text);
      const { texts } = compareFinished(await read(Buffer.from(forged, 'latin1')), await read(shipped.pdf));
      expect(texts.length).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
