import type { Fix } from './fix.ts';
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Another place that a finding speaks of, e.g. where a name stood first. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/**
 * One finding, as data: nothing is printed here.
 * `code` is stable and English; `message` is one full Chinese sentence; `hint` says what to write instead.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  readonly hint?: string;
  /** A repair that cannot change what is meant. */
  readonly fix?: Fix;
}

/** The result of a stage: holding a value means that no error was found; warnings travel beside it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A value without a complaint, or with complaints that are no errors. */
export function accept<T>(value: T, diagnostics: readonly Diagnostic[] = []): Checked<T> {
  return { ok: true, value, diagnostics };
}

/** A refusal; at least one of the diagnostics is an error. */
export function refuse<T>(diagnostics: readonly Diagnostic[]): Checked<T> {
  return { ok: false, diagnostics };
}

/** `value` if no diagnostic is an error, else a refusal with all of them. */
export function judge<T>(value: T, diagnostics: readonly Diagnostic[]): Checked<T> {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
    ? refuse(diagnostics)
    : accept(value, diagnostics);
}
