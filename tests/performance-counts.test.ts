import { beforeAll, describe, expect, it } from 'vitest';
import { drawUnit } from '../bench/realistic/draw-unit.ts';
import { openStock } from '../bench/realistic/stock.ts';
import { shippedUnit } from '../bench/story.ts';
import { countWork, measures, type Work } from './performance/count-work.ts';

/**
 * Speed without a clock: what the shipped unit costs, in counts that are the same on every machine. A count that grows is
 * a regression, one that falls is a gain to be kept: either way the number here is changed on purpose or not at all.
 */
const shipped: Readonly<Record<keyof Work, readonly [count: number, tolerance: number]>> = {
  '留给 yaml 库读的文件': [0, 0],
  // A new rule reads more; reads that a rule wastes show here.
  规则读数据的次数: [12_853, 0.02],
  行: [833, 0],
  '交给 pdfmake 的文字段': [909, 0],
  查字形: [20_207, 0.02],
  查字宽: [20_178, 0.02],
  成形的文字段: [1_115, 0.02],
  'PDF 的页': [10, 0],
  'PDF 的对象': [382, 0.02],
  'PDF 的字形': [769, 0],
  'PDF 的页面内容字节': [119_000, 0.01],
  // Deflate packs a little differently from one release of zlib to the next.
  'PDF 的字节': [203_216, 0.01],
  'document.xml 的字节': [104_189, 0.01],
  'DOCX 的字节': [201_599, 0.01],
};
const mostPdfBytes = 200 * 1024;

/** These grow with every project alike; packed files and the glyphs in them grow ever more slowly. */
const sublinear: readonly (keyof Work)[] = ['PDF 的字形', 'PDF 的字节', 'DOCX 的字节'];
const linear = measures.filter((measure) => !sublinear.includes(measure) && measure !== '留给 yaml 库读的文件');
const sizes = [1, 33, 330] as const;

describe('the work that the shipped unit makes', () => {
  let work: Work;
  beforeAll(async () => {
    work = await countWork(shippedUnit());
  });

  it.each(measures)('%s', (measure) => {
    const [count, tolerance] = shipped[measure];
    expect(Math.abs(work[measure] - count), `${measure} was ${count}, is ${work[measure]}`).toBeLessThanOrEqual(
      count * tolerance,
    );
  });

  it('keeps the PDF within 200 KB', () => expect(work['PDF 的字节']).toBeLessThanOrEqual(mostPdfBytes));
});

describe(`units of ${sizes.join(', ')} projects`, () => {
  const works: Work[] = [];
  beforeAll(async () => {
    const stock = openStock();
    for (const projects of sizes) works.push(await countWork(drawUnit(stock, { seed: 7, number: 0, projects })));
  });
  const counts = (measure: keyof Work): readonly number[] => works.map((work) => work[measure]);

  it.each(linear)('%s: each project costs the same', (measure) => {
    expect(bend(counts(measure)), `${counts(measure)}`).toBeCloseTo(1, 1);
  });

  it.each(sublinear)('%s: a project more costs ever less', (measure) => {
    expect(bend(counts(measure)), `${counts(measure)}`).toBeLessThan(0.5);
  });
});

/** What a project costs between the second and third size, as a multiple of what it costs between the first two. */
function bend([first = 0, second = 0, third = 0]: readonly number[]): number {
  const [one, few, many] = sizes;
  return (third - second) / (many - few) / ((second - first) / (few - one));
}

describe('the guard sees', () => {
  it('a step that costs every project a look at every other', () => {
    const costs = (each: number, pair: number) => sizes.map((size) => 500 + each * size + pair * size * size);
    expect(bend(costs(1000, 0))).toBe(1);
    expect(bend(costs(1000, 0.5))).toBeGreaterThan(1.1);
  });
});
