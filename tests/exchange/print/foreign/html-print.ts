import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { root } from '../../../proof/story.ts';
import type { CellGiven, TableGiven } from './table-given.ts';

/** How a web system draws its table. */
export interface HtmlManner {
  /** All lines, none, only those between rows, or every other row shaded in their place. */
  readonly lines?: 'all' | 'none' | 'rows' | 'zebra';
  /** In points. */
  readonly size?: number;
  readonly repeatsHead?: boolean;
  /** Whether a row may go over pages. */
  readonly splits?: boolean;
  readonly align?: 'top' | 'middle';
  /** Between the text and the edge of its cell, in points. */
  readonly padding?: readonly [number, number];
  readonly portrait?: boolean;
  /** More rules of style. */
  readonly style?: string;
  readonly foot?: boolean;
}

export function htmlOf(table: TableGiven, manner: HtmlManner = {}): string {
  const { lines = 'all', size = 8, align = 'middle', padding = [2, 3], repeatsHead = true, splits = true } = manner;
  const border = { all: 'border:0.5pt solid #000', none: '', rows: 'border-bottom:0.5pt solid #000', zebra: '' }[lines];
  const total = table.columns.reduce((sum, { share }) => sum + share, 0);
  const columns = table.columns.map(({ share }) => `<col style="width:${((share / total) * 100).toFixed(2)}%">`);
  const cell = (tag: string, { column, text, rows = 1, columns: across = 1 }: CellGiven): string => {
    const side = tag === 'th' ? 'center' : (table.columns[column]?.align ?? 'left');
    return `<${tag} rowspan="${rows}" colspan="${across}" style="text-align:${side}">${marked(text)}</${tag}>`;
  };
  const heads = table.heads.map((row) => `<tr>${row.map((one) => cell('th', one)).join('')}</tr>`).join('');
  const body = table.rows.map((row, index) => {
    const shade = lines === 'zebra' && index % 2 === 0 ? ' style="background:#e8eef7"' : '';
    const sorted = row.toSorted((a, b) => a.column - b.column);
    return `<tr${shade}>${sorted.map((one) => cell('td', one)).join('')}</tr>`;
  });
  const head = repeatsHead ? `<thead>${heads}</thead><tbody>` : `<tbody>${heads}`;
  return `<!doctype html><meta charset="utf-8"><style>
@font-face{font-family:S;src:url(file://${join(root, 'fonts/FormSong-Regular.ttf')})}
@page{size:A4 ${manner.portrait === true ? 'portrait' : 'landscape'};margin:12mm}
body{font:${size}pt/1.35 S;margin:0;-webkit-print-color-adjust:exact}h1{font-size:16pt;text-align:center}
.c{display:flex;justify-content:space-between}
table{border-collapse:collapse;table-layout:fixed;width:100%}
tr{break-inside:${splits ? 'auto' : 'avoid'}}
td,th{${border};padding:${padding[0]}pt ${padding[1]}pt;vertical-align:${align};word-break:break-all;font-weight:normal}
${manner.style ?? ''}</style><h1>${marked(table.title)}</h1>
<div class="c"><span>${marked(table.captions[0])}</span><span>${marked(table.captions[1])}</span></div>
<table${lines === 'all' ? ' border=1' : ''}><colgroup>${columns.join('')}</colgroup>${head}${body.join('')}</tbody></table>
${table.feet.map((foot) => `<p>${marked(foot)}</p>`).join('')}`;
}

function marked(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

/** A browser that prints pages to PDF, opened once. */
export function openHtmlPrinter() {
  let browser: Promise<Browser> | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'mubiao-html-'));
  let count = 0;
  return {
    async print(table: TableGiven, manner: HtmlManner = {}): Promise<Uint8Array> {
      browser ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
      const page = await (await browser).newPage();
      const file = join(folder, `${++count}.html`);
      writeFileSync(file, htmlOf(table, manner));
      await page.goto(`file://${file}`);
      const foot = manner.foot === true;
      const pdf = await page.pdf({
        preferCSSPageSize: true,
        displayHeaderFooter: foot,
        headerTemplate: '<span style="font-size:7pt;margin-left:12mm">2025年部门预算公开</span>',
        footerTemplate:
          '<span style="font-size:7pt;margin:auto"><span class="pageNumber"></span>/<span class="totalPages"></span></span>',
      });
      await page.close();
      return new Uint8Array(pdf);
    },
    async close(): Promise<void> {
      await (await browser)?.close();
      rmSync(folder, { recursive: true });
    },
  };
}
