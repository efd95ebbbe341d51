import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { fromJSONSchema } from 'zod';
import { classTableSchema } from '../../src/budget/schema/class-table.ts';
import {
  classTableJsonSchema,
  projectJsonSchema,
  settingsJsonSchema,
  unitSheetJsonSchema,
} from '../../src/budget/schema/json-schema.ts';
import { projectSchema } from '../../src/budget/schema/project.ts';
import { settingsSchema } from '../../src/budget/schema/settings.ts';
import type { Shape } from '../../src/budget/schema/shape.ts';
import { unitSheetSchema } from '../../src/budget/schema/unit-sheet.ts';
import { readFile } from '../../src/compile/read-file.ts';

/**
 * An editor reads a file with YAML's own types and holds it against the JSON Schema; we read it as text and hold it
 * against the schema. Both must say the same of every file here.
 */
const year = fileURLToPath(new URL('../../data/2025', import.meta.url));
const unit = join(year, '广州科技贸易职业学院');
const read = (file: string) => readFileSync(file, 'utf8');
const classes = { 预算年度: '2025', 指标分类: [{ 一级: '1-产出指标', 二级: ['11-数量指标', '13-时效指标', '14-'] }] };
const shipped = readFile({ file: '', bytes: readFileSync(join(year, '指标分类.yaml')) }, classTableSchema);
if (!shipped.ok) throw new Error('the shipped class table is sound');

const projectText = `项目名称: 校舍维修
资金:
  财政拨款: 150.00
绩效目标: 按期完成校舍维修。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`;
const sheetText = '单位名称: 南沙职校\n预算年度: 2025\n合计:\n  财政拨款: 150.00\n';
const tableText = '预算年度: 2025\n指标分类:\n  - 一级: 1-产出指标\n    二级: [11-数量指标, 14-]\n';
const settingsText = '方案: strict\n规则:\n  goal-length: 关闭\n';

function openKind(shape: Shape<unknown>, schema: object) {
  const json = fromJSONSchema(schema as Parameters<typeof fromJSONSchema>[0]);
  return (text: string) => ({
    validator: readFile({ file: '', bytes: new TextEncoder().encode(text) }, shape).ok,
    editor: json.safeParse(parseYaml(text)).success,
  });
}

const project = openKind(projectSchema, projectJsonSchema(classes));
const sheet = openKind(unitSheetSchema, unitSheetJsonSchema());
const table = openKind(classTableSchema, classTableJsonSchema());
const settings = openKind(settingsSchema, settingsJsonSchema());

const good = { validator: true, editor: true };
const bad = { validator: false, editor: false };

