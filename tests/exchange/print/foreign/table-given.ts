import { formatAmount, fundingSources, totalOf } from '../../../../src/budget/amount.ts';
import type { Funding, Indicator, Project } from '../../../../src/budget/unit.ts';
import type { Sample } from './sample.ts';

/** A table as another system lays it out: title, captions, heads and rows; a covered cell of a merge is absent. */
export interface TableGiven {
  readonly title: string;
  readonly captions: readonly [string, string];
  readonly columns: readonly ColumnGiven[];
  /** One row of heads, or two. */
  readonly heads: readonly (readonly CellGiven[])[];
  readonly rows: readonly (readonly CellGiven[])[];
  readonly feet: readonly string[];
}

export interface ColumnGiven {
  readonly field: string;
  /** Its share of the width of the table. */
  readonly share: number;
  readonly align: 'left' | 'right' | 'center';
}

export interface CellGiven {
  readonly column: number;
  readonly text: string;
  readonly rows?: number;
  readonly columns?: number;
}

/** How the form is laid out. */
export interface Layout {
  /** All indicators of a project in one cell, as the form has them; or a row for each, beside merged cells. */
  readonly indicators?: 'cell' | 'rows';
  /** Heads in other words than the form's. */
  readonly synonyms?: boolean;
  readonly money?: '万元' | '元';
  /** Where the amounts of the whole unit stand. */
  readonly sum?: 'unit' | 'last' | 'subtotals' | 'none';
  /** A head 资金 over the amounts. */
  readonly grouped?: boolean;
  /** The goal and the indicators before the amounts. */
  readonly amountsLast?: boolean;
  readonly feet?: readonly string[];
}

const words: Readonly<Record<string, readonly [string, string]>> = {
  项目名称: ['项目名称（资金使用单位）', '项目'],
  总计: ['总计', '预算金额'],
  财政拨款: ['财政拨款', '一般公共预算'],
  财政专户拨款: ['财政专户拨款', '专户资金'],
  其他资金: ['其他资金', '单位资金'],
  绩效目标: ['绩效目标', '年度绩效目标'],
  绩效指标: ['绩效指标', '绩效指标内容'],
  一级: ['一级指标', '一级指标'],
  分类: ['二级指标', '指标分类'],
  名称: ['三级指标', '指标名称'],
  实施周期指标值: ['实施周期指标值', '总体目标值'],
  年度指标值: ['年度指标值', '年度目标值'],
};
const shares: Readonly<Record<string, number>> = {
  ...{ 项目名称: 38, 总计: 19, 财政拨款: 19, 财政专户拨款: 19, 其他资金: 17, 绩效目标: 66, 绩效指标: 95 },
  ...{ 一级: 18, 分类: 22, 名称: 34, 实施周期指标值: 28, 年度指标值: 28 },
};
const amountFields = ['总计', ...fundingSources] as const;

