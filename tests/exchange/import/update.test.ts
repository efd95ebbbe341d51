import { describe, expect, it } from 'vitest';
import type { UnitFolder } from '../../../src/compile/unit-folder.ts';
import { bookOf, classTable, fileOf, folder, foundIn, planned, planOf, textsOf } from './books.ts';

const purchase = `# 采编部填写
项目名称: '图书购置经费'   # 全称
资金:
  财政拨款: 120    # 待批复
绩效目标: 购置中外文图书，丰富馆藏，满足读者的阅读需要。
绩效指标:
  - 分类: 11-数量指标
    名称: 购置图书数量   # 含电子书
    实施周期指标值: ≥10000册
    年度指标值: ≥10000册
    备注: 按上年数
  - 分类: 31-服务对象满意度
    名称: "读者满意度"
    实施周期指标值: ≥90%
    年度指标值: ≥90%
豁免:
  - 规则: goal-length
    理由: 批复原文如此
`;
const reading = `项目名称: 阅读推广
资金:
  总计: 30.00
  财政拨款: 30.00
绩效目标: 办好讲座。
绩效指标:
  - 分类: 11-数量指标
    名称: 讲座场次
    实施周期指标值: 10场
    年度指标值: 10场
`;
const target: UnitFolder = {
  folder,
  classTable,
  sheet: fileOf(`${folder}/单位.yaml`, '单位名称: 广州图书馆   # 全称\n预算年度: 2025\n合计:\n  财政拨款: 150.00\n'),
  projects: [fileOf(`${folder}/项目/01-图书购置.yaml`, purchase), fileOf(`${folder}/项目/02-阅读推广.yaml`, reading)],
};

const head = ['项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '三级指标', '指标值'];
const goal = '购置中外文图书，丰富馆藏，满足读者的阅读需要。';
const asItIs: readonly (readonly (string | number | undefined)[])[] = [
  head,
  ['图书购置经费', 120, goal, '数量指标', '购置图书数量', '≥10000册'],
  [undefined, undefined, undefined, '服务对象满意度', '读者满意度', '≥90%'],
  ['阅读推广', 30, '办好讲座。', '数量指标', '讲座场次', '10场'],
];
const withChange = (row: number, column: number, value: string | number) =>
  asItIs.map((cells, index) => (index === row ? cells.with(column, value) : cells));

describe('a workbook that meets data', () => {
  it('changes no byte where it says the same', async () => {
    const plan = planned(await bookOf({ rows: asItIs }), { target });
    expect(plan).toMatchObject({ change: null, files: [], removed: [], absent: [] });
  });

  it('changes what it says otherwise and nothing else: comments, quotes, 备注 and 豁免 stay', async () => {
    const rows = withChange(1, 5, '≥12000册');
    const plan = planned(await bookOf({ rows }), { target });
    expect(textsOf(plan)).toEqual({ '项目/01-图书购置.yaml': purchase.replaceAll('≥10000册', '≥12000册') });
    expect(plan.change).toMatchObject({ kind: 'changed', difference: { projects: [{ kind: 'changed' }] } });
  });

  it('knows a project and an indicator again under another name', async () => {
    const rows = withChange(1, 0, '图书购置项目经费').map((cells, index) =>
      index === 2 ? cells.with(4, '到馆读者满意度') : cells,
    );
    const plan = planned(await bookOf({ rows }), { target });
    expect(textsOf(plan)).toEqual({
      '项目/01-图书购置.yaml': purchase
        .replace('图书购置经费', '图书购置项目经费')
        .replace('读者满意度', '到馆读者满意度'),
    });
  });

  it('writes 总计 anew where it was written', async () => {
    const plan = planned(await bookOf({ rows: withChange(3, 1, 31) }), { target, withErrors: true });
    expect(textsOf(plan)['项目/02-阅读推广.yaml']).toBe(reading.replaceAll('30.00', '31.00'));
    expect(foundIn(plan)).toEqual(['- unit-total']);
  });

  it('adds a project behind the others, and keeps those that it does not have', async () => {
    const rows = [head, ['展览服务', 0, '办好展览，服务市民。', '数量指标', '展览场次', '5场']];
    const plan = planned(await bookOf({ rows }), { target });
    expect(Object.keys(textsOf(plan))).toEqual(['项目/03-展览服务.yaml']);
    expect(plan.absent).toEqual(['图书购置经费', '阅读推广']);
    const less = planned(await bookOf({ rows: asItIs.slice(0, 3) }), { target, removesAbsent: true, withErrors: true });
    expect(less.removed).toEqual([`${folder}/项目/02-阅读推广.yaml`]);
  });

  it('says only what it has a column for', async () => {
    const rows = [
      ['项目名称', '二级指标', '指标名称', '年度指标值'],
      ['阅读推广', '数量指标', '讲座场次', '12场'],
    ];
    const plan = planned(await bookOf({ rows }), { target });
    // Both values were the same, and stay the same.
    expect(textsOf(plan)).toEqual({ '项目/02-阅读推广.yaml': reading.replaceAll('10场', '12场') });
    const longer = reading.replace('10场', '30场');
    const apart = { ...target, projects: [fileOf(`${folder}/项目/02-阅读推广.yaml`, longer)] };
    expect(textsOf(planned(await bookOf({ rows }), { target: apart, withErrors: true }))).toEqual({
      '项目/02-阅读推广.yaml': longer.replace('10场', '12场'),
    });
  });

  it('tells the amount of the one source by its total', async () => {
    const rows = [['单位：元'], ['项目名称', '预算金额', '绩效目标'], ['阅读推广', 310_000, '办好讲座。']];
    const plan = planned(await bookOf({ rows }), { target, withErrors: true });
    expect(textsOf(plan)['项目/02-阅读推广.yaml']).toBe(reading.replaceAll('30.00', '31.00'));
  });

  it('is refused where it is of another unit or another year', async () => {
    const other = await bookOf({ rows: [['填报单位：广州少年宫'], ...asItIs] });
    expect(planOf(other, { target })).toMatchObject({ kind: 'other-unit', key: '单位名称', said: '广州少年宫' });
    const past = await bookOf({ rows: [['2024年度项目绩效目标表'], ...asItIs] });
    expect(planOf(past, { target })).toMatchObject({ kind: 'other-unit', key: '预算年度', said: '2024' });
    const own = await bookOf({ rows: [['填报单位（盖章）：广州图书馆（本级）'], ...asItIs] });
    expect(planOf(own, { target }).kind).toBe('planned');
  });

  it('is held back where the data has errors of its own', async () => {
    const broken = { ...target, projects: [fileOf(`${folder}/项目/01-图书购置.yaml`, '项目名称: 图书\n')] };
    expect(planOf(await bookOf({ rows: asItIs }), { target: broken }).kind).toBe('unsound');
  });

  it('writes what is sound where that is asked for, and leaves a project with an error as it was', async () => {
    const rows = withChange(1, 1, '一百万').map((cells, index) => (index === 3 ? cells.with(5, '12场') : cells));
    const plan = planned(await bookOf({ rows }), { target });
    expect(plan.isBlocked).toBe(true);
    const asked = planned(await bookOf({ rows }), { target, withErrors: true });
    expect(asked).toMatchObject({ isBlocked: false, skipped: ['图书购置经费'] });
    expect(textsOf(asked)).toEqual({ '项目/02-阅读推广.yaml': reading.replaceAll('10场', '12场') });
  });
});
