import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { at } from '../../diagnostics/told.ts';
import { describeWith } from '../../tools.ts';
import { midYear, rewritten } from '../adjustment/story.ts';
import { baseOf, overviewText, overviewTextOf, printedOverview, shippedUnit } from './story.ts';

const { MUBIAO_ACCEPT } = process.env;
const label = 'v2025-一上（提交 3f2a9c1，2025-03-01）';

/** What was printed before; `npm run accept` writes what is printed now. */
function expectGolden(name: string, text: string): void {
  const file = fileURLToPath(new URL(`./${name}.txt`, import.meta.url));
  if (MUBIAO_ACCEPT === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe('the overview', () => {
  it('of the shipped unit', async () => {
    expectGolden('shipped', await overviewText(await shippedUnit()));
  });

  it('of a unit adjusted in the middle of the year, since the version before', async () => {
    const { before, after } = await midYear();
    expectGolden('mid-year', await overviewText(after, baseOf(label, before)));
  });

  it('says so where nothing was changed, and where the unit was not there yet', async () => {
    const { before } = await midYear();
    const same = await overviewText(before, baseOf(label, before));
    expect(same).toContain(`六、与以前的版本相比：${label}\n\n项目的资金、绩效目标和绩效指标都没有改动。\n`);
    const fresh = await overviewText(before, baseOf(label, null));
    expect(fresh).toContain(`六、与以前的版本相比：${label}\n\n这个版本里还没有这个单位，没有可以比较的。\n`);
    expect(fresh).not.toContain('有变动的项目');
  });

  it('has nothing to say of another version where none was asked for', async () => {
    const { before } = await midYear();
    expect(await overviewText(before)).not.toContain('相比');
  });

  it('of a unit without projects, of projects without indicators, and of totals that are wrong', async () => {
    const 指标分类 = { 预算年度: '2025', 指标分类: [{ 一级: '1-产出指标', 二级: ['11-数量指标'] }] };
    const 单位 = { 单位名称: '南沙职业学校', 预算年度: '2025', 合计: {} };
    const found = { findings: [], waived: 0, since: null };
    const none = await overviewTextOf({ unit: { 指标分类, 单位, 项目: [] }, ...found });
    expect(none).toContain('没有项目。');
    expect(none).toContain('没有发现问题。');
    expect(none).toContain('1-产出指标：0 项，0 个项目');
    const project = { 项目名称: '图书购置', 资金: {}, 绩效目标: '购置图书。', 绩效指标: [] };
    const errors = [{ code: 'unit-total', severity: 'error' as const }];
    const bare = await overviewTextOf({
      unit: { 指标分类, 单位, 项目: [project] },
      ...found,
      findings: errors,
      waived: 2,
    });
    expect(bare).toMatch(/1│1-产出指标\n2│1\n3│图书购置\n/);
    expect(bare).toContain('错误 1 处，警告 0 处，提示 0 处；另有 2 处经豁免，不计在内');
  });

  it('refuses a version that cannot be read, at its line and with its name', async () => {
    const { before, after } = await midYear();
    const broken = rewritten(before, (text, file) =>
      file.endsWith('单位.yaml') ? text.replace('合计', '总数') : text,
    );
    const { pdf, diagnostics } = await printedOverview(after, baseOf(label, broken));
    expect(pdf).toBeNull();
    expect(diagnostics.map(({ code, span }) => [code, `${span.source.file}:${at(span)}`])).toContainEqual([
      'unknown-key',
      '2025/南沙职业学校/单位.yaml@3f2a9c1:3:1',
    ]);
  });

  it('refuses a name that no face has, though only the version before has it', async () => {
    const { before, after } = await midYear();
    const rare = rewritten(before, (text, file) => (file.includes('03-') ? text.replace('项目名称: ', '$&😀') : text));
    const { pdf, diagnostics } = await printedOverview(after, baseOf(label, rare));
    expect(pdf).toBeNull();
    const told = diagnostics.map(({ code, span, hint }) => [code, `${span.source.file}:${at(span)}`, hint]);
    expect(told).toEqual([
      [
        'missing-glyph',
        '2025/南沙职业学校/项目/03-教师培训.yaml:1:7',
        '它在 --since 的那个版本里；请换一个没有这个字的版本来比较，或者去掉 --since。',
      ],
    ]);
  });

  it('does not print what is for the house', async () => {
    const { before } = await midYear();
    const after = rewritten(before, (text) => `${text}备注: 口头商定\n`);
    expect(await overviewText(after, baseOf(label, before))).not.toContain('口头商定');
  });

  it('gives the same bytes again', async () => {
    const { before, after } = await midYear();
    const [one, other] = [
      await printedOverview(after, baseOf(label, before)),
      await printedOverview(after, baseOf(label, before)),
    ];
    expect(one.diagnostics).toEqual([]);
    expect(Buffer.compare(one.pdf ?? Buffer.of(), other.pdf ?? Buffer.of(1))).toBe(0);
  });
});

describeWith(['pdfinfo'], 'the PDF of the overview', () => {
  it('names its rows for those who hear it, and its sections stand in order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mubiao-overview-'));
    try {
      const { before, after } = await midYear();
      const { pdf } = await printedOverview(after, baseOf(label, before));
      writeFileSync(join(folder, '总览.pdf'), pdf ?? '');
      const text = execFileSync('pdfinfo', ['-struct-text', join(folder, '总览.pdf')], { encoding: 'utf8' });
      const said = [...text.matchAll(/"(.*)"/g)].map(([, part]) => part).join('');
      const sections = [...said.matchAll(/[一二三四五六]、[\p{Script=Han}]+/gu)].map(([title]) => title);
      expect(sections.map((title) => title.slice(0, 2))).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
      expect(text).toContain('/Scope /Row');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
