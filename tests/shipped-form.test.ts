import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_END, NO_START } from '../src/typeset/kinsoku.ts';
import { fundingColumns, printAmounts, printIndicators, projects, unit, withoutSpace } from './data/published.ts';
import { describeWith } from './tools.ts';

/** The main job, through the built command line, on the shipped data; what it made is read by programs that are not ours. */

const root = fileURLToPath(new URL('..', import.meta.url));
const mubiao = join(root, 'dist/mubiao.js');
const place = `2025/${unit.单位名称}/项目支出绩效目标表`;
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mubiao-form-'));
  build('first');
});
afterAll(() => rmSync(scratch, { recursive: true }));

function build(
  out: string,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  cwd = root,
): void {
  const data = join(root, 'data');
  execFileSync(process.execPath, [mubiao, 'build', data, '--out', join(scratch, out), ...more], {
    cwd,
    env: { ...process.env, ...env },
  });
}

const made = (out: string, extension: string): string => join(scratch, out, `${place}.${extension}`);

/** The seven columns as the form prints them, without white space: head, unit row, projects. */
function columns(): readonly string[] {
  const heads = ['项目名称（资金使用单位）', '总计', ...fundingColumns, '绩效目标', '绩效指标'];
  const total = ['总计', ...fundingColumns].map((column) => unit.合计[column] ?? '');
  const rows = projects.map((project) => {
    const [sum = ''] = printAmounts(project);
    const amounts = fundingColumns.map((column) => project.资金[column] ?? '');
    return [project.项目名称, sum, ...amounts, project.绩效目标, printIndicators(project)];
  });
  const table = [[unit.单位名称, ...total, '', ''], ...rows];
  return heads.map((head, column) => withoutSpace(`${head}${table.map((row) => row[column] ?? '').join('')}`));
}

interface Word {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** The words of a PDF with their places, by poppler. */
function readWords(pdf: string): readonly Word[] {
  const html = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return html
    .split('<page ')
    .slice(1)
    .flatMap((part, page) =>
      [...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)<\/word>/g)].map(([, x, y, text = '']) => ({
        page,
        x: Number(x),
        y: Number(y),
        text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      })),
    );
}

const MM = 72 / 25.4;
const WIDTHS = [41, 17.5, 17.5, 19.5, 17.5, 66, 94];
const HEADER = 11 + 1.6 * MM + 0.5;
const TOP = 13 * MM;
const TABLE_TOP = TOP + 27 + 16;

/** The words of the table by column, in reading order; the header counts once. */
function readColumns(words: readonly Word[]): string[] {
  const edges = WIDTHS.map(
    (_, column) => 12 * MM + WIDTHS.slice(0, column).reduce((sum, width) => sum + width * MM, 0),
  );
  const inTable = words.filter(({ page, y }) => {
    const top = page === 0 ? TABLE_TOP : TOP + HEADER;
    return y > top - 1 && y < 210 * MM - 12 * MM;
  });
  const ordered = [...inTable].sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x);
  return edges.map((left, column) => {
    const right = edges[column + 1] ?? Number.POSITIVE_INFINITY;
    return ordered
      .filter(({ x }) => x >= left && x < right)
      .map(({ text }) => text)
      .join('');
  });
}

