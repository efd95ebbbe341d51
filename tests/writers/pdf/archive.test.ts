import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfWriter } from '../../../src/writers/pdf/pdf-writer.ts';
import { midYear } from '../../forms/adjustment/story.ts';
import { baseOf, printedOverview } from '../../forms/overview/story.ts';
import { describeWith, verapdfFolder } from '../../tools.ts';
import { compose, smallForm } from './story.ts';

const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';
/** Forms that the validators judge: small, cells that continue over pages, and a title and a row full of hard characters. */
const forms: Readonly<Record<string, string>> = {
  small: smallForm(sentence),
  continued: smallForm(sentence.repeat(90), 2),
  'row-heads': smallForm('', 1).replace(
    '<td valign="middle" indent="2">校园运维服务项目</td>',
    `<th>${sentence.repeat(30)}</th>`,
  ),
  rare: smallForm('𪚥㐀〇々①Ⅻ㎡‰ｱ', 1).replaceAll('目标表', '目标表&amp;&lt;𪚥&gt;'),
};
/** With bars of every table, and what became of a unit. */
const names = [...Object.keys(forms), 'overview'];
let folder: string;
const file = (name: string): string => join(folder, `${name}.pdf`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-archive-'));
  for (const [name, template] of Object.entries(forms)) {
    const written = await pdfWriter.write(await compose(template), new Date(0));
    if (!written.ok) throw new Error(written.diagnostics.map((one) => one.message).join());
    writeFileSync(file(name), written.value);
  }
  const { before, after } = await midYear();
  const { pdf } = await printedOverview(after, baseOf('HEAD~1', before));
  writeFileSync(file('overview'), pdf ?? '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describeWith(['verapdf'], 'veraPDF finds every file', () => {
  it.each(['3a', 'ua1'])('sound under flavour %s', (flavour) => {
    const args = ['-cp', join(verapdfFolder, '*'), 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', flavour];
    const out = execFileSync('java', [...args, '--format', 'text', '-v', ...names.map(file)], {
      encoding: 'utf8',
    });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(names.map(() => 'PASS'));
  });
});

describeWith(['qpdf', 'pdfinfo'], 'the structure of the PDF', () => {
  it('is sound for qpdf, with its objects packed', () => {
    for (const name of names)
      expect(execFileSync('qpdf', ['--check', file(name)], { encoding: 'utf8' })).toContain('No syntax');
  });

  it('reads the form row by row, a cell that continues on the next page as one', () => {
    const text = execFileSync('pdfinfo', ['-struct-text', file('continued')], { encoding: 'utf8', maxBuffer: 1 << 26 });
    const cells = text
      .split(/\n\s+T[HD]:?\n/)
      .slice(1)
      .map((cell) => [...cell.matchAll(/"(.*)"/g)].map(([, part]) => part).join(''));
    const row = ['校园运维服务项目', '1,066.87', sentence.repeat(90)];
    expect(cells).toEqual(['项目名称', '总计', '绩效目标', ...row, ...row]);
  });

  it('keeps a row’s header cell that continues on the next page, and says that it heads its row', () => {
    const text = execFileSync('pdfinfo', ['-struct-text', file('row-heads')], { encoding: 'utf8' });
    expect(text.match(/\/Scope \/(Row|Column)/g)).toEqual([...Array(3).fill('/Scope /Column'), '/Scope /Row']);
    const [, head = ''] = text.split('/Scope /Row');
    const said = [...head.matchAll(/"(.*)"/g)].map(([, part]) => part).join('');
    expect(said.startsWith(sentence.repeat(30))).toBe(true);
  });

  it('shows a title with every character that XML escapes', () => {
    expect(execFileSync('pdfinfo', [file('rare')], { encoding: 'utf8' })).toContain('目标表&<𪚥>');
  });
});
