import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { homeOf } from '../../src/workbench/data-home.ts';
import { listen } from '../../src/workbench/listen.ts';
import { openDisk } from '../../src/workspace/disk.ts';
import { files, first, newStory, openBench, pageFolder, second, serve } from './bench.ts';
import { describeInBrowser, openBrowser } from './browser.ts';

const browser = openBrowser();
afterAll(() => browser.close());

const field = (path: string): string => `[data-field="${path}"]`;
const goal = field('绩效目标');
const typed = '一是做好日常运维，服务器停了也不丢字。';
const stored = (page: Page) => page.evaluate<readonly string[]>('Object.keys(localStorage)');

/** A unit that is worked on while its server is killed and another begins, at the same port and with another token. */
async function twoServers(
  work: (at: {
    readonly page: Page;
    /** Kills the server. */
    kill(): Promise<void>;
    /** Begins another, and opens its address in a new page of the same browser. */
    again(): Promise<Page>;
    read(file: string): string;
    write(file: string, text: string): void;
    remove(file: string): void;
  }) => Promise<void>,
) {
  const story = newStory();
  let server = await serve(await openBench(story.folder));
  const port = Number(new URL(server.address).port);
  const { page, context } = await browser.look(server.address);
  const at = (file: string): string => join(story.folder, file);
  try {
    await page.locator(field('绩效指标/0/名称')).waitFor();
    await work({
      page,
      kill: () => server.close(),
      async again() {
        server = await serve(await openBench(story.folder), port);
        const other = await context.newPage();
        await other.goto(server.address);
        await other.locator('.form').waitFor();
        return other;
      },
      read: (file) => readFileSync(at(file), 'utf8'),
      write: (file, text) => writeFileSync(at(file), text),
      remove: (file) => rmSync(at(file)),
    });
  } finally {
    await context.close();
    await server.close();
    story.remove();
  }
}

describeInBrowser('what is typed while the server is dead', () => {
  it('is in the file once another server stands there, though the page was closed', () =>
    twoServers(async ({ page, kill, again, read }) => {
      await kill();
      await page.locator(goal).fill(typed);
      await page.getByText('工作台没有回答，会再试').waitFor();
      expect(JSON.stringify(await page.evaluate('({ ...localStorage })'))).not.toContain('token');
      // All is kept: nobody is asked whether to leave.
      const closed = page.waitForEvent('close');
      await page.close({ runBeforeUnload: true });
      await closed;
      expect(read(first)).toBe(files[first]);
      const other = await again();
      await other.getByText('上次没有来得及存的输入，已补进 01-信息化运维.yaml。').waitFor();
      expect(await other.locator(goal).inputValue()).toBe(typed);
      expect(read(first)).toContain(`绩效目标: |-\n  ${typed}\n绩效指标`);
      expect(read(first)).toContain('# 台账');
      expect(await stored(other)).toEqual([]);
    }));

  it('is kept where it was typed as YAML, too', () =>
    twoServers(async ({ page, kill, again, read }) => {
      await page.keyboard.press('Alt+y');
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+End');
      await kill();
      await page.keyboard.type('备注: 见批复');
      await page.getByText('工作台没有回答，会再试').waitFor();
      // The form would not have it: it waits, too.
      await page.keyboard.press('Alt+y');
      await page.getByText('在“YAML”里写的还没有存好').waitFor();
      await page.close();
      await (await again()).getByText('已补进').waitFor();
      expect(read(first)).toBe(`${files[first]}备注: 见批复`);
    }));

  it('is put together with what others wrote elsewhere in the file meanwhile', () =>
    twoServers(async ({ page, kill, again, read, write }) => {
      await kill();
      await page.locator(goal).fill(typed);
      await page.close();
      write(first, read(first).replaceAll('14个', '15个'));
      const other = await again();
      await other.getByText('已补进').waitFor();
      expect(read(first)).toContain(typed);
      expect(read(first)).toContain('年度指标值: 15个');
    }));

  it('is shown as a conflict where others wrote in the same field, and kept until that is settled', () =>
    twoServers(async ({ page, kill, again, read, write }) => {
      await page.getByRole('option', { name: '图书购置项目' }).click();
      const amount = page.locator(field('资金/财政拨款'));
      await expect.poll(() => amount.inputValue()).toBe('50.00');
      await kill();
      await amount.fill('60.00');
      await page.close();
      write(second, read(second).replace('50.00', '55.00'));
      const other = await again();
      const window = other.locator('dialog');
      await window.getByText('55.00').waitFor();
      expect(read(second)).toContain('财政拨款: 55.00');
      await other.reload();
      await window.getByText('55.00').waitFor();
      await window.getByRole('button', { name: '用我的' }).click();
      await expect.poll(() => read(second)).toBe(files[second]?.replace('50.00', '60.00'));
      await expect.poll(() => stored(other)).toEqual([]);
    }));

  it('is sent by the page that is still open, once the browser knows the new server', () =>
    twoServers(async ({ page, kill, again, read }) => {
      await kill();
      await page.locator(goal).fill(typed);
      await page.getByText('工作台没有回答，会再试').waitFor();
      // Nothing else is opened over it.
      await page.getByRole('option', { name: '图书购置项目' }).click();
      await page.getByText('等它回答以后再换').waitFor();
      await again();
      await page.getByText('工作台又有回答了，刚才输入的都已存好。').waitFor();
      expect(read(first)).toContain(typed);
      await page.locator(goal).fill('二');
      await expect.poll(() => read(first)).toContain('绩效目标: |-\n  二\n');
    }));

  it('stays in the browser where its file is gone, until it is given up', () =>
    twoServers(async ({ page, kill, again, remove }) => {
      await page.getByRole('option', { name: '图书购置项目' }).click();
      await expect.poll(() => page.locator(field('项目名称')).inputValue()).toBe('图书购置项目');
      await kill();
      await page.locator(goal).fill(typed);
      await page.close();
      remove(second);
      const other = await again();
      await other.getByText(`${second} 已被移走，上次输入的“${typed}”还没有写入`).waitFor();
      await other.getByRole('button', { name: '不要了' }).click();
      await other.getByText('已丢弃。').waitFor();
      expect(await stored(other)).toEqual([]);
    }));
});

