import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Composed } from '../../../src/typeset/composed.ts';
import { cutPages, type PageRange } from '../../../src/typeset/cut-pages.ts';
import { pdfWriter } from '../../../src/writers/pdf/pdf-writer.ts';
import { describeWith } from '../../tools.ts';
import { textsOf } from './reading.ts';
import { compose, smallForm } from './story.ts';

const folder = mkdtempSync(join(tmpdir(), 'mubiao-part-'));
afterAll(() => rmSync(folder, { recursive: true }));

const marks = { watermark: '草稿', origin: null };

async function write(composed: Composed): Promise<Uint8Array> {
  const document = { ...composed.document, marks };
  const written = await pdfWriter.write({ ...composed, document }, new Date(0));
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

const run = (program: string, ...args: readonly string[]) => execFileSync(program, args);

/** The pages as they look, dot by dot. */
function looksOf(bytes: Uint8Array, name: string): readonly Buffer[] {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  run('pdftoppm', '-r', '60', '-gray', file, join(folder, name));
  return readdirSync(folder)
    .filter((one) => one.startsWith(`${name}-`))
    .sort()
    .map((one) => readFileSync(join(folder, one)));
}

const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';
const row = '<tr><td>校园运维服务项目</td><td align="right">1,066.87</td></tr>';
const table = `<table columns="100mm 40mm" header-rows="1"><tr><th>项目名称</th><th>总计</th></tr>${row.repeat(50)}</table>`;
const tables = `<form title="两张表" page="A4 landscape" margin="10mm" foot="第 {page} 页 共 {pages} 页"><h1>两张表</h1>
${table}<p role="caption" before="6pt">第二张表</p>${table}<p role="caption" before="6pt">没有别的了。</p></form>`;

describeWith(['pdftoppm'], 'pages by themselves', () => {
  describe.each([
    ['of rows that go on over pages', smallForm(sentence.repeat(90), 4)],
    ['of many rows', smallForm(sentence, 70)],
    ['of two tables with texts between', tables],
  ])('%s', (name, template) => {
    let composed: Composed;
    let texts: readonly (readonly string[])[];
    let looks: readonly Buffer[];
    beforeAll(async () => {
      composed = await compose(template);
      const whole = await write(composed);
      [texts, looks] = [await textsOf(whole), looksOf(whole, name.replaceAll(' ', '-'))];
    });
    const partOf = (range: PageRange) => write({ ...composed, ...cutPages(composed, range) });

    it('are those of the whole, text by text and dot by dot', async () => {
      const last = composed.placed.pages - 1;
      expect(last).toBeGreaterThan(1);
      const alone = Array.from({ length: last + 1 }, (_, page) => ({ from: page, to: page }));
      for (const { from, to } of [...alone, { from: 1, to: 2 }, { from: 0, to: last }]) {
        const part = await partOf({ from, to });
        expect(await textsOf(part)).toEqual(texts.slice(from, to + 1));
        const shown = looksOf(part, `${name.replaceAll(' ', '-')}-part-${from}-${to}`);
        expect(shown).toHaveLength(to - from + 1);
        for (const [place, look] of shown.entries())
          expect(look.equals(looks[from + place] ?? look.subarray(1))).toBe(true);
      }
    });

    it('of a part are those of the whole, too', async () => {
      const part = cutPages(composed, { from: 1, to: 2 });
      const again = await write({ ...composed, ...cutPages(part, { from: 1, to: 1 }) });
      expect(await textsOf(again)).toEqual(texts.slice(2, 3));
    });
  });
});