type Change = readonly [from: string, to: string];
const cases = (changes: readonly Change[]) => changes.map(([from, to]) => [`${from} → ${to}`, from, to] as const);

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the file does not say ${from}`);
  return text.replace(from, to);
}

describe('a project', () => {
  it.each([
    ...cases([
      ['150.00', '3800'],
      ['150.00', '3,800.00'],
      ['150.00', '0.5'],
      ['  财政拨款: 150.00', '  总计: 150.00\n  财政拨款: 150.00\n  其他资金:'],
      ['校舍维修\n', '2025\n'],
      ['年度指标值: 100%', '年度指标值: 14'],
      ['年度指标值: 100%', '年度指标值: true'],
      ['绩效目标: 按期完成校舍维修。', '绩效目标: |-\n  一是按期。\n  二是完成。'],
      ['13-时效指标', '14-'],
      ['绩效目标:', '备注: 见批复\n绩效目标:'],
      ['绩效目标:', '备注:\n绩效目标:'],
      ['绩效目标:', '豁免:\n  - 规则: goal-length\n    理由: 批复原文如此\n绩效目标:'],
    ]),
  ])('is good for both: %s', (_, from, to) => {
    expect(project(changed(projectText, from, to))).toEqual(good);
  });

  it.each([
    ...cases([
      ['财政拨款', '财政拔款'],
      ['150.00', '-1'],
      ['150.00', '150万元'],
      ['150.00', '1,50.00'],
      ['150.00', '００'],
      ['150.00', "'150.005'"],
      ['150.00', '[150.00]'],
      ['  财政拨款: 150.00', '  '],
      ['  财政拨款: 150.00', '  {}'],
      ['项目名称: 校舍维修\n', ''],
      ['校舍维修\n', '\n'],
      ['校舍维修\n', "' '\n"],
      ['校舍维修\n', '|-\n  校舍\n  维修\n'],
      ['校舍维修\n', '{甲: 乙}\n'],
      ['    名称: 任务完成率\n', ''],
      ['    名称: 任务完成率\n', '    指标名称: 任务完成率\n'],
      ['绩效目标:', '豁免:\n  - 规则: goal-lenth\n    理由: 批复原文如此\n绩效目标:'],
      ['绩效目标:', '豁免:\n  - 规则: unit-total\n    理由: 批复原文如此\n绩效目标:'],
      ['绩效目标:', '豁免:\n  - 规则: goal-length\n绩效目标:'],
      ['绩效目标:', "豁免:\n  - 规则: goal-length\n    理由: ''\n绩效目标:"],
      ['绩效目标:', '豁免: []\n绩效目标:'],
    ]),
  ])('is bad for both: %s', (_, from, to) => {
    expect(project(changed(projectText, from, to))).toEqual(bad);
  });

  it('with a class that is not in the table is told by the editor, as by the rule unknown-class', () => {
    expect(project(changed(projectText, '13-时效指标', '19-其他')).editor).toBe(false);
  });

  it('of the shipped data is good for both', () => {
    const shippedProject = openKind(projectSchema, projectJsonSchema(shipped.value.data));
    const names = readdirSync(join(unit, '项目'));
    expect(names.length).toBe(33);
    for (const name of names) expect([name, shippedProject(read(join(unit, '项目', name)))]).toEqual([name, good]);
  });
});

describe('单位.yaml', () => {
  it('of the shipped data is good for both', () => expect(sheet(read(join(unit, '单位.yaml')))).toEqual(good));

  it.each(
    cases([
      ['2025', "'2025'"],
      ['南沙职校', '南沙 职校'],
      ['150.00', '150.00\n备注: 见批复'],
    ]),
  )('is good for both: %s', (_, from, to) => expect(sheet(changed(sheetText, from, to))).toEqual(good));

  it.each(
    cases([
      ['2025', '25年'],
      ['2025', '25'],
      ['2025', '２０２５'],
      ['南沙职校', '南沙/职校'],
      ['南沙职校', '.南沙职校'],
      ['南沙职校', '校'.repeat(81)],
      ['合计:\n  财政拨款: 150.00\n', ''],
      ['合计:', '合讣:'],
    ]),
  )('is bad for both: %s', (_, from, to) => expect(sheet(changed(sheetText, from, to))).toEqual(bad));
});

describe('指标分类.yaml', () => {
  it('of the shipped data is good for both', () => expect(table(read(join(year, '指标分类.yaml')))).toEqual(good));

  it.each(
    cases([
      ['11-数量指标', '数量指标'],
      ['1-产出指标', '产出指标'],
      ['[11-数量指标, 14-]', '[]'],
      ['14-', '14'],
    ]),
  )('is bad for both: %s', (_, from, to) => expect(table(changed(tableText, from, to))).toEqual(bad));
});

describe('mubiao.yaml', () => {
  it.each(
    cases([
      ['strict', 'as-published'],
      ['关闭', '错误'],
      ['方案: strict', '方案:'],
      ['goal-length: 关闭', 'unit-total: 错误'],
    ]),
  )('is good for both: %s', (_, from, to) => expect(settings(changed(settingsText, from, to))).toEqual(good));

  it.each(
    cases([
      ['strict', 'strct'],
      ['关闭', 'off'],
      ['goal-length', 'goal-lenth'],
      ['goal-length: 关闭', 'unit-total: 关闭'],
      ['goal-length: 关闭', 'unit-total: 提示'],
      ['方案', '方岸'],
    ]),
  )('is bad for both: %s', (_, from, to) => expect(settings(changed(settingsText, from, to))).toEqual(bad));
});
