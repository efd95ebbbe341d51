import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  centsInColumn,
  centsOf,
  classTable,
  fundingColumns,
  type Project,
  printAmounts,
  printIndicators,
  projects,
  sum,
  totalCents,
  unit,
  withoutSpace,
} from './published.ts';

/**
 * The authored data of 2025 prints the published form, character for character. The form is rebuilt from the YAML in the
 * order in which the source prints it, and only then compared with the source: no piece is ever taken from the source.
 */

const source = readFileSync(new URL('原件.txt', import.meta.url), 'utf8');
const nameNotInSource = '（原件此处未载项目名称）';

function withoutLineBreaks(text: string): string {
  return text.replace(/\n/g, '');
}

/** Cuts a column's text right before `opening`, which stands in it exactly once. */
function cutBefore(text: string, opening: string): [string, string] {
  const [head, tail, ...more] = text.split(opening);
  if (head === undefined || tail === undefined || more.length > 0) {
    throw new Error(`${opening} does not stand exactly once in ${text}`);
  }
  return [head, opening + tail];
}

function cutFinalStop(text: string): [string, string] {
  if (!text.endsWith('。')) throw new Error(`${text} does not end in 。`);
  return [text.slice(0, -1), '。'];
}

const indent = ' '.repeat(4);

function printHeader(): string[] {
  const titles = ['项目名称（资金使用单位）', '总计', ...fundingColumns, '绩效目标', '绩效指标'];
  const totals = ['总计', ...fundingColumns].flatMap((column) => unit.合计[column] ?? []);
  return [
    '项目支出绩效目标表（含转移支付项目）',
    `单位名称：${unit.单位名称} 单位：万元`,
    titles.join(' '),
    [unit.单位名称, ...totals].join(' '),
  ];
}

function printRow(project: Project): string[] {
  const amounts = printAmounts(project).join(' ');
  return [indent, project.项目名称, amounts, project.绩效目标, printIndicators(project)];
}

/** Project 3 prints its goal on the line of its amounts. */
function printRowWithGoalBesideAmounts(project: Project): string[] {
  const amounts = printAmounts(project).join(' ');
  return [indent, project.项目名称, amounts, ' ', project.绩效目标, printIndicators(project)];
}

/** Project 4: indicators before the goal, the amounts apart, and both final stops behind everything. */
function printRowWithLateStops(project: Project): string[] {
  const [total = '', ...columns] = printAmounts(project);
  const [indicators, indicatorsStop] = cutFinalStop(printIndicators(project));
  const [goal, goalStop] = cutFinalStop(project.绩效目标);
  return [indent, indent, project.项目名称, total, indicators, goal, ...columns, indicatorsStop, goalStop];
}

/** Project 5: name and total torn apart into each other, the goal cut in two by the second amount. */
function printTornRow(project: Project): string[] {
  const [total = '', ...columns] = printAmounts(project);
  const [name, nameEnd] = cutBefore(project.项目名称, '项目');
  const [indicators, indicatorsStop] = cutFinalStop(printIndicators(project));
  const [goal, goalEnd] = cutBefore(project.绩效目标, '园文化内涵');
  return [
    ...[name, ' ', total.slice(0, -1), nameEnd, total.slice(-1)],
    ...[indicators, goal, ...columns, goalEnd, indicatorsStop],
  ];
}

/** Project 33: neither name nor amounts. */
function printRowWithoutName(project: Project): string[] {
  return [' ', project.绩效目标, printIndicators(project)];
}

const unusualRows: Readonly<Record<number, (project: Project) => string[]>> = {
  3: printRowWithGoalBesideAmounts,
  4: printRowWithLateStops,
  5: printTornRow,
  33: printRowWithoutName,
};

/** The whole form in the order of the source, with the spaces of its layout but without its line breaks. */
function printForm(): string {
  const rows = projects.flatMap((project, index) => (unusualRows[index + 1] ?? printRow)(project));
  return [...printHeader(), ...rows].map(withoutLineBreaks).join('');
}

