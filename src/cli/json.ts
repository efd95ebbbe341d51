import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/span.ts';
import type { ReportFormat } from './checked-unit.ts';

type Entry = Readonly<Record<string, string | number | null>>;

/** The findings for machines: 1-based positions, columns in UTF-16 units, `end…` exclusive, always the same keys. */
export const toJson: ReportFormat = ({ units, showsWaived }) => {
  const diagnostics = units.flatMap((unit) => unit.diagnostics.map(entry));
  const waived = units.flatMap((unit) =>
    unit.waived.map(({ diagnostic, reason }) => ({ ...entry(diagnostic), reason })),
  );
  return `${JSON.stringify(showsWaived ? { diagnostics, waived } : { diagnostics }, null, 2)}\n`;
};

function entry({ code, severity, message, span, hint }: Diagnostic): Entry {
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
