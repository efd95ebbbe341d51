import { classTableSchema } from '../budget/schema/class-table.ts';
import type { ClassTable } from '../budget/unit.ts';
import { type Checked, judge, refuse } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import { writeText } from '../yaml/write-value.ts';
import { readFile } from './read-file.ts';
import { readUnit } from './read-unit.ts';
import type { SourceFile, UnitFolder } from './unit-folder.ts';

/** A unit that is to be. `classTable` is the year's, where there is one already. */
export interface NewUnit {
  readonly name: string;
  readonly year: string;
  /** The folder of the year, e.g. `data/2025`. */
  readonly yearFolder: string;
  readonly classTable: SourceFile | null;
}

/**
 * The files with which a unit starts: 单位.yaml, one project as an example, and 指标分类.yaml where the year has none. They
 * are checked as any other; errors (a name that is no folder, a class table with mistakes) refuse them.
 */
export function startUnit({ name, year, yearFolder, classTable }: NewUnit): Checked<readonly SourceFile[]> {
  const folder = `${yearFolder}/${name}`;
  if (/[/\\]/.test(name)) return refuse([badName(folder, name)]);
  const table = classTable ?? fileOf(`${yearFolder}/指标分类.yaml`, classTableText(year));
  const read = readFile(table, classTableSchema);
  if (!read.ok) return read;
  const sheet = fileOf(`${folder}/单位.yaml`, sheetText(name, year));
  const project = fileOf(`${folder}/项目/01-示例.yaml`, projectText(read.value.data));
  const unit: UnitFolder = { folder, classTable: table, sheet, projects: [project] };
  const files = [...(classTable === null ? [table] : []), sheet, project];
  return judge(files, readUnit(unit).diagnostics);
}

function badName(folder: string, name: string) {
  const message = `单位名称${quote(name)}里有斜线，不能用作文件夹的名称。`;
  const span = { source: { file: folder, text: '' }, start: 0, end: 0 };
  const hint = '请写单位的全称，不要写成路径；数据文件夹用 --data 指定。';
  return { code: 'bad-unit-name', severity: 'error', message, span, hint } as const;
}

function fileOf(file: string, text: string): SourceFile {
  return { file, bytes: new TextEncoder().encode(text) };
}

function sheetText(name: string, year: string): string {
  return `# 一个单位一个文件夹，文件夹的名称与单位名称相同。
单位名称: ${writeText(name)}
预算年度: ${year}
合计: # 批复的全单位合计，单位万元；与各项目之和核对到分
  财政拨款: 10.00
`;
}

function classTableText(year: string): string {
  return `# 指标分类代码表：各年度的表不同，使用前请与财政部门本年度的正式代码表逐项核对，名称要与表上所印完全一致。
# 没有名称的编号写到减号为止，例如“14-”；要加一个分类，就在相应的“二级”下加一行。
预算年度: ${year}
指标分类:
  - 一级: 1-产出指标
    二级:
      - 11-数量指标
      - 12-质量指标
      - 13-时效指标
      - 14-成本指标
  - 一级: 2-效益指标
    二级:
      - 21-经济效益
      - 22-社会效益
      - 23-生态效益
      - 24-可持续影响
  - 一级: 3-满意度指标
    二级:
      - 31-服务对象满意度
`;
}

/** The indicators of the example, by the code of their class. */
const indicators = [
  { code: '11-', name: '运维应用系统数', value: '≥5个' },
  { code: '12-', name: '应用系统正常运行率', value: '≥99%' },
  { code: '13-', name: '故障及时处理率', value: '≥95%' },
  { code: '22-', name: '网上办理事项占比', value: '≥80%' },
  { code: '31-', name: '使用人员满意度', value: '≥90%' },
] as const;

/** Classes are written as the year's table has them; an indicator whose class the table lacks is left out. */
function projectText({ 指标分类 }: ClassTable): string {
  const classes = 指标分类.flatMap(({ 二级 }) => 二级);
  const items = indicators.flatMap(({ code, name, value }) => {
    const found = classes.find((one) => one.startsWith(code));
    if (found === undefined) return [];
    const values = [`实施周期指标值: ${value}`, `年度指标值: ${value}`];
    return [[`  - 分类: ${writeText(found)}`, ...[`名称: ${name}`, ...values].map((line) => `    ${line}`)].join('\n')];
  });
  return `# 这是一个示例：请改成自己的项目，并按项目的简称给文件改名。一个项目一个文件，按文件名的次序印出。
项目名称: 信息系统运行维护项目
资金: # 单位万元，最多两位小数；没有的来源不写
  财政拨款: 10.00
绩效目标: |- # 换行就是表上的分段
  做好应用系统和网络的日常运行维护，及时处理故障，使系统稳定、安全运行，满足使用人员办理业务的需要。
绩效指标: # 分类与“指标分类.yaml”一字不差
${items.join('\n')}
`;
}
