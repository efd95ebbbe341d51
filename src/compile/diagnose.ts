import type { Finding } from '../budget/rule.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Locator } from '../yaml/located.ts';

/** The one place that turns what speaks in paths into what speaks in file, line and column. */
export function diagnose(finding: Finding, code: string, severity: Severity, locator: Locator): Diagnostic {
  const { path, part, within, message, hint, related } = finding;
  const span =
    within === undefined ? locator.locate(path, part) : locator.locateWithin(path, within.offset, within.length);
  const told = hint === undefined ? { code, severity, message, span } : { code, severity, message, span, hint };
  if (related === undefined) return told;
  const places = related.map((place) => ({ message: place.message, span: locator.locate(place.path, place.part) }));
  return { ...told, related: places };
}

/** By file (code unit order), then by place; what stands at one place keeps its order. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(({ span: a }, { span: b }) => {
    if (a.source !== b.source && a.source.file !== b.source.file) return a.source.file < b.source.file ? -1 : 1;
    return a.start - b.start || a.end - b.end;
  });
}
