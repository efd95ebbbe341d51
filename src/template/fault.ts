import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';

/** A fault of the template, found at the first place in it where `token` stands (the file's start where it does not). */
export function templateFault(source: Source, code: string, token: string, message: string, hint?: string): Diagnostic {
  const found = token === '' ? -1 : source.text.indexOf(token);
  const start = Math.max(found, 0);
  return {
    code,
    severity: 'error',
    message,
    span: { source, start, end: found < 0 ? start : start + token.length },
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A fault of the template on a known line (1-based). */
export function templateFaultAtLine(
  source: Source,
  code: string,
  line: number,
  message: string,
  hint?: string,
): Diagnostic {
  const lines = source.text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const end = start + (lines[line - 1] ?? '').length;
  return { code, severity: 'error', message, span: { source, start, end }, ...(hint === undefined ? {} : { hint }) };
}
