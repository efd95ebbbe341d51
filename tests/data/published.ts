import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The shipped data of 2025 as the form prints it, worked out from the YAML alone and without the product's code. */

export interface Indicator {
  readonly 分类: string;
  readonly 名称: string;
  readonly 实施周期指标值: string;
  readonly 年度指标值: string;
}

export interface Project {
  readonly 项目名称: string;
  readonly 资金: Readonly<Record<string, string>>;
  readonly 绩效目标: string;
  readonly 绩效指标: readonly Indicator[];
}

export interface Unit {
  readonly 单位名称: string;
  readonly 预算年度: string;
  readonly 合计: Readonly<Record<string, string>>;
}

export interface ClassTable {
  readonly 预算年度: string;
  readonly 指标分类: readonly { readonly 一级: string; readonly 二级: readonly string[] }[];
}

const yearFolder = new URL('../../data/2025/', import.meta.url);
const unitFolder = new URL('广州科技贸易职业学院/', yearFolder);
const projectFolder = new URL('项目/', unitFolder);

export const classTable: ClassTable = readYaml(new URL('指标分类.yaml', yearFolder));
export const unit: Unit = readYaml(new URL('单位.yaml', unitFolder));
export const projects: readonly Project[] = readdirSync(fileURLToPath(projectFolder))
  .sort()
  .map((file) => readYaml(new URL(encodeURIComponent(file), projectFolder)));

export const fundingColumns = ['财政拨款', '财政专户拨款', '其他资金'];
/** Every scalar as text, as the product reads it. */
function readYaml<T>(file: URL): T {
  return parse(readFileSync(file, 'utf8'), { schema: 'failsafe' });
}

export function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}

/** `1,098.00` → 109800. Integer cents: a float would round. */
export function centsOf(amount: string): number {
  if (!/^\d{1,3}(,\d{3})*\.\d{2}$/.test(amount)) {
    throw new Error(`${amount} is not an amount as printed`);
  }
  return Number(amount.replace(/[,.]/g, ''));
}

/** 109800 → `1,098.00`. */
function printCents(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${digits.slice(-2)}`;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function centsInColumn(column: string, of: readonly Project[]): number {
  return sum(of.map(({ 资金 }) => centsOf(资金[column] ?? '0.00')));
}

export function totalCents({ 资金 }: Project): number {
  return sum(Object.values(资金).map(centsOf));
}

export function printAmounts(project: Project): string[] {
  const columns = fundingColumns.flatMap((column) => project.资金[column] ?? []);
  return [printCents(totalCents(project)), ...columns];
}

function levelOneOf(levelTwo: string): string {
  const found = classTable.指标分类.find(({ 二级 }) => 二级.includes(levelTwo));
  if (found === undefined) throw new Error(`指标分类.yaml has no ${levelTwo}`);
  return found.一级;
}

/** `1、1-产出指标；11-数量指标；…。`, where a value that ends in `。` is given no second one. */
function printIndicator(indicator: Indicator, index: number): string {
  const { 分类, 名称, 实施周期指标值, 年度指标值 } = indicator;
  const head = `${index + 1}、${levelOneOf(分类)}；${分类}；${名称}`;
  const text = `${head}；实施周期指标值:${实施周期指标值}；年度指标值:${年度指标值}`;
  return text.endsWith('。') ? text : `${text}。`;
}

export function printIndicators({ 绩效指标 }: Project): string {
  return 绩效指标.map(printIndicator).join('');
}

/** The rows of the form as they are printed, heads and unit row included, cell by cell; paragraphs of a goal run on. */
export function printRows(): readonly (readonly string[])[] {
  const heads = ['项目名称（资金使用单位）', '总计', ...fundingColumns, '绩效目标', '绩效指标'];
  const total = ['总计', ...fundingColumns].map((column) => unit.合计[column] ?? '');
  const rows = projects.map((project) => {
    const [sum = ''] = printAmounts(project);
    const amounts = fundingColumns.map((column) => project.资金[column] ?? '');
    return [project.项目名称, sum, ...amounts, project.绩效目标.replaceAll('\n', ''), printIndicators(project)];
  });
  return [heads, [unit.单位名称, ...total, '', ''], ...rows];
}
