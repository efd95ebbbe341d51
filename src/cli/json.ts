import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/span.ts';

/** The findings for machines: 1-based positions, columns in UTF-16 units, `end…` exclusive, always the same keys. */
export function toJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ diagnostics: diagnostics.map(entry) }, null, 2)}\n`;
}

function entry({ code, severity, message, span, hint }: Diagnostic): Readonly<Record<string, string | number | null>> {
  const start = positionAt(span.source, span.start);
  const end = positionAt(span.source, span.end);
  return {
    code,
    severity,
    message,
    file: span.source.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    hint: hint ?? null,
  };
}
