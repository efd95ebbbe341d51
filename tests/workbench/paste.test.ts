import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/workbench/page/paste.ts';

const classes = ['11-数量指标', '12-质量指标', '22-社会效益'];
const row = (分类: string, 名称: string, 实施周期指标值: string, 年度指标值 = 实施周期指标值) => ({
  分类,
  名称,
  实施周期指标值,
  年度指标值,
});

describe('rows from Excel', () => {
  it.each([
    ['in the order of the table', '11-数量指标\t册数\t5册\t3册\n', [row('11-数量指标', '册数', '5册', '3册')]],
    [
      'with the class by its name or number',
      '数量指标\t册数\t5册\r\n22\t增长\t5%\r\n',
      [row('11-数量指标', '册数', '5册'), row('22-社会效益', '增长', '5%')],
    ],
    ['with a level 1 in front', '产出\t质量指标\t合格率\t100%\t100%\n', [row('12-质量指标', '合格率', '100%')]],
    ['without a class', '册数\t5册\t5册', [row('', '册数', '5册')]],
    [
      'under heads of their own',
      '三级指标\t年度指标值\t二级指标\n册数\t5册\t数量指标\n',
      [row('11-数量指标', '册数', '5册')],
    ],
    [
      'with line breaks and quotation marks in a cell',
      '11-数量指标\t"所谓""好书""\n册数"\t5册\n',
      [row('11-数量指标', '所谓"好书"册数', '5册')],
    ],
    ['with a class that the year does not have', '99-别的\t册数\t5册\t5册', [row('', '99-别的', '册数', '5册')]],
  ])('%s', (_, pasted, rows) => {
    expect(readRows(pasted, classes, '名称')).toEqual(rows);
  });

  it.each(['册数', '', '册数\n', '\t\n'])('are none: %j is a text for one field', (pasted) => {
    expect(readRows(pasted, classes, '名称')).toBeNull();
  });
});
