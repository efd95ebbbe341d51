import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { readFinished } from '../../src/proof/read-finished.ts';
import { files, newStory, openBench, serve } from './bench.ts';
import { describeInBrowser, openBrowser } from './browser.ts';

describeInBrowser('the overview in the browser', () => {
  const browser = openBrowser();
  afterAll(() => browser.close());

  it('is saved as a PDF, with the errors that it shows, compared with the last commit', async () => {
    const story = newStory(files);
    const listening = await serve(await openBench(story.folder));
    try {
      const { page, complaints } = await browser.look(listening.address);
      await page.getByRole('button', { name: '总览', exact: true }).click();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: '存成 PDF', exact: true }).click();
      const download = await saving;
      expect(download.suggestedFilename()).toBe('南沙职业学校-项目支出绩效目标总览.pdf');
      const finished = await readFinished(readFileSync(await download.path()));
      const text = JSON.stringify(finished?.blocks());
      for (const told of ['不一致', 'unit-total', '六、与以前的版本相比：上次提交的版本', '都没有改动。']) {
        expect(text).toContain(told);
      }
      expect(complaints).toEqual([]);
    } finally {
      await listening.close();
      story.remove();
    }
  });
});
