import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawUnit } from '../../../bench/realistic/draw-unit.ts';
import { openStock } from '../../../bench/realistic/stock.ts';
import { shippedUnit } from '../../../bench/story.ts';
import { compile } from '../../../src/compile/compile.ts';
import { readUnit } from '../../../src/compile/read-unit.ts';
import type { UnitFolder } from '../../../src/compile/unit-folder.ts';
import type { Checked } from '../../../src/diagnostics/diagnostic.ts';
import { forms } from '../../../src/forms/index.ts';
import { openTemplate } from '../../../src/template/open-template.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import { type LaidPage, readPage } from '../../../src/writers/pdf/laid-out.ts';
import { foundry } from '../../shelf.ts';
import { laidOutPages } from './laid-out-pages.ts';
import { layOutPlainly } from './plain-pdfmake.ts';
import { compose, smallForm } from './story.ts';

/** The fast way against the slow one: pdfmake spared what is decided already, and pdfmake deciding all by itself. */
const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';
const stories = [
  ['one page', smallForm(sentence)],
  ['rows over many pages', smallForm(sentence.repeat(60), 3)],
  ['an empty cell', smallForm('')],
  ['cells over two columns', smallForm(`${sentence}</td></tr><tr><td colspan="2">小计</td><td>${sentence}`)],
  ['rare characters in a line', smallForm(`${sentence}𠮷𫞩${sentence}`)],
] as const;

describe('what is laid out is what pdfmake alone would lay out:', () => {
  it.each(stories)('%s', async (_, template) => {
    compare(await compose(template));
  });

  describe('units', () => {
    let units: readonly (readonly [string, UnitFolder])[];
    beforeAll(() => {
      const stock = openStock();
      const drawn = [1, 12, 33].map(
        (projects, number) => [`of ${projects}`, drawUnit(stock, { seed: 11, number, projects })] as const,
      );
      units = [['as shipped', shippedUnit()], ...drawn];
    });

    it('as shipped, and drawn at random', async () => {
      for (const [, folder] of units) compare(await composeUnit(folder));
    });
  });
});

function compare(composed: Composed): void {
  const fast = laidOutPages(composed).map(readPage).map(rounded);
  const slow = layOutPlainly(composed).map(readPage).map(rounded);
  expect(fast.length).toBe(composed.placed.pages);
  expect(fast).toEqual(slow);
}

/** To a thousandth of a point: sums in another order differ in their last bits. */
function rounded({ bands, loose }: LaidPage): unknown {
  const fine = (value: number): number => Math.round(value * 1000) / 1000;
  const text = ({ text, x, y }: LaidPage['loose'][number]): unknown => [text, fine(x), fine(y)];
  return {
    loose: loose.map(text),
    bands: bands.map(({ top, bottom, edges, isClosed, boxes }) => ({
      ...{ top: fine(top), bottom: fine(bottom), isClosed, edges: edges.map(fine) },
      boxes: boxes.map((box) => box.map(text)),
    })),
  };
}

async function composeUnit(folder: UnitFolder): Promise<Composed> {
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  const file = `templates/${form.template}`;
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  const read = sound(readUnit(folder));
  return sound(
    compile(read, form, sound(openTemplate({ file, text })), await foundry.shelfFor([JSON.stringify(read)])),
  );
}

function sound<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'));
  return checked.value;
}
