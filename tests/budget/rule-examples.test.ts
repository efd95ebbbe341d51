import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/budget/rule.ts';
import { rules } from '../../src/budget/rules/index.ts';
import { readUnit } from '../../src/compile/read-unit.ts';
import { positionAt } from '../../src/diagnostics/span.ts';

/** The class table under which every example is read: that of 2025, as shipped. */
const CLASSES = `预算年度: 2025
指标分类:
  - 一级: 1-产出指标
    二级: [11-数量指标, 12-质量指标, 13-时效指标, 14-]
  - 一级: 2-效益指标
    二级: [21-经济效益, 22-社会效益, 24-]
  - 一级: 3-满意度指标
    二级: [31-服务对象满意度]
`;

const SOURCES = ['财政拨款', '财政专户拨款', '其他资金'];

/** A 单位.yaml whose 合计 agrees with the projects. */
function sheetFor(projects: readonly string[]): string {
  const totals = SOURCES.flatMap((source) => {
    const amounts = projects.flatMap((text) => [...text.matchAll(new RegExp(`^  ${source}: *([\\d,.]+)`, 'gm'))]);
    const cents = amounts.reduce(
      (sum, [, amount = '0']) => sum + Math.round(Number(amount.replaceAll(',', '')) * 100),
      0,
    );
    return amounts.length === 0 ? [] : [`  ${source}: ${(cents / 100).toFixed(2)}`];
  });
  return `单位名称: 南沙职校\n预算年度: 2025\n合计:\n${totals.join('\n')}\n`;
}

/** What one rule finds in a story, as `file:line:column message`. */
function findings(id: string, { projects, sheet }: Example): readonly string[] {
  const file = (name: string, text: string) => ({ file: name, bytes: new TextEncoder().encode(text) });
  const read = readUnit({
    folder: 'data/2025/南沙职校',
    classTable: file('指标分类.yaml', CLASSES),
    sheet: file('单位.yaml', sheet ?? sheetFor(projects)),
    projects: projects.map((text, index) => file(`${String(index + 1).padStart(2, '0')}.yaml`, text)),
  });
  const broken = read.diagnostics.filter(({ code }) => !rules.some((rule) => rule.id === code));
  if (broken.length > 0) throw new Error(`the story is not sound: ${broken.map(({ message }) => message).join()}`);
  return read.diagnostics
    .filter(({ code }) => code === id)
    .map(({ message, span }) => {
      const { line, column } = positionAt(span.source, span.start);
      return `${span.source.file}:${line}:${column} ${message}`;
    });
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  it('tells a story in which it speaks and one in which it is silent', () => {
    expect(rule.examples.some(({ expected }) => expected.length > 0)).toBe(true);
    expect(rule.examples.some(({ expected }) => expected.length === 0)).toBe(true);
    expect(rule.explanation.length).toBeGreaterThan(20);
  });

  it.each(rule.examples.map((example) => [example.title, example] as const))('%s', (_, example) => {
    expect(findings(id, example)).toEqual(example.expected);
  });
});
