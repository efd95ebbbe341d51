import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, fundingSources, sumOf, totalOf } from '../../../src/budget/amount.ts';
import { type Decimal, decimalOf } from '../../../src/budget/decimal.ts';
import type { Project, Unit } from '../../../src/budget/unit.ts';
import type { OverviewAbout } from '../../../src/forms/form.ts';
import { overviewForm } from '../../../src/forms/index.ts';
import { overview } from '../../../src/forms/overview/view.ts';
import { compareUnits } from '../../../src/history/compare-units.ts';
import type { UnitData } from '../../../src/history/difference.ts';
import { versions } from '../../history/random-units.ts';

type Row = Readonly<Record<string, string>>;
/** What the view says, as far as it is asked here. */
interface Seen {
  readonly 要点: Row;
  readonly 资金: { readonly 总计: Row; readonly 来源: readonly Row[] };
  readonly 指标: readonly { readonly 指标: string; readonly 项目: string; readonly 分类: readonly Row[] }[];
  readonly 缺少: readonly Row[];
  readonly 项目: { readonly 行: readonly Row[]; readonly 其余: '' | Row };
  readonly 检查: { readonly 行: readonly Row[] };
  readonly 比较:
    | ''
    | { readonly 合计: readonly Row[]; readonly 项目: '' | { readonly 行: readonly Row[]; readonly 其余: '' | Row } };
}

const table = {
  预算年度: '2025',
  指标分类: [
    { 一级: '1-产出指标', 二级: ['11-数量指标', '12-质量指标', '14-'] },
    { 一级: '2-效益指标', 二级: ['22-社会效益'] },
  ],
};

function unitOf({ 单位, 项目 }: UnitData): Unit {
  return { 指标分类: table, 单位, 项目 };
}

function seen(about: Pick<OverviewAbout, 'unit'> & Partial<OverviewAbout>): Seen {
  return overview.view({ findings: [], waived: 0, since: null, ...about }) as unknown as Seen;
}

/** A blank counts as nothing. */
function amount(printed: string | undefined): Decimal {
  return decimalOf(printed === undefined || printed === '' ? '0' : printed.replace('+', ''));
}

const added = (rows: readonly ('' | Row)[], column: string): string =>
  formatAmount(sumOf(rows.map((row) => amount(row === '' ? '' : row[column]))));

function projectOf(place: number): Project {
  const digits = `${(place * 37) % 101}.${String(place % 100).padStart(2, '0')}`;
  return { 项目名称: `项目${place}`, 资金: { 财政拨款: decimalOf(digits) }, 绩效目标: '', 绩效指标: [] };
}

const sheet = { 单位名称: '某校', 预算年度: '2025', 合计: {} };
const unitWith = (projects: number): Unit => {
  return { 指标分类: table, 单位: sheet, 项目: Array.from({ length: projects }, (_, place) => projectOf(place)) };
};

