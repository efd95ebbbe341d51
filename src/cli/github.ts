import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/span.ts';
import type { ReportFormat } from './checked-unit.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that GitHub Actions (and Gitea, Forgejo) show as annotations beside the lines. */
export const toGithub: ReportFormat = ({ units }) =>
  units.flatMap((unit) => unit.diagnostics.map((diagnostic) => `${annotate(diagnostic)}\n`)).join('');

function annotate({ code, severity, message, span, hint }: Diagnostic): string {
  const start = positionAt(span.source, span.start);
  const end = positionAt(span.source, span.end);
  // Columns may be given only where the end is on the same line; a file that was not read has no lines.
  const isWithinLine = start.line === end.line && end.column > start.column;
  const place = [
    `file=${inProperty(span.source.file)}`,
    ...(span.source.text === '' ? [] : [`line=${start.line}`, `endLine=${end.line}`]),
    ...(isWithinLine ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${inProperty(code)}`,
  ];
  const text = hint === undefined ? message : `${message}\n建议：${hint}`;
  return `::${commands[severity]} ${place.join(',')}::${inData(text)}`;
}

/** As the runner unescapes them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts. */
function inData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
