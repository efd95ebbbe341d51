import { adjustment } from './adjustment/view.ts';
import type { AdjustmentForm, OverviewForm, UnitForm } from './form.ts';
import { performanceTargets } from './performance-targets/view.ts';

/** The forms of a unit; a new one is a folder, a template, and a line here. */
export const forms: readonly UnitForm[] = [performanceTargets];

/** The forms about what was changed between two versions of a unit; a new one is added in the same way. */
export const adjustmentForms: readonly AdjustmentForm[] = [adjustment];

/** The form about what a unit comes to. It is printed only where it is asked for, so its view is loaded only then. */
export const overviewForm = {
  id: '项目支出绩效目标总览',
  template: '项目支出绩效目标总览.hbs',
  load: async (): Promise<OverviewForm> => (await import('./overview/view.ts')).overview,
} as const;
