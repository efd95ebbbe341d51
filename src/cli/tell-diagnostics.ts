import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from './host.ts';
import { openPretty } from './pretty.ts';

/** Tells findings on standard error, in the order given, each with an empty line behind it. */
export function tellDiagnostics(host: Host, diagnostics: readonly Diagnostic[]): void {
  const pretty = openPretty(host.colours.err);
  for (const diagnostic of diagnostics) host.err(`${pretty.describe(diagnostic)}\n`);
}
