import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { positionAt, type Span } from '../../src/diagnostics/span.ts';

/** What was told, one line each: `line:column code`. */
export function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ span, code }) => `${at(span)} ${code}`);
}

/** `line:column` of a span's start. */
export function at(span: Span): string {
  const { line, column } = positionAt(span.source, span.start);
  return `${line}:${column}`;
}

/** The text that a span covers. */
export function textOf({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}
