import { readUnit } from '../../src/compile/read-unit.ts';
import type { SourceFile, UnitFolder } from '../../src/compile/unit-folder.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { at } from '../diagnostics/told.ts';

/** 南沙职校 of 2025: two projects, 150.00 and 50.50, without a mistake. */
export const story = {
  指标分类: `预算年度: 2025
指标分类:
  - 一级: 1-产出指标
    二级:
      - 11-数量指标
      - 13-时效指标
      - 14-
  - 一级: 3-满意度指标
    二级:
      - 31-服务对象满意度
`,
  单位: `单位名称: 南沙职校
预算年度: 2025
合计:
  总计: 200.50
  财政拨款: 180.50
  其他资金: 20.00
`,
  维修: `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 按期完成校舍维修。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
  培训: `项目名称: 南沙职校教师培训
资金:
  总计: 50.50
  财政拨款: 30.50
  其他资金: 20.00
绩效目标: |-
  1.培训教师。
  2.提高水平。
绩效指标:
  - 分类: 11-数量指标
    名称: 培训人数
    实施周期指标值: ≥60人
    年度指标值: ≥60人
    备注: 按上年人数
备注: 见批复
`,
} as const;

export type Story = { readonly [name in keyof typeof story]: string };

const folder = 'data/2025/南沙职校';

function fileOf(file: string, text: string): SourceFile {
  return { file, bytes: new TextEncoder().encode(text) };
}

/** The unit's folder, with some of its files' texts replaced. */
export function folderOf(changed: Partial<Story> = {}): UnitFolder {
  const texts = { ...story, ...changed };
  return {
    folder,
    classTable: fileOf('data/2025/指标分类.yaml', texts.指标分类),
    sheet: fileOf(`${folder}/单位.yaml`, texts.单位),
    projects: [fileOf(`${folder}/项目/01-维修.yaml`, texts.维修), fileOf(`${folder}/项目/02-培训.yaml`, texts.培训)],
  };
}

/** What the rule book says of the story as it stands: two small projects, without errors, are no model of their kind. */
const standing: ReadonlySet<string> = new Set(readUnit(folderOf()).diagnostics.map(({ code }) => code));

/** What is found after `from` becomes `to` in one file: `file:line:column code`. */
export function change(name: keyof Story, from: string, to: string): readonly string[] {
  return found(name, from, to).map(describe);
}

/** The findings themselves, but for the codes that the story draws anyway. */
export function found(name: keyof Story, from: string, to: string): readonly Diagnostic[] {
  if (!story[name].includes(from)) throw new Error(`the story does not say ${from}`);
  const { diagnostics } = readUnit(folderOf({ [name]: story[name].replace(from, to) }));
  return diagnostics.filter(({ code }) => !standing.has(code));
}

export function describe({ span, code }: Diagnostic): string {
  return `${span.source.file.replace(/^.*\//, '')}:${at(span)} ${code}`;
}