describe('the data of 2025, read against the published form', () => {
  it('prints all 19,098 characters of the source but white space, each once and in order', () => {
    const printed = withoutSpace(printForm());
    expect(printed).toBe(withoutSpace(source));
    expect(printed).toHaveLength(19_098);
    expect([...printed]).toHaveLength(19_098);
  });

  it('has the spaces of the source where the source has them, and no others', () => {
    expect(printForm()).toBe(withoutLineBreaks(source));
    expect(withoutLineBreaks(source).match(/\s/g)).toHaveLength(191);
  });

  it('keeps the spaces inside names and values, in projects 7, 17 and 30', () => {
    const texts = projects.flatMap(({ 绩效指标 }, index) =>
      绩效指标.flatMap(({ 名称, 实施周期指标值, 年度指标值 }) =>
        [名称, 实施周期指标值, 年度指标值].filter((text) => /\s/.test(text)).map((text) => `${index + 1} ${text}|`),
      ),
    );
    const resources =
      '建设教材 3部；专业课程资源  8门，持续建设省级标准专业资源库1个，在线精品课2门；教科研论文8篇；申请专利（含软著） 40项';
    expect(texts).toEqual([
      ...[`7 ${resources}|`, `7 ${resources}|`],
      ...['7 2项成果转化 横向经费100万 教科研项目3项以上|', '7 2项成果转化 横向经费100万 教科研项目3项以上|'],
      ...['7 教师获奖≥4项 学生获奖≥10项|', '7 教师获奖≥4项 学生获奖≥10项|'],
      ...['17 明显提升 |', '17 明显提升 |'],
      ...['30 实践操作手册5本、 特色教材3本|', '30 实践操作手册5本、 特色教材3本|'],
      '30 职业体验项目实施 （班次）|',
    ]);
  });

  it('keeps the full stop inside the values that end in one, where the form adds none', () => {
    const stops = projects.flatMap(({ 绩效指标 }, index) =>
      绩效指标.flatMap(({ 实施周期指标值, 年度指标值 }, position) =>
        [实施周期指标值, 年度指标值].filter((value) => value.endsWith('。')).map(() => `${index + 1}-${position + 1}`),
      ),
    );
    expect(stops).toEqual(['5-12', '5-12', '25-3', '25-3', '31-10', '31-10']);
  });

  it('breaks lines only in the goals of projects 5 and 9, where the source breaks them before a number', () => {
    const broken = projects.flatMap(({ 绩效目标 }, index) => {
      const paragraphs = 绩效目标.split('\n');
      return paragraphs.length > 1 ? [{ project: index + 1, paragraphs }] : [];
    });
    const numbersOf = (paragraphs: readonly string[]) => paragraphs.map((text) => text.slice(0, 2));
    expect(broken.map(({ project, paragraphs }) => [project, numbersOf(paragraphs)])).toEqual([
      [5, ['1.', '2.', '3.', '4.']],
      [9, ['1、', '2、']],
    ]);
    for (const text of broken.flatMap(({ paragraphs }) => paragraphs)) {
      expect(source).toContain(`\n${text.slice(0, 8)}`);
    }
  });

  it('breaks no line outside of the goals', () => {
    const texts = projects.flatMap(({ 项目名称, 资金, 绩效指标 }) => [
      项目名称,
      ...Object.values(资金),
      ...绩效指标.flatMap((indicator) => Object.values(indicator)),
    ]);
    expect(texts.filter((text) => text.includes('\n'))).toEqual([]);
  });

  it('has 33 projects with 246 indicators, as many in each as the source', () => {
    const counts = projects.map(({ 绩效指标 }) => 绩效指标.length);
    const countsInSource = [
      ...[4, 3, 1, 12, 14, 7, 10, 14, 13, 14, 6, 6, 6, 5, 6, 5, 6],
      ...[5, 6, 11, 10, 6, 5, 12, 3, 6, 6, 6, 8, 10, 10, 6, 4],
    ];
    expect(projects).toHaveLength(33);
    expect(counts).toEqual(countsInSource);
    expect(sum(counts)).toBe(246);
  });

  it('adds up to the totals of the unit row, to the cent', () => {
    expect(sum(projects.map(totalCents))).toBe(1_544_837);
    expect(fundingColumns.map((column) => centsInColumn(column, projects))).toEqual([1_294_516, 250_321, 0]);
    expect(Object.entries(unit.合计).map(([column, amount]) => [column, centsOf(amount)])).toEqual([
      ['总计', 1_544_837],
      ['财政拨款', 1_294_516],
      ['财政专户拨款', 250_321],
    ]);
  });

  it('gives the project without a name what the unit row leaves over: 50.10, all of it 财政拨款', () => {
    const [nameless] = projects.slice(-1);
    const named = projects.slice(0, -1);
    expect(nameless?.项目名称).toBe(nameNotInSource);
    expect(nameless?.资金).toEqual({ 财政拨款: '50.10' });
    expect(1_544_837 - sum(named.map(totalCents))).toBe(5_010);
    expect(1_294_516 - centsInColumn('财政拨款', named)).toBe(5_010);
  });

  it('puts 500.00 of project 3 and 2,003.21 of project 14 into 财政专户拨款, all else into 财政拨款', () => {
    const columns = projects.map(({ 资金 }) => Object.keys(资金).join(' '));
    const columnsExpected = projects.map(() => '财政拨款');
    columnsExpected[2] = '财政拨款 财政专户拨款';
    columnsExpected[13] = '财政专户拨款';
    expect(columns).toEqual(columnsExpected);
  });

  it('uses every class of the code table, and 14- and 24- without a name six times', () => {
    const classesUsed = projects.flatMap(({ 绩效指标 }) => 绩效指标.map(({ 分类 }) => 分类));
    const classesInTable = classTable.指标分类.flatMap(({ 二级 }) => 二级);
    expect([...new Set(classesUsed)].sort()).toEqual(classesInTable);
    expect(classesUsed.filter((name) => name.endsWith('-'))).toHaveLength(6);
  });

  it('is of the budget year 2025, in the unit as in the code table', () => {
    expect([unit.预算年度, classTable.预算年度]).toEqual(['2025', '2025']);
  });

  it('has the keys of the form in their order, and no others', () => {
    const keysOf = (value: object) => Object.keys(value).filter((key) => key !== '备注');
    const projectKeys = ['项目名称', '资金', '绩效目标', '绩效指标'];
    const indicatorKeys = ['分类', '名称', '实施周期指标值', '年度指标值'];
    expect(keysOf(unit)).toEqual(['单位名称', '预算年度', '合计']);
    expect(keysOf(unit.合计)).toEqual(['总计', '财政拨款', '财政专户拨款']);
    expect(keysOf(classTable)).toEqual(['预算年度', '指标分类']);
    for (const project of projects) {
      expect(keysOf(project)).toEqual(projectKeys);
      for (const indicator of project.绩效指标) expect(keysOf(indicator)).toEqual(indicatorKeys);
    }
  });
});
