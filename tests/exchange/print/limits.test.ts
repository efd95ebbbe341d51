import { describe, expect, it } from 'vitest';
import { readPrint } from '../../../src/exchange/read-print/read-print.ts';
import { root } from '../../proof/story.ts';
import { measure } from './foreign/measure.ts';
import { openSample } from './foreign/sample.ts';
import { formRows, printForeign } from './foreign-print.ts';

const charts = `${root}/node_modules/pdfjs-dist/cmaps`;
/** A page with these operators. */
const drawing = (over: string): Uint8Array =>
  printForeign('项目支出绩效目标表', '单位名称：广州图书馆', [['项目名称', '总计', '财政拨款']], { over });

async function whyOf(bytes: Uint8Array): Promise<string> {
  const read = await readPrint(bytes, '表.pdf', charts);
  return read.kind === 'refused' ? read.why : read.kind;
}

describe('a large print', () => {
  it('of a hundred pages is read within seconds, every cell', async () => {
    const { unit, levels } = await openSample(33);
    const 项目 = Array.from({ length: 9 }, (_, copy) =>
      unit.项目.map((project) => ({ ...project, 项目名称: `${project.项目名称}第${copy + 1}期` })),
    ).flat();
    const rows = formRows(unit.单位, 项目, levels);
    const bytes = printForeign('项目支出绩效目标表', `单位名称：${unit.单位.单位名称}`, rows, { repeatsHead: true });
    expect(bytes.toString().match(/\/Type\/Page\//g)?.length).toBeGreaterThan(90);
    const begun = performance.now();
    const { wrong, right, examples } = await measure(bytes, { ...unit, 项目 });
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(wrong === 0 ? [] : examples).toEqual([]);
    expect(right).toBeGreaterThan(7000);
  });
});

describe('a print that is made to do harm', () => {
  it.each([
    [
      'a drawing of a hundred thousand lines',
      Array.from({ length: 100_000 }, (_, n) => `${n % 800} ${n % 580} m ${(n * 7) % 800} ${n % 580} l S`).join('\n'),
    ],
    [
      'a net of fine squares',
      Array.from({ length: 500 }, (_, n) => `${n * 1.6} 0 m ${n * 1.6} 595 l S 0 ${n} m 842 ${n} l S`).join('\n'),
    ],
    ['fifty thousand boxes over one another', '0.9 g '.concat('0 0 800 500 re f\n'.repeat(50_000))],
    ['letters in one heap', `BT /F1 8 Tf 1 0 0 1 400 300 Tm ${'<4e2d> Tj 1 0 0 1 400 300 Tm '.repeat(20_000)} ET`],
    ['states that are never given back', 'q '.repeat(10_000)],
  ])('%s does not hang it', async (_, over) => {
    const begun = performance.now();
    expect(await whyOf(drawing(over))).toMatch(/。$|table/);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});
