import type { Severity } from './diagnostic.ts';

/** From the gravest to the lightest. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** The words for a finding's weight, as users read and write them. */
export const severityWords: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' };

/** Whether `a` weighs less than `b`; null is no weight at all. */
export function isLighter(a: Severity | null, b: Severity): boolean {
  return a === null || severities.indexOf(a) > severities.indexOf(b);
}
