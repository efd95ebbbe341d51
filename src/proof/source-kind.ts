/** What of the data a finished file carries: what is printed, everything, or nothing. */
export const sourceKinds = ['public', 'full', 'none'] as const;
export type SourceKind = (typeof sourceKinds)[number];
