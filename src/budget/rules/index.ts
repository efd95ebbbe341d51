import type { Rule } from '../rule.ts';
import { duplicateProject } from './duplicate-project.ts';
import { fundingTotal } from './funding-total.ts';
import { unitTotal } from './unit-total.ts';
import { unknownClass } from './unknown-class.ts';
import { yearMismatch } from './year-mismatch.ts';

/** The rule book: every rule that a unit of sound shape is held against. */
export const rules: readonly Rule[] = [fundingTotal, unitTotal, duplicateProject, unknownClass, yearMismatch];