describeInBrowser('a page that is closed', () => {
  it('sends what was typed a moment before', () =>
    twoServers(async ({ page, read }) => {
      await page.locator(goal).fill(typed);
      await page.close();
      await expect.poll(() => read(first)).toContain(typed);
    }));

  it('is held back only while something waits that the browser cannot keep', () =>
    twoServers(async ({ page, kill, read }) => {
      await kill();
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.dismiss();
      });
      await page.locator(goal).click();
      await page.keyboard.type('一');
      await page.getByText('工作台没有回答，会再试').waitFor();
      await page.evaluate(`Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }`);
      await page.keyboard.type('二');
      await page.close({ runBeforeUnload: true });
      await expect.poll(() => asked).toEqual(['beforeunload']);
      expect(page.isClosed()).toBe(false);
      expect(read(first)).toBe(files[first]);
    }));
});

describeInBrowser('a file that leads to the workbench', () => {
  it('opens it', async () => {
    const story = newStory();
    const server = await serve(await openBench(story.folder));
    const file = join(story.folder, 'lead.html');
    writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${server.address}">`);
    const { page, context } = await browser.look(`file://${file}`);
    try {
      await page.locator(goal).waitFor();
      expect(page.url()).not.toContain('#');
    } finally {
      await context.close();
      await server.close();
      story.remove();
    }
  });
});

it('the same data is found behind the same port, and behind the next where that is taken', async () => {
  const story = newStory();
  const other = newStory();
  try {
    const { id, ports } = homeOf(openDisk(story.folder), 'data');
    expect(homeOf(openDisk(join(story.folder, 'data')), '.')).toEqual({ id, ports });
    expect(homeOf(openDisk(other.folder), 'data').id).not.toBe(id);
    const bench = await openBench(story.folder);
    const one = await listen(bench, pageFolder, ports);
    const two = await listen(bench, pageFolder, ports);
    expect([one, two].map((server) => new URL(server?.address ?? '').port)).toEqual(ports.slice(0, 2).map(String));
    await one?.close();
    await two?.close();
  } finally {
    story.remove();
    other.remove();
  }
});
