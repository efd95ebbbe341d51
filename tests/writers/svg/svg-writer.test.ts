import { describe, expect, it } from 'vitest';
import { readBack } from '../../../src/writers/svg/read-back.ts';
import { svgWriter } from '../../../src/writers/svg/svg-writer.ts';
import { midYear, printAs } from '../../forms/adjustment/story.ts';
import { barTable, TWO_BARS } from '../pdf/bar-table.ts';
import { compose, smallForm } from '../pdf/story.ts';

async function draw(template: string): Promise<string> {
  const written = await svgWriter.write(await compose(template), new Date(0));
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return new TextDecoder().decode(written.value);
}

describe('the picture of a form', () => {
  it('shows its bars and texts, and says the same to those who do not see', async () => {
    const svg = await draw(TWO_BARS);
    expect(svg).toContain('<title id="title">增减</title>');
    expect(svg).toMatch(/<desc id="description">.*校园运维，-200\.00；校园运维，\+80\.00。<\/desc>/);
    expect(svg.match(/<rect class="hollow"/g)).toHaveLength(1);
    expect(svg.match(/<rect class="solid"/g)).toHaveLength(1);
    expect(svg).toMatch(/<text [^>]*font-family="'Form Song'[^>]*>\+80\.00<\/text>/);
    expect(svg.match(/#[0-9a-f]{3,6}/g)?.every((colour) => /^#([0-9a-f]{1,2})\1\1$/.test(colour))).toBe(true);
  });

  it('is one picture, however long', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ share: 1 / (index + 1), text: `+${index}.00` }));
    const svg = await draw(barTable(rows));
    expect(svg.match(/<rect class=/g)).toHaveLength(100);
    expect(svg.match(/项目名称<\/text>/g)).toHaveLength(1);
  });

  it('leaves out the tables without bars', async () => {
    const svg = new TextDecoder().decode(await printAs(await midYear(), 'svg'));
    expect(svg).toContain('单位名称：南沙职业学校（2025年）');
    expect(svg).toContain('调整后合计');
    expect(svg).not.toContain('绩效目标和绩效指标的调整');
  });

  it('is refused where there is nothing to draw', async () => {
    const written = await svgWriter.write(await compose(smallForm('')), new Date(0));
    expect(written.diagnostics.map(({ code }) => code)).toEqual(['svg-no-picture']);
  });

  it('is read back: a lost text and a lost bar are seen', async () => {
    const [{ document }, svg] = [await compose(TWO_BARS), await draw(TWO_BARS)];
    expect(readBack(svg, document)).toEqual([]);
    expect(readBack(svg.replace('>+80.00<', '><'), document)).toEqual([
      '图上的文字与数据不一致：应有 31 个字符，画出 25 个。',
    ]);
    expect(readBack(svg.replace(/<rect class="solid"[^>]*>/, ''), document)).toEqual([
      '图上的条形与数据不一致：应有 2 条，画出 1 条。',
    ]);
  });
});