describeWith(['pdftotext', 'pdffonts', 'pdfinfo'], 'the PDF of the shipped unit', () => {
  it('holds the data, column by column, as poppler reads it', () => {
    expect(readColumns(readWords(made('first', 'pdf')))).toEqual(columns());
  });

  it('has title, captions, and on every page the header and its number', () => {
    const words = readWords(made('first', 'pdf'));
    const pages = (words.at(-1)?.page ?? 0) + 1;
    for (let page = 0; page < pages; page++) {
      const text = words
        .filter((word) => word.page === page)
        .map((word) => word.text)
        .join('');
      expect(text).toContain('财政专户拨款');
      expect(text).toContain(`第${page + 1}页共${pages}页`);
    }
    const first = words
      .filter((word) => word.page === 0 && word.y < TABLE_TOP - 1)
      .map((word) => word.text)
      .join('');
    expect(first).toBe(`项目支出绩效目标表（含转移支付项目）单位名称：${unit.单位名称}单位：万元`);
  });

  it('embeds every font as a subset with a ToUnicode map, on A4 landscape', () => {
    const fonts = execFileSync('pdffonts', [made('first', 'pdf')], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts).toHaveLength(3);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Form\w+-\w+ +CID TrueType +Identity-H +yes yes yes/);
    const info = execFileSync('pdfinfo', [made('first', 'pdf')], { encoding: 'utf8' });
    expect(info).toMatch(/Page size: +841\.89 x 595\.2\d* pts \(A4\)/);
    expect(info).toMatch(/Title: +广州科技贸易职业学院 2025 年项目支出绩效目标表（含转移支付项目）/);
  });

  it('begins and ends no line badly', () => {
    const text = execFileSync('pdftotext', ['-bbox-layout', made('first', 'pdf'), '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const lines = [...text.matchAll(/<line [^>]*>(.*?)<\/line>/gs)].map(([, line = '']) =>
      [...line.matchAll(/<word [^>]*>(.*?)<\/word>/g)].map(([, word = '']) => word).join(' '),
    );
    expect(lines.length).toBeGreaterThan(400);
    for (const line of lines) {
      expect(NO_START.has([...line][0] ?? ''), line).toBe(false);
      expect(NO_END.has([...line].at(-1) ?? ''), line).toBe(false);
    }
  });
});

describe('the files of the shipped unit', () => {
  it('are the same bytes in another process, time zone and working folder', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'mubiao-elsewhere-'));
    build('second', [], { TZ: 'Pacific/Kiritimati', LANG: 'C' }, elsewhere);
    rmSync(elsewhere, { recursive: true });
    for (const extension of ['pdf', 'docx'])
      expect(readFileSync(made('second', extension)).equals(readFileSync(made('first', extension)))).toBe(true);
  });
});

describeWith(['pdftotext'], 'the template alone decides the look', () => {
  it('a column width, a title and the wording of the indicator line changed there change in PDF and Word', () => {
    const templates = join(scratch, 'templates');
    cpSync(join(root, 'templates'), templates, { recursive: true });
    const file = join(templates, '项目支出绩效目标表.hbs');
    const template = readFileSync(file, 'utf8');
    const changed = template
      .replace('41mm 17.5mm', '51mm 17.5mm')
      .replace('66mm 94mm', '66mm 84mm')
      .replace(
        '<h1 size="18pt" leading="27pt">项目支出绩效目标表（含转移支付项目）',
        '<h1 size="18pt" leading="27pt">项目支出绩效目标表（试行）',
      )
      .replace('实施周期指标值:{{实施周期指标值}}；年度指标值:', '本年指标值为');
    writeFileSync(file, changed);
    build('changed', ['--templates', templates]);

    const words = readWords(made('changed', 'pdf'));
    const pdf = words.map(({ text }) => text).join('');
    expect(pdf).toContain('项目支出绩效目标表（试行）');
    const indicators = words.filter(({ x }) => x > (12 + 51 + 72 + 66) * MM).map(({ text }) => text);
    expect(indicators.join('')).toContain('1、1-产出指标；11-数量指标；应用类系统运维数；本年指标值为14个。');
    const total = words.find(({ text }) => text === '总计');
    expect(total?.x).toBeGreaterThan((12 + 51) * MM);

    const xml = new TextDecoder().decode(unzipSync(readFileSync(made('changed', 'docx')))['word/document.xml']);
    const text = xml.replace(/<[^>]+>/g, '');
    expect(text).toContain('项目支出绩效目标表（试行）');
    expect(text).toContain('应用类系统运维数；本年指标值为14个。');
    expect(text).not.toContain('实施周期指标值');
    expect(xml).toContain(`<w:gridCol w:w="${Math.round(51 * MM * 20)}"/>`);
  });
});
