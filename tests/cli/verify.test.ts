import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../proof/story.ts';
import { describeWith } from '../tools.ts';
import { classTable, projectOf, sheetOf } from './library.ts';
import { runIn } from './run.ts';

/** Files that someone altered after they were made, and what `mubiao verify` says of each. */

const folder = mkdtempSync(join(tmpdir(), 'mubiao-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const unit = 'data/2025/广州图书馆';
const form = 'out/2025/广州图书馆/项目支出绩效目标表';
const data = {
  'data/2025/指标分类.yaml': classTable,
  [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '120.00'),
  [`${unit}/项目/01-图书购置.yaml`]: projectOf('图书购置经费', '120.00'),
};

beforeAll(async () => {
  for (const [file, text] of Object.entries(data)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  expect(await runIn(folder, ['build', '--draft', 'always'])).toMatchObject({ exit: 0 });
});

const read = (name: string): Uint8Array => readFileSync(join(folder, name));
const verify = async (bytes: Uint8Array, ...more: string[]) => {
  writeFileSync(join(folder, '收到的'), bytes);
  return runIn(folder, ['verify', '收到的', unit, ...more]);
};

/** The Word file with the text of a part changed. */
function withPart(path: string, change: (text: string) => string, file = `${form}.docx`): Uint8Array {
  const parts = unzipSync(read(file));
  const before = strFromU8(parts[path] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [path]: strToU8(after) });
}

/** The PDF with a stretch of its metadata, which is not packed, changed to one of the same length. */
function withMetadata(from: string, to: string, file = `${form}.pdf`): Uint8Array {
  const text = Buffer.from(read(file)).toString('latin1');
  expect(text.split(from)).toHaveLength(2);
  return Buffer.from(text.replace(from, to), 'latin1');
}

const saidSame = `收到的 的文字与 ${unit} 相符，但文件不是原样：它被别的程序另存或改动过`;

describe('a Word file', () => {
  it('in which a number was changed is told by project and column, with both values', async () => {
    const { exit, out } = await verify(
      withPart('word/document.xml', (body) => body.replaceAll('>120.00<', '>920.00<')),
    );
    expect(exit).toBe(1);
    expect(out.split('\n').slice(0, 3)).toEqual([
      `收到的 与 ${unit} 不符：`,
      '  广州图书馆的“总计”（第 2 行第 2 列）：文件里是“920.00”，按数据应为“120.00”。',
      '  广州图书馆的“财政拨款”（第 2 行第 3 列）：文件里是“920.00”，按数据应为“120.00”。',
    ]);
  });

  it('that lost its 草稿 is not what was made, and still says that it is a draft', async () => {
    const { exit, out } = await verify(withPart('word/header1.xml', (header) => header.replace(/<w:r>.*<\/w:r>/, '')));
    expect([exit, out]).toEqual([1, `${saidSame}。\n它是草稿，每页印着“草稿”。\n`]);
  });

  it('that says it is no draft, and shows 草稿, is not what was made', async () => {
    const noDraft = withPart('docProps/custom.xml', (text) => text.replace(/(MubiaoDraft.*?>)true</, '$1false<'));
    expect(await verify(noDraft)).toMatchObject({ exit: 1, out: `${saidSame}。\n` });
  });
});

describe('a PDF', () => {
  it('that another version made alike is sound, and that is told', async () => {
    const { exit, out } = await verify(withMetadata('<mubiao:Version>0.1.0<', '<mubiao:Version>0.0.9<'));
    expect(exit).toBe(0);
    expect(out).toContain('它写明由 0.0.9 版的程序生成，现在的 0.1.0 版生成得一样。');
  });

  it('that another version made otherwise says the same, and which version is told', async () => {
    const templates = join(folder, '旧模板');
    cpSync(join(root, 'templates'), templates, { recursive: true });
    const name = join(templates, '项目支出绩效目标表.hbs');
    writeFileSync(name, readFileSync(name, 'utf8').replace('size="8pt" leading="11pt"', 'size="9pt" leading="13pt"'));
    await runIn(folder, ['build', '--templates', templates, '--out', '旧', '--draft', 'never']);
    const old = withMetadata('<mubiao:Version>0.1.0<', '<mubiao:Version>0.0.9<', `${form.replace('out', '旧')}.pdf`);
    expect(await verify(old)).toMatchObject({ exit: 1, out: `${saidSame}，或由另一版本（0.0.9）的程序生成。\n` });
    expect(await verify(old, '--templates', templates)).toMatchObject({ exit: 0 });
  });

  it('that says another date is not what was made', async () => {
    const { exit, out } = await verify(withMetadata('<xmp:ModifyDate>2020', '<xmp:ModifyDate>2024'));
    expect([exit, out.split('\n')[0]]).toEqual([1, `${saidSame}。`]);
  });
});

describeWith(['qpdf'], 'a PDF that was opened up', () => {
  const open = (): string => {
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', join(folder, `${form}.pdf`), join(folder, '开.pdf')]);
    return readFileSync(join(folder, '开.pdf'), 'latin1');
  };

  it('and has another number on its page is told by project and column, with both values', async () => {
    // 120.00: the third, fifth and sixth of six glyphs are the same.
    const forged = open().replace(/<(....)(....)(....)(....)\3\3> Tj/g, '<$2$2$3$4$3$3> Tj');
    const { exit, out } = await verify(Buffer.from(forged, 'latin1'));
    expect(exit).toBe(1);
    expect(out).toContain('  图书购置经费的“财政拨款”（第 3 行第 3 列）：文件里是“220.00”，按数据应为“120.00”。\n');
    expect(out).not.toContain('所附的');
  });

  it('and lost its 草稿 is not what was made, and still says that it is a draft', async () => {
    const { exit, out } = await verify(Buffer.from(open().replaceAll('/Mark Do', '        '), 'latin1'));
    expect([exit, out]).toEqual([1, `${saidSame}。\n它是草稿，每页印着“草稿”。\n`]);
  });
});
