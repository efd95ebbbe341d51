import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

import { describeWith } from '../tools.ts';

/** Debian's. */
const executablePath = '/usr/bin/chromium';

/** What offices have. */
export const small = { width: 1366, height: 768 } as const;
export const large = { width: 1920, height: 1080 } as const;

export interface Look {
  readonly page: Page;
  /** What the browser complained of: errors of the page, refused styles and scripts, requests to elsewhere. */
  readonly complaints: readonly string[];
  readonly context: BrowserContext;
}

/** A browser that is opened once for a test file. */
export function openBrowser() {
  let browser: Promise<Browser> | null = null;
  return {
    async look(address: string, viewport: { width: number; height: number } = small, scale = 1): Promise<Look> {
      browser ??= chromium.launch({ executablePath, args: ['--no-sandbox'] });
      const context = await (await browser).newContext({ viewport, deviceScaleFactor: scale, locale: 'zh-CN' });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol.startsWith('http') && host !== new URL(address).host) complaints.push(`to ${host}`);
      });
      await page.goto(address);
      return { page, complaints, context };
    },
    async close() {
      await (await browser)?.close();
    },
  };
}

export const describeInBrowser = (name: string, body: () => void): void => describeWith(['chromium'], name, body);
