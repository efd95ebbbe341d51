import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { severities, severityWords } from '../diagnostics/severity.ts';

/** What was looked at, and what was found. */
export interface Tally {
  readonly found: Readonly<Record<Severity, number>>;
  /** Findings that their author let stand; none of them is in `found`. */
  readonly waived: number;
  readonly units: number;
  readonly projects: number;
}

export const nothingYet: Tally = { found: { error: 0, warning: 0, info: 0 }, waived: 0, units: 0, projects: 0 };

export function addUnit(tally: Tally, projects: number, diagnostics: readonly Diagnostic[], waived = 0): Tally {
  const found = { ...tally.found };
  for (const { severity } of diagnostics) found[severity] += 1;
  return { found, waived: tally.waived + waived, units: tally.units + 1, projects: tally.projects + projects };
}

/** `2 个错误，1 个警告`; empty where nothing was found. */
export function describeFindings(found: Tally['found']): string {
  const parts = severities.filter((severity) => found[severity] > 0);
  return parts.map((severity) => `${found[severity]} 个${severityWords[severity]}`).join('，');
}
