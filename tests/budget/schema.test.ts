import { describe, expect, it } from 'vitest';
import { toJSONSchema } from 'zod/mini';
import { projectSchema } from '../../src/budget/schema/project.ts';
import { change, found } from '../compile/story.ts';
import { at } from '../diagnostics/told.ts';

describe('the shape of a project', () => {
  it.each([
    ['a missing field, at the first line', '绩效目标: 按期完成校舍维修。\n', '', '1:1 missing-field'],
    ['a field missing in an indicator, at its first key', '    年度指标值: 100%\n', '', '6:5 missing-field'],
    ['an unknown key', '绩效目标', '目标说明书全文', '4:1 unknown-key 1:1 missing-field'],
    ['a misspelt key, which is then not missing', '绩效目标', '绩效日标', '4:1 unknown-key'],
    ['a misspelt key of an indicator', '年度指标值', '年底指标值', '9:5 unknown-key'],
    ['a misspelt source, so that 资金 is not also empty', '财政拨款', '财政拔款', '3:3 unknown-key'],
    ['a key without a value', '项目名称: 南沙职校校舍维修', '项目名称:', '1:1 empty-value'],
    ['white space as a value', '南沙职校校舍维修', '"  "', '1:7 empty-value'],
    ['an empty list', /绩效指标:[\s\S]*/, '绩效指标: []\n', '5:1 empty-value'],
    ['an empty entry of a list', '  - 分类', '  -\n  - 分类', '6:4 empty-value'],
    ['资金 without a word', '资金:\n  财政拨款: 150.00', '资金:', '2:1 empty-value'],
    ['资金 with blanks only', '财政拨款: 150.00', '财政拨款:\n  其他资金:', '2:1 no-amount'],
    ['text where a map is wanted', '资金:\n  财政拨款: 150.00', '资金: 150.00', '2:5 wrong-kind'],
    ['a source that is not indented', '  财政拨款', '财政拨款', '3:1 yaml-indent'],
    ['an entry without a space where a map is wanted', '财政拨款: 150.00', '财政拨款:150.00', '3:7 yaml-colon-space'],
    ['a dash for no amount', '财政拨款: 150.00', '财政拨款: -', '3:9 yaml-lone-dash'],
    ['a value that a # cuts off', '绩效目标: 按期', '绩效目标: #按期', '4:7 yaml-hash'],
    [
      'an entry with a full-width colon where a map is wanted',
      '财政拨款: 150.00',
      '财政拨款：150.00',
      '3:7 yaml-fullwidth-colon',
    ],
    ['a list where text is wanted', '绩效目标: 按期完成校舍维修。', '绩效目标:\n  - 甲', '4:1 wrong-kind'],
    ['a map where text is wanted', '绩效目标: 按期完成校舍维修。', '绩效目标:\n  一: 甲', '4:1 wrong-kind'],
    ['text where a list is wanted', /绩效指标:[\s\S]*/, '绩效指标: 无\n', '5:7 wrong-kind'],
    ['text as an indicator', '  - 分类', '  - 完成率\n  - 分类', '6:5 wrong-kind'],
    ['a line break in a name', '名称: 任务完成率', '名称: |-\n      任务\n      完成率', '8:9 line-break'],
    ['a control character that an escape brings in', '任务完成率', '"任务\\u2028完成率"', '7:12 bad-character'],
    ['half a character that an escape brings in', '任务完成率', '"任务\\uD800"', '7:12 bad-character'],
    ['a tab in a value', '任务完成率', '任务\t完成率', '7:11 bad-character'],
  ])('tells %s', (_, from, to, expected) => {
    const text =
      typeof from === 'string'
        ? from
        : '绩效指标:\n  - 分类: 13-时效指标\n    名称: 任务完成率\n    实施周期指标值: 100%\n    年度指标值: 100%\n';
    const lines = change('维修', text, to).map((line) => line.replace('01-维修.yaml:', ''));
    expect(lines.toSorted().join(' ')).toBe(
      expected
        .match(/\S+ \S+/g)
        ?.toSorted()
        .join(' '),
    );
  });

  it.each([
    ['名称: 任务完成率', '指标名称: 任务完成率', '7:5 是否想写“名称”？'],
    ['年度指标值', '指标值', '9:5 是否想写“年度指标值”？'],
    ['年度指标值', '年度值', '9:5 是否想写“年度指标值”？'],
    [
      '    实施周期指标值: 100%\n    年度指标值',
      '    指标值',
      '8:5 是否想写“实施周期指标值”或“年度指标值”？每一项都要写。',
    ],
    ['项目名称', '项目名', '1:1 是否想写“项目名称”？'],
    ['项目名称', '名称', '1:1 是否想写“项目名称”？'],
    ['绩效目标', '目标', '4:1 是否想写“绩效目标”？'],
    ['分类', '指标分类', '6:5 是否想写“分类”？'],
    ['财政拨款', '拨款', '3:3 是否想写“财政拨款”或“财政专户拨款”？'],
  ])(
    'takes a key that is a part of another, or has it as a part, for it, and tells it once: %s',
    (from, to, expected) => {
      const places = found('维修', from, to).map(({ code, span, hint }) => `${at(span)} ${code} ${hint}`);
      expect(places).toEqual([expected.replace(' ', ' unknown-key ')]);
      expect(change('单位', '单位名称', '单位')).toEqual(['单位.yaml:1:1 unknown-key']);
      expect(found('单位', '单位名称', '单位')[0]?.hint).toBe('是否想写“单位名称”？');
    },
  );

  it('says under which key a key belongs that is not there', () => {
    expect(found('维修', '资金:\n  财政拨款', '财政拨款')).toMatchObject([
      {
        code: 'unknown-key',
        message: '“财政拨款”应当写在“资金”之下。',
        hint: '请在它上面加一行“资金:”，这一行的行首加两个半角空格。',
      },
    ]);
  });

  it('accepts blanks for what is optional, and drops the break that a | block ends in', () => {
    expect(change('培训', '备注: 见批复', '备注:')).toEqual([]);
    expect(change('维修', '任务完成率', '|\n      任务完成率')).toEqual([]);
  });

  it('says which indicator lacks what, and how to write it', () => {
    expect(found('维修', '    年度指标值: 100%\n', '')[0]).toMatchObject({
      message: '“绩效指标”第1项缺少“年度指标值”。',
      hint: '请加上“年度指标值: 100%”。',
    });
  });

  it('carries titles and descriptions into a JSON Schema', () => {
    const schema = toJSONSchema(projectSchema, { io: 'input' });
    expect(schema.properties).toMatchObject({ 项目名称: { type: 'string', title: '项目名称' } });
    expect(schema.required).toEqual(['项目名称', '资金', '绩效目标', '绩效指标']);
    expect(schema.additionalProperties).toBe(false);
  });
});