export function tableOf({ unit, levels }: Sample, layout: Layout = {}): TableGiven {
  const { indicators = 'cell', money = '万元', sum = 'unit' } = layout;
  const texts =
    indicators === 'cell'
      ? ['绩效目标', '绩效指标']
      : ['绩效目标', '一级', '分类', '名称', '实施周期指标值', '年度指标值'];
  const fields = layout.amountsLast ? ['项目名称', ...texts, ...amountFields] : ['项目名称', ...amountFields, ...texts];
  const columns = fields.map((field): ColumnGiven => {
    const isAmount = amountFields.some((one) => one === field);
    return { field, share: shares[field] ?? 20, align: isAmount ? 'right' : 'left' };
  });
  const at = (field: string): number => fields.indexOf(field);
  const cellsOf = (said: object, rows = 1): readonly CellGiven[] =>
    Object.entries(said)
      .flatMap(([field, text]: [string, unknown]) =>
        typeof text === 'string' && at(field) >= 0 ? [{ column: at(field), text, rows }] : [],
      )
      .toSorted((a, b) => a.column - b.column);
  const amounts = (funding: Funding) => amountTexts(funding, money);
  const rowsOf = (project: Project): readonly (readonly CellGiven[])[] => {
    const { 项目名称, 资金, 绩效目标, 绩效指标 } = project;
    const said = { 项目名称, ...amounts(资金), 绩效目标 };
    if (indicators === 'cell') return [cellsOf({ ...said, 绩效指标: printed(绩效指标, levels) })];
    return 绩效指标.map((one, place) => [
      ...(place === 0 ? cellsOf(said, 绩效指标.length) : []),
      ...cellsOf({ 一级: levels.get(one.分类.slice(0, 2)) ?? '', ...one }),
    ]);
  };
  const totalRow = (name: string, projects: readonly Project[]): readonly CellGiven[] =>
    cellsOf({ ...Object.fromEntries(fields.map((field) => [field, ''])), 项目名称: name, ...amounts(sumOf(projects)) });
  const half = Math.ceil(unit.项目.length / 2);
  const parts = sum === 'subtotals' ? [unit.项目.slice(0, half), unit.项目.slice(half)] : [unit.项目];
  return {
    title: '项目支出绩效目标表（含转移支付项目）',
    captions: [`单位名称：${unit.单位.单位名称}`, `单位：${money}`],
    columns,
    heads: headsOf(fields, layout),
    rows: [
      ...(sum === 'unit' ? [totalRow(unit.单位.单位名称, unit.项目)] : []),
      ...parts.flatMap((part) => [...part.flatMap(rowsOf), ...(sum === 'subtotals' ? [totalRow('小计', part)] : [])]),
      ...(sum === 'last' || sum === 'subtotals' ? [totalRow('合计', unit.项目)] : []),
    ],
    feet: layout.feet ?? [],
  };
}

function headsOf(fields: readonly string[], { synonyms, grouped }: Layout): readonly (readonly CellGiven[])[] {
  const head = (column: number): string => words[fields[column] ?? '']?.[synonyms === true ? 1 : 0] ?? '';
  const all = fields.map((_, column): CellGiven => ({ column, text: head(column) }));
  if (grouped !== true) return [all];
  const isAmount = ({ column }: CellGiven): boolean => amountFields.some((one) => one === fields[column]);
  const over = { column: all.find(isAmount)?.column ?? 0, text: '资金安排', columns: amountFields.length };
  const rest = all.filter((cell) => !isAmount(cell)).map((cell) => ({ ...cell, rows: 2 }));
  return [[...rest, over].toSorted((a, b) => a.column - b.column), all.filter(isAmount)];
}

function amountTexts(funding: Funding, money: '万元' | '元'): Readonly<Record<string, string>> {
  const text = (amount: Parameters<typeof formatAmount>[0]): string =>
    formatAmount(money === '元' ? amount.times(10_000) : amount);
  const sources = fundingSources.map((source) => {
    const amount = funding[source];
    return [source, amount === undefined ? '' : text(amount)] as const;
  });
  return { 总计: text(totalOf(funding)), ...Object.fromEntries(sources) };
}

function sumOf(projects: readonly Project[]): Funding {
  const entries = fundingSources.flatMap((source) => {
    const own = projects.flatMap(({ 资金 }) => 资金[source] ?? []);
    const [first, ...rest] = own;
    return first === undefined ? [] : [[source, rest.reduce((sum, one) => sum.plus(one), first)] as const];
  });
  return Object.fromEntries(entries);
}

function printed(indicators: readonly Indicator[], levels: Sample['levels']): string {
  const one = ({ 分类, 名称, 实施周期指标值: period, 年度指标值: annual }: Indicator, place: number): string => {
    const stop = annual.endsWith('。') ? '' : '。';
    const level = levels.get(分类.slice(0, 2));
    return `${place + 1}、${level}；${分类}；${名称}；实施周期指标值:${period}；年度指标值:${annual}${stop}`;
  };
  return indicators.map(one).join('');
}
