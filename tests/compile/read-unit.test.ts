import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUnit } from '../../src/compile/read-unit.ts';
import { at, textOf } from '../diagnostics/told.ts';
import { change, describe as describeFinding, folderOf, found, type Story, story } from './story.ts';

describe('readUnit', () => {
  it('finds no error in a sound unit, and yields its data', () => {
    const read = readUnit(folderOf());
    expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read.ok && read.value.unit.项目[1]?.资金.财政拨款?.toFixed(2)).toBe('30.50');
    expect(read.ok && read.value.unit.项目[1]?.绩效目标).toBe('1.培训教师。\n2.提高水平。');
  });

  it('leads paths back into the files', () => {
    const read = readUnit(folderOf());
    if (!read.ok) throw new Error('the story is sound');
    const { value } = read;
    expect(textOf(value.locate(['项目', 1, '资金', '其他资金']))).toBe('20.00');
    expect(value.locate(['项目', 0, '项目名称']).source.file).toBe('data/2025/南沙职校/项目/01-维修.yaml');
    expect(textOf(value.locate(['单位', '合计'], 'key'))).toBe('合计');
    expect(textOf(value.locate(['指标分类', '指标分类', 0, '二级', 2]))).toBe('14-');
    expect(at(value.locateWithin(['项目', 1, '绩效目标'], 10, 2))).toBe('8:5');
  });

  it('tells the mistakes of all files in one run, by file and line, notation not hiding shape', () => {
    const read = readUnit(
      folderOf({
        指标分类: story.指标分类.replace('- 14-', '- 14'),
        单位: story.单位.replace('单位名称: ', '单位名称：').replace('财政拨款', '财政拔款'),
        维修: story.维修.replace('150.00', '三千').replace('目标: ', '目标: 目标: '),
        培训: story.培训.replace('    名称: 培训人数\n', ''),
      }),
    );
    expect(read.diagnostics.map(describeFinding)).toEqual([
      '单位.yaml:1:5 yaml-fullwidth-colon',
      '单位.yaml:5:3 unknown-key',
      '01-维修.yaml:3:9 bad-amount',
      '01-维修.yaml:4:7 yaml-quote',
      '02-培训.yaml:10:5 missing-field',
      '指标分类.yaml:7:9 bad-class',
    ]);
  });

  it('says which file is missing, and where it was expected', () => {
    const read = readUnit({ ...folderOf(), classTable: null, sheet: null, projects: [] });
    expect(read.diagnostics.map(({ code, span }) => `${code} ${span.source.file}`)).toEqual([
      'missing-file data/2025/南沙职校/单位.yaml',
      'missing-file data/2025/南沙职校/项目/01-项目简称.yaml',
      'missing-file data/2025/指标分类.yaml',
    ]);
  });

  it('looks for the class table beside a unit that is named from inside its folders', () => {
    const expected = (folder: string) =>
      readUnit({ ...folderOf(), folder, classTable: null }).diagnostics[0]?.span.source.file;
    expect(expected('南沙职校')).toBe('指标分类.yaml');
    expect(expected('.')).toBe('./../指标分类.yaml');
  });

  it('compares the year with the folder of the year', () => {
    const [diagnostic] = readUnit(
      folderOf({ 单位: story.单位.replace('2025', '2024'), 指标分类: story.指标分类.replace('2025', '2024') }),
    ).diagnostics;
    expect(diagnostic?.message).toBe('单位的文件夹在“2025”之下，预算年度却是 2024。');
  });

  it('reads a GBK project as such, and the others as ever', () => {
    const { projects, ...rest } = folderOf({ 单位: story.单位.replace('总计: 200.50', '总计: x') });
    const [first] = projects;
    if (first === undefined) throw new Error('the story has projects');
    const gbk = { file: first.file, bytes: Uint8Array.from([0xcf, 0xee, 0xc4, 0xbf, 0x3a, 0x20, 0xb0, 0xa1, 0x0a]) };
    const read = readUnit({ ...rest, projects: [gbk, ...projects.slice(1)] });
    expect(read.diagnostics.map(describeFinding)).toEqual(['单位.yaml:4:7 bad-amount', '01-维修.yaml:1:1 not-utf8']);
  });

  it('does not ask the rules while a shape is wrong', () => {
    expect(change('维修', '财政拨款: 150.00', '财政拨款: 1.0e2')).toEqual(['01-维修.yaml:3:9 bad-amount']);
  });

  it('survives any edit of a sound file, and every span lies inside its file', () => {
    const names = Object.keys(story) as (keyof Story)[];
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '：',
        ': ',
        '\t',
        '\n',
        '"',
        "'",
        '- ',
        '[',
        '{',
        '|',
        '>',
        '&a ',
        '*a',
        '!!int ',
        '#',
        '　',
        '-',
        ',',
        '\r\n',
        '? ',
        '---\n',
        '%',
        '\\',
        '𰻝',
        '  ',
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(400), fc.nat(6), piece), { minLength: 1, maxLength: 4 }),
        (name, edits) => {
          let text: string = story[name];
          for (const [offset, length, inserted] of edits)
            text = text.slice(0, offset) + inserted + text.slice(offset + length);
          for (const { span, related = [], message } of readUnit(folderOf({ [name]: text })).diagnostics) {
            expect(message).toMatch(/^\S[^\n]*。$/);
            for (const { source, start, end } of [span, ...related.map((place) => place.span)]) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThanOrEqual(start);
              expect(source.text.length).toBeGreaterThanOrEqual(end);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the shipped data of 2025', () => {
  it('has no error', () => {
    const year = 'data/2025';
    const unit = `${year}/广州科技贸易职业学院`;
    const read = (file: string) => ({ file, bytes: readFileSync(new URL(`../../${file}`, import.meta.url)) });
    const projects = readdirSync(new URL(`../../${unit}/项目/`, import.meta.url)).sort();
    const { ok, diagnostics } = readUnit({
      folder: unit,
      classTable: read(`${year}/指标分类.yaml`),
      sheet: read(`${unit}/单位.yaml`),
      projects: projects.map((name) => read(`${unit}/项目/${name}`)),
    });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(ok && projects.length).toBe(33);
  });
});

describe('messages', () => {
  it('are full sentences with both values, and the hint says what to write', () => {
    expect(found('单位', '财政拨款: 180.50', '财政拨款: 180.49\n  财政专户拨款: 0.01')[0]).toMatchObject({
      code: 'unit-total',
      message: '“合计”的财政拨款是 180.49，2 个项目之和是 180.50，相差 0.01。',
      hint: '请核对各项目的财政拨款；如果它们没有错，这里应为“180.50”。',
    });
    expect(found('维修', '财政拨款', '财政拔款')[0]).toMatchObject({
      message: '“资金”里有不认识的名称“财政拔款”。',
      hint: '是否想写“财政拨款”？',
    });
  });
});