describe('the shape of a unit', () => {
  it.each(['../x', 'a/b', 'a\\b', 'C:', 'a*', '..', '.隐藏', '南沙职校.', 'CON', 'lpt1.txt', '校'.repeat(81)])(
    'refuses the name %s, which is no folder',
    (name) => {
      expect(change('单位', '南沙职校', `'${name}'`).map((line) => line.split(' ')[1])).toEqual(['bad-unit-name']);
    },
  );

  it('wants a year of four digits, and repairs what it can', () => {
    expect(found('单位', '2025', '２０２５年')[0]).toMatchObject({ code: 'bad-year', hint: '请写成“2025”。' });
    expect(found('单位', '2025', '二五')[0]?.hint).toBe('请写四位数字，例如“2025”。');
  });
});

describe('the shape of a class table', () => {
  it('tells a class without its code, under the wrong level, or twice', () => {
    expect(change('指标分类', '11-数量指标', '数量指标')).toEqual(['指标分类.yaml:5:9 bad-class']);
    expect(change('指标分类', '11-数量指标', '21-经济效益')).toEqual(['指标分类.yaml:5:9 bad-class']);
    expect(change('指标分类', '13-时效指标', '11-时效指标')).toEqual(['指标分类.yaml:6:9 bad-class']);
  });
});
