import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { PlaceView, PreviewView } from '../../src/workbench/wire.ts';
import { asked, files, first, newStory, openBench, second, serve, sheet, unit } from './bench.ts';
import type { Look } from './browser.ts';
import { describeInBrowser, openBrowser } from './browser.ts';

const browser = openBrowser();
afterAll(() => browser.close());

const field = (path: string): string => `[data-field="${path}"]`;
const focused = 'document.activeElement?.dataset.field';
const rows = '12-质量指标\\t系统正常运行率\\t≥99%\\t≥99%\\r\\n时效指标\\t故障及时处理率\\t≥95%\\t≥95%\\r\\n';

type Printed = Extract<PreviewView, { readonly kind: 'printed' }>;
const asking = `fetch('/api/preview?folder=${encodeURIComponent(unit)}').then((answer) => answer.json())`;

const placesOf = (print: string, file: string): string =>
  `fetch('/api/places?${asked('print', print)}&${asked('file', file)}').then((answer) => answer.json())`;

/** A paste as Excel's, into a field. */
const pasting = (path: string, text: string): string => `(() => {
  const input = document.querySelector('${field(path)}');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', '${text}');
  input.focus();
  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
})()`;

const saved = ({ page }: Look) => page.getByText('已保存', { exact: true }).waitFor();

describeInBrowser('a clerk', () => {
  it('finds the wrong total, mends it, adds indicators from Excel, sees the page change, builds and commits', async () => {
    const story = newStory();
    const built: string[] = [];
    const bench = await openBench(story.folder, {
      deeds: {
        build: async (folder, say) => {
          built.push(folder);
          say('out', `out/2025/南沙职业学校/项目支出绩效目标表.pdf  2 页\n`);
          return { exit: 0, files: ['out/2025/南沙职业学校/项目支出绩效目标表.pdf'] };
        },
      },
    });
    const server = await serve(bench);
    const read = (file: string): string => readFileSync(join(story.folder, file), 'utf8');
    const look = await browser.look(server.address);
    const { page, complaints } = look;
    try {
      await page.locator('.pages[data-revision]').waitFor();
      expect(page.url()).not.toContain('#');
      // The wrong total is the only error; a click on it goes to the field.
      await page.locator('.findings .row').first().waitFor();
      const finding = page.locator('.findings .row:has(.state.error)');
      expect(await finding.textContent()).toContain('151.94');
      await finding.click();
      const total = page.locator(field('合计/财政拨款'));
      await total.waitFor();
      await expect.poll(() => page.evaluate(focused)).toBe('合计/财政拨款');
      await total.fill('151.84');
      await saved(look);
      await expect.poll(() => page.locator('.findings .state.error').count()).toBe(0);
      expect(read(sheet)).toBe(files[sheet]?.replace('151.94', '151.84'));
      // To the project; two rows from Excel.
      await page.getByRole('option', { name: '信息化运维项目' }).click();
      const name = page.locator(field('绩效指标/0/名称'));
      await name.waitFor();
      await page.evaluate(pasting('绩效指标/0/名称', rows));
      await saved(look);
      expect(await page.locator('.indicators tbody .number').allTextContents()).toEqual(['1', '2', '3', '4', '5']);
      expect(read(first)).toContain(`  - 分类: 11-数量指标   # 台账
    名称: 运维应用系统数
    实施周期指标值: 14个
    年度指标值: 14个
  - 分类: 12-质量指标
    名称: 系统正常运行率
    实施周期指标值: ≥99%
    年度指标值: ≥99%
  - 分类: 13-时效指标
    名称: 故障及时处理率
`);
      // A click on a cell of the page goes to its field.
      const { width, revision, print } = await page.evaluate<Printed>(asking);
      const places = await page.evaluate<readonly PlaceView[]>(placesOf(print, second));
      await page.locator(`.pages[data-revision="${revision}"]`).waitFor();
      const goal = places.find((place) => place[5][0] === '绩效目标');
      const box = await page.locator('.sheet').first().boundingBox();
      if (goal === undefined || box === null) throw new Error('no such place');
      const scale = box.width / width;
      const position = { x: (goal[1] + goal[3] / 2) * scale, y: (goal[2] + goal[4] / 2) * scale };
      await page.locator('.sheet').nth(goal[0]).click({ position });
      await page.getByText('02-图书购置.yaml').waitFor();
      await expect.poll(() => page.evaluate(focused)).toBe('绩效目标');
      // Build and commit.
      await page.getByRole('button', { name: '生成' }).click();
      await page.getByText('已生成。').waitFor();
      expect(built).toEqual([unit]);
      expect(await page.getByRole('link', { name: /项目支出绩效目标表\.pdf$/ }).count()).toBe(1);
      await page.getByRole('button', { name: '关闭', exact: true }).click();
      await page.getByRole('button', { name: '提交' }).click();
      await page.getByLabel('说明（这次改了什么）').fill('改正合计，补两项指标');
      await page.locator('dialog').getByRole('button', { name: '提交' }).click();
      await page.getByText(/^已提交/).waitFor();
      expect(story.git('status', '--porcelain')).toBe('');
      expect(story.git('log', '-1', '--format=%s %an')).toBe('改正合计，补两项指标 财务处');
      expect(complaints).toEqual([]);
    } finally {
      await look.context.close();
      await server.close();
      story.remove();
    }
  });
});
