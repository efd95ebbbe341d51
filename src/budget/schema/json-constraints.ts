import { isLighter } from '../../diagnostics/severity.ts';
import type { Rule } from '../rule.ts';
import { profiles, severityOf, weightWords } from '../rule-book.ts';
import { rules } from '../rules/index.ts';
import { defineClass } from './class-definitions.ts';
import { waivable } from './waivers.ts';

/** A piece of a JSON Schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is known of a value beyond its kind, by the title that its schema bears. */
export type Constraints = Readonly<Record<string, JsonSchema>>;

/**
 * An editor reads YAML its own way: `2025` and `120.00` are numbers there, `true` is neither. We read every scalar as
 * text, so a text may be any of them.
 */
const scalar = ['string', 'number', 'boolean'];

/** A text of one line: what a scalar is, unless its title says otherwise. */
export const oneLine: JsonSchema = {
  type: scalar,
  pattern: '^[^\\n]*\\S[^\\n]*\\n*$',
  patternErrorMessage: '请填写内容，写在同一行里。',
};

const paragraphs = { type: scalar, pattern: '\\S', patternErrorMessage: '请填写内容。' };

const amount = {
  type: ['string', 'number'],
  pattern: '^(?:0|[1-9]\\d{0,11}|[1-9]\\d{0,2}(?:,\\d{3}){1,3})(?:\\.\\d{1,2})?$',
  patternErrorMessage: '金额以万元为单位，只写半角数字，最多两位小数，例如 3,800.00。',
  minimum: 0,
};

/** What holds for every year. */
export const fieldConstraints: Constraints = {
  总计: amount,
  财政拨款: amount,
  财政专户拨款: amount,
  其他资金: amount,
  资金: { minProperties: 1 },
  合计: { minProperties: 1 },
  绩效目标: paragraphs,
  调整原因: paragraphs,
  备注: paragraphs,
  理由: paragraphs,
  预算年度: {
    type: ['string', 'integer'],
    pattern: '^\\d{4}$',
    patternErrorMessage: '请写四位半角数字，例如 2025。',
    minimum: 1000,
    maximum: 9999,
  },
  单位名称: {
    type: scalar,
    pattern: '^(?![\\s.])[^\\\\/:*?"<>|\\n]*[^\\\\/:*?"<>|\\s.]$',
    patternErrorMessage: '请写单位的全称：它也是输出文件夹的名称，不能有 \\ / : * ? " < > |。',
    maxLength: 80,
  },
  一级: { type: 'string', pattern: '^\\d-', patternErrorMessage: '请以一位编号和半角减号开头，例如 1-产出指标。' },
  二级: { type: 'string', pattern: '^\\d{2}-', patternErrorMessage: '请以两位编号和半角减号开头，例如 11-数量指标。' },
  方案: { enum: profiles },
  规则: { enum: waivable, enumDescriptions: waivable.map(titleOf) },
};

/** The classes of a year. */
export function classConstraints(classes: readonly string[]): Constraints {
  return { 分类: { enum: classes, enumDescriptions: classes.map(defineClass) } };
}

/** What mubiao.yaml may say of each rule. */
export function weightConstraints(): Constraints {
  return Object.fromEntries(rules.map((rule) => [rule.title, { enum: weightsFor(rule) }]));
}

/** A rule that may not be waived may not weigh less than it does. */
function weightsFor({ isWaivable, severity }: Rule): readonly string[] {
  if (isWaivable !== false) return weightWords;
  return weightWords.filter((word) => !isLighter(severityOf(word) ?? null, severity));
}

function titleOf(id: string): string {
  return rules.find((rule) => rule.id === id)?.title ?? id;
}
