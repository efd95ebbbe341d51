import { adjustment } from './adjustment/view.ts';
import type { AdjustmentForm, UnitForm } from './form.ts';
import { performanceTargets } from './performance-targets/view.ts';

/** The forms of a unit; a new one is a folder, a template, and a line here. */
export const forms: readonly UnitForm[] = [performanceTargets];

/** The forms about what was changed between two versions of a unit; a new one is added in the same way. */
export const adjustmentForms: readonly AdjustmentForm[] = [adjustment];