describe('the view of the overview', () => {
  it('is what the table of contents promises', async () => {
    expect(await overviewForm.load()).toBe(overview);
    expect([overview.id, overview.template]).toEqual([overviewForm.id, overviewForm.template]);
  });

  it('adds up: the columns of the projects to the sums, and those to what the data says', () => {
    fc.assert(
      fc.property(versions, ([, after]) => {
        const { 资金, 项目, 要点 } = seen({ unit: unitOf(after) });
        const rows = [...项目.行, 项目.其余];
        const whole = formatAmount(sumOf(after.项目.map((project) => totalOf(project.资金))));
        expect([added(rows, '总计'), 资金.总计.项目合计, 要点.总计]).toEqual([whole, whole, whole]);
        for (const source of fundingSources) {
          const told = 资金.来源.find(({ 名称 }) => 名称 === source);
          expect(added(rows, source)).toBe(told?.项目合计 ?? '0.00');
        }
      }),
    );
  });

  it('calls a column right where it is, and only there', () => {
    fc.assert(
      fc.property(versions, ([, after]) => {
        const { 资金, 要点 } = seen({ unit: unitOf(after) });
        const columns = [资金.总计, ...资金.来源];
        for (const { 批复, 项目合计, 相差, 核对 } of columns) {
          const approved = 批复 === '空白' ? undefined : 批复;
          expect(amount(相差).toFixed(2)).toBe(amount(项目合计).minus(amount(approved)).toFixed(2));
          expect(核对).toBe(amount(相差).eq(0) ? '一致' : '不一致');
        }
        const wrong = columns.filter(({ 核对 }) => 核对 === '不一致').length;
        expect(要点.核对).toBe(wrong === 0 ? '一致' : `${wrong} 列不一致`);
      }),
    );
  });

  it('counts every indicator once, and every project that has or lacks a level once', () => {
    fc.assert(
      fc.property(versions, ([, after]) => {
        const { 指标, 缺少, 要点 } = seen({ unit: unitOf(after) });
        const told = 指标.flatMap(({ 分类 }) => 分类.map((row) => Number(row.指标 === '没有' ? 0 : row.指标)));
        expect(String(told.reduce((sum, one) => sum + one, 0))).toBe(要点.指标);
        for (const level of 指标) {
          const { 一级, 项目 } = level as unknown as Row;
          const without = Number(缺少.find((row) => row.一级 === 一级)?.个数 ?? 0);
          expect(Number(项目) + without).toBe(after.项目.length);
        }
      }),
    );
  });

  it.each([
    [1, 1, null],
    [41, 41, null],
    [42, 40, '其余 2 个项目'],
    [330, 40, '其余 290 个项目'],
  ])('of %i projects gives %i a row, the largest first, and tells the others as a sum', (count, rows, others) => {
    const unit = unitWith(count);
    const { 项目, 缺少 } = seen({ unit });
    expect([项目.行.length, 项目.其余 === '' ? null : 项目.其余.名称]).toEqual([rows, others]);
    const totals = 项目.行.map((row) => amount(row.总计).toNumber());
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    expect(added([...项目.行, 项目.其余], '总计')).toBe(seen({ unit }).资金.总计.项目合计);
    expect(缺少.map((row) => row.个数)).toEqual([String(count), String(count)]);
    expect(缺少[0]?.项目?.endsWith(`等 ${count} 个项目`)).toBe(count > 30);
  });

  it('gives every bar a length that the template takes, the longest the whole of it', () => {
    fc.assert(
      fc.property(versions, ([, after]) => {
        const { 资金, 项目, 指标 } = seen({ unit: unitOf(after) });
        for (const bars of [资金.来源, 项目.行, 指标.flatMap(({ 分类 }) => 分类)]) {
          const shares = bars.map(({ 比例 }) => 比例 ?? '');
          for (const share of shares) expect(share).toMatch(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/);
          if (shares.some((share) => Number(share) > 0)) expect(Math.max(...shares.map(Number))).toBe(1);
        }
      }),
    );
  });

  it('tells what was found by rule, the gravest first, and what is no rule’s by its place in the files', () => {
    const found = [
      { code: 'vague-value', severity: 'warning' },
      { code: 'stray-file', severity: 'warning' },
      { code: 'vague-value', severity: 'warning' },
      { code: 'unit-total', severity: 'error' },
    ] as const;
    const { 检查, 要点 } = seen({ unit: unitWith(1), findings: found });
    expect(检查.行.map(({ 轻重, 规则, 编号, 处数 }) => [轻重, 规则, 编号, 处数])).toEqual([
      ['错误', expect.stringContaining('合计'), 'unit-total', '1'],
      ['警告', '指标值空泛，没有尺度', 'vague-value', '2'],
      ['警告', '数据文件的名称、位置或写法', 'stray-file', '1'],
    ]);
    expect([要点.错误, 要点.警告, 要点.提示]).toEqual(['1', '3', '0']);
  });

  it('compares with another version so that every difference adds up to the unit’s', () => {
    fc.assert(
      fc.property(versions, ([before, after]) => {
        const difference = compareUnits(before, after);
        const since = { label: 'HEAD', versions: { before, after, difference } };
        const { 比较 } = seen({ unit: unitOf(after), since });
        if (比较 === '' || 比较.项目 === '') return;
        const { 行, 其余 } = 比较.项目;
        const total = 比较.合计.find(({ 名称 }) => 名称 === '总计');
        expect(added([...行, 其余], '增减')).toBe(total?.增减?.replace('+', ''));
      }),
    );
  });
});
