import type { Rule } from '../rule.ts';
import { duplicateProject } from './duplicate-project.ts';
import { fundingTotal } from './funding-total.ts';
import { unitTotal } from './unit-total.ts';
import { unknownClass } from './unknown-class.ts';
import { yearMismatch } from './year-mismatch.ts';

/** The rule book: every rule that a unit of sound shape is held against, in the order of its table of contents. */
export const rules: readonly Rule[] = [
  // 资金
  fundingTotal,
  unitTotal,
  yearMismatch,
  // 名称
  duplicateProject,
  // 绩效目标
  // 绩效指标
  unknownClass,
  // 指标值
  // 公开
];
