import { describe, expect, it } from 'vitest';
import { bookOf, draftOf, foundIn, planned, textsOf } from './books.ts';

const indicator = ['数量指标', '购置图书数量', '≥10000册', '≥10000册'];

/** 图书购置经费 of 120.00 万元, with one indicator, as it is written. */
const purchase = `项目名称: 图书购置经费
资金:
  财政拨款: 120.00
绩效目标: 购置中外文图书，丰富馆藏，满足读者的阅读需要。
绩效指标:
  - 分类: 11-数量指标
    名称: 购置图书数量
    实施周期指标值: ≥10000册
    年度指标值: ≥10000册
`;
const goal = '购置中外文图书，丰富馆藏，满足读者的阅读需要。';

describe('a workbook as offices have them', () => {
  it('is read with headers of two levels, merged projects, text numbers in 元, a title and a sum', async () => {
    const bytes = await bookOf({
      rows: [
        ['2025年度项目绩效目标汇总表'],
        [
          '填报单位：广州图书馆',
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          '单位：元',
        ],
        ['序号', '项 目 名 称', '预算安排', undefined, '年度绩效目标', '绩效指标', undefined, undefined, undefined],
        [undefined, undefined, '合计', '其中：财政拨款', undefined, '一级指标', '二级指标', '三级指标', '目标值'],
        [
          1,
          '图书购置经费',
          '１，２００，０００．００',
          '1,200,000',
          goal,
          '产出指标',
          '数量指标',
          '购置图书数量',
          '≥10000册',
        ],
        [undefined, undefined, undefined, undefined, undefined, undefined, '时效指标', '采购及时率', 0.95],
        ['合 计', undefined, 1200000, 1200000],
        ['填表人：王五'],
      ],
      merges: ['A1:I1', 'C3:D3', 'F3:I3', 'A3:A4', 'B3:B4', 'E3:E4', 'B5:B6', 'C5:C6', 'D5:D6', 'E5:E6', 'F5:F6'],
      formats: { I6: '0%' },
    });
    const plan = planned(bytes);
    expect(foundIn(plan)).toEqual([]);
    expect(textsOf(plan)).toEqual({
      '单位.yaml': '单位名称: 广州图书馆\n预算年度: 2025\n合计:\n  财政拨款: 120.00\n',
      '项目/01-图书购置经费.yaml': `${purchase}  - 分类: 13-时效指标\n    名称: 采购及时率\n    实施周期指标值: 95%\n    年度指标值: 95%\n`,
    });
  });

  it('is read where names and classes are repeated in every row and columns stand in another order', async () => {
    const plan = planned(
      await bookOf({
        rows: [
          ['指标名称', '年度目标值', '实施周期', '指标分类', '项目', '财政拨款（万元）', '绩效目标', '备注'],
          ['购置图书数量', '≥10000册', '≥10000册', '11-数量指标', '图书购置经费', 120, goal],
          ['读者满意度', '≥90%', '≥90%', '31服务对象满意度', '图书购置经费', 120, goal, '问卷'],
        ],
      }),
    );
    expect(textsOf(plan)['项目/01-图书购置经费.yaml']).toBe(
      `${purchase}  - 分类: 31-服务对象满意度\n    名称: 读者满意度\n    实施周期指标值: ≥90%\n    年度指标值: ≥90%\n    备注: 问卷\n`,
    );
  });

  it('is put together from a sheet of projects and a sheet of indicators', async () => {
    const plan = planned(
      await bookOf(
        {
          name: '项目',
          rows: [
            ['项目名称', '财政拨款(万元)', '绩效目标'],
            ['图书购置经费', '120万元', goal],
          ],
        },
        {
          name: '指标',
          rows: [
            ['项目名称', '二级指标', '三级指标', '指标值'],
            ['图书购置经费', '数量指标', '购置图书数量', '≥10000册'],
          ],
        },
      ),
    );
    expect(textsOf(plan)['项目/01-图书购置经费.yaml']).toBe(purchase);
  });

  it('is read where operator, number and unit stand apart', async () => {
    const plan = planned(
      await bookOf({
        rows: [
          ['项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '指标名称', '运算符号', '指标值', '计量单位'],
          ['图书购置经费', 120, goal, '数量指标', '购置图书数量', '大于等于', 10000, '册'],
          [undefined, undefined, undefined, '质量指标', '验收合格率', '=', 100, '%'],
          [undefined, undefined, undefined, '社会效益指标', '阅读氛围', '定性', '优', '无'],
        ],
      }),
    );
    const text = textsOf(plan)['项目/01-图书购置经费.yaml'] ?? '';
    expect([...text.matchAll(/年度指标值: (.*)/g)].map(([, value]) => value)).toEqual(['≥10000册', '100%', '优']);
  });

  it('is read as the form itself, all indicators in one cell, with the unit in the first row', async () => {
    const printed =
      '1、1-产出指标；11-数量指标；购置图书数量；实施周期指标值:≥10000册；年度指标值:≥10000册。2、3-满意度指标；31-服务对象满意度；读者满意度；实施周期指标值:≥90%；年度指标值:≥90%';
    const head = ['项目名称（资金使用单位）', '总计', '财政拨款', '财政专户拨款', '其他资金', '绩效目标', '绩效指标'];
    const bytes = await bookOf({
      rows: [
        ['项目支出绩效目标表（含转移支付项目）'],
        ['单位名称：广州图书馆', undefined, undefined, undefined, undefined, undefined, '单位：万元'],
        head,
        ['广州图书馆', 150, 120, undefined, 30],
        ['    图书购置经费', 120, 120, undefined, undefined, goal, printed],
        head,
        ['    阅读推广', 30, undefined, '-', 30, '办好讲座。', printed],
      ],
    });
    const plan = planned(bytes);
    expect(foundIn(plan)).toEqual([]);
    expect(textsOf(plan)['单位.yaml']).toBe(
      '单位名称: 广州图书馆\n预算年度: 2025\n合计:\n  总计: 150.00\n  财政拨款: 120.00\n  其他资金: 30.00\n',
    );
    expect(Object.keys(textsOf(plan))).toContain('项目/02-阅读推广.yaml');
  });

  it('is read as a declaration with labels, one project a sheet', async () => {
    const sheet = (name: string, amount: number) => ({
      name,
      rows: [
        ['项目支出绩效目标申报表'],
        ['（2025年度）', undefined, undefined, undefined, undefined, '金额单位：万元'],
        ['项目名称', name, undefined, undefined, '项目负责人', '李四'],
        ['主管部门', '市文化局', undefined, undefined, '实施单位', '广州图书馆'],
        ['项目资金', '中期资金总额：', 3 * amount, '年度资金总额：', amount],
        [undefined, '其中：财政拨款', 3 * amount, '其中：财政拨款', amount],
        [undefined, '其他资金', 0, '其他资金', undefined],
        ['总体目标', '年度目标'],
        [undefined, goal],
        ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
        [undefined, '产出指标', ...indicator.slice(0, 3)],
      ],
      merges: ['A5:A7', 'A8:A9', 'A10:A11'],
    });
    const plan = planned(await bookOf(sheet('图书购置经费', 120), sheet('阅读推广', 30)));
    expect(foundIn(plan)).toEqual([]);
    expect(textsOf(plan)['项目/01-图书购置经费.yaml']).toBe(purchase);
    expect(textsOf(plan)['项目/02-阅读推广.yaml']).toContain('财政拨款: 30.00');
  });

  it('is read as a declaration of two halves: the period left, the year right', async () => {
    const head = ['二级指标', '三级指标', '指标值'];
    const sheet = (right: readonly string[]) => ({
      rows: [
        ['项目支出绩效目标申报表', undefined, '金额单位：万元'],
        ['（2025年度）', undefined, '实施单位', '广州图书馆'],
        ['项目名称', '图书购置经费'],
        ['中期资金总额：', 360, undefined, '年度资金总额：', 120],
        ['其中：财政拨款', 360, undefined, '其中：财政拨款', 120],
        ['总体目标', '实施期目标', undefined, undefined, '年度目标'],
        [undefined, '三年建成馆藏体系。', undefined, undefined, goal],
        ['绩效指标', ...head, ...head],
        [undefined, '数量指标', '购置图书数量', '≥30000册', ...right],
      ],
      merges: ['A6:A7', 'A8:A9'],
    });
    const plan = planned(await bookOf(sheet(['数量指标', '购置图书数量', '≥10000册'])));
    expect(foundIn(plan)).toEqual([]);
    expect(textsOf(plan)['项目/01-图书购置经费.yaml']).toContain('实施周期指标值: ≥30000册\n    年度指标值: ≥10000册');
    expect(plan.remarks).toContain(
      '“实施期目标”（三年建成馆藏体系。）没有读：每个项目只有一个绩效目标，读的是年度的。',
    );
    const other = planned(await bookOf(sheet(['数量指标', '到馆人次', '≥3000人次'])));
    expect(foundIn(other)).toEqual(['F9 cell-contradicts']);
  });

  it('is not read in money of which nobody says whether it is 元 or 万元', async () => {
    const bytes = await bookOf({
      rows: [
        ['项目名称', '财政拨款', '绩效目标'],
        ['图书购置经费', 120, goal],
      ],
    });
    expect(draftOf(bytes)).toEqual({ kind: 'needs-money', where: '“Sheet1”表' });
    expect(draftOf(bytes, { money: '万元' }).kind).toBe('draft');
    const noted = await bookOf({
      rows: [['单位：元'], ['项目名称', '财政拨款', '绩效目标'], ['图书购置经费', 120, goal]],
    });
    expect(draftOf(noted, { money: '万元' })).toEqual({ kind: 'other-money', where: '“Sheet1”表', noted: '元' });
  });

  it('holds sums and subtotals against their projects and imports none of them as a project', async () => {
    const rows = (sum: number, subtotal: number) => [
      ['单位：万元'],
      ['项目名称', '财政拨款', '绩效目标', '二级指标', '三级指标', '指标值'],
      ['图书购置经费', 120, goal, ...indicator.slice(0, 3)],
      ['小计', subtotal],
      ['阅读推广', 30, goal, ...indicator.slice(0, 3)],
      ['总　计', sum],
    ];
    expect(foundIn(planned(await bookOf({ rows: rows(150, 120) })))).toEqual([]);
    const wrong = planned(await bookOf({ rows: rows(151, 12) }));
    expect(foundIn(wrong)).toEqual(['B4 sum-row', 'B6 sum-row']);
    expect(wrong.isBlocked).toBe(true);
    expect(wrong.findings.map(({ diagnostic }) => diagnostic.message)).toContain(
      '“总计”行的财政拨款是 151.00（万元），上面各项目之和却是 150.00，相差 1.00。',
    );
  });

  it('tells of what is hidden, and reads hidden rows but no hidden sheet', async () => {
    const rows = [
      ['单位：万元'],
      ['项目名称', '财政拨款', '绩效目标', '二级指标', '三级指标', '指标值'],
      ['图书购置经费', 120, goal, ...indicator.slice(0, 3)],
      ['阅读推广', 30, goal, ...indicator.slice(0, 3)],
    ];
    const bytes = await bookOf(
      { rows, hiddenRows: [4], hiddenColumns: [3] },
      { name: '底稿', rows, state: 'veryHidden' },
    );
    const plan = planned(bytes);
    expect(Object.keys(textsOf(plan))).toHaveLength(3);
    expect(plan.remarks).toContain('“底稿”表是隐藏的，没有读；要读，请在 Excel 里取消隐藏。');
    expect(plan.remarks).toContain('“Sheet1”表的 C 列是隐藏的，也读了；不要的请删去。');
    expect(plan.remarks).toContain('“Sheet1”表的第 4 行是隐藏的，也读了；不要的请删去。');
    expect(draftOf(bytes, { sheets: ['没有'] })).toMatchObject({ kind: 'no-such-sheet', known: ['Sheet1', '底稿'] });
    expect(draftOf(bytes, { sheets: ['底稿'] }).kind).toBe('draft');
  });

  it('says of several units in one sheet that they do not go together', async () => {
    const plan = planned(
      await bookOf({
        rows: [
          ['单位名称', '项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '三级指标', '指标值'],
          ['广州图书馆', '图书购置经费', 120, goal, ...indicator.slice(0, 3)],
          ['广州少年宫', '阅读推广', 30, goal, ...indicator.slice(0, 3)],
        ],
      }),
    );
    expect(foundIn(plan)).toEqual(['A3 several-units']);
  });

  it('is refused as nothing where no table is', async () => {
    expect(draftOf(await bookOf({ rows: [['会议通知'], ['请于周五前报送']] })).kind).toBe('nothing');
  });
});
