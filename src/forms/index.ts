import type { Form } from './form.ts';
import { performanceTargets } from './performance-targets/view.ts';

/** The forms of the house; a new one is a folder, a template, and a line here. */
export const forms: readonly Form[] = [performanceTargets];
