import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { positionAt, type Source } from '../diagnostics/span.ts';
import type { Located } from '../yaml/located.ts';
import { understand } from '../yaml/parse.ts';
import { fieldAt } from './field-at.ts';
import type { Counts, FindingView } from './wire.ts';

/** Parsed files by their text: of many files, only the one that is being edited is another with every stroke. */
export type ParsedFiles = (source: Source) => Located | null;

export function openParsedFiles(): ParsedFiles {
  const known = new Map<string, { readonly text: string; readonly located: Located | null }>();
  return (source) => {
    const last = known.get(source.file);
    if (last?.text === source.text) return last.located;
    const { located } = understand(source);
    known.set(source.file, { text: source.text, located });
    return located;
  };
}

/** Findings as the page is told of them, each with the field that it is about. */
export function viewFindings(diagnostics: readonly Diagnostic[], parsed: ParsedFiles): readonly FindingView[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, severity, message, hint, span, fix }) => {
    const { source, start, end } = span;
    const located = source.text === '' ? null : parsed(source);
    const path = located === null ? [] : fieldAt(located, span);
    const name = `${code} ${source.file} ${path.join('/')} ${message}`;
    const twin = seen.get(name) ?? 0;
    seen.set(name, twin + 1);
    const { line, column } = positionAt(source, start);
    const isMendable = fix !== undefined && fix.isOnRequest !== true;
    const id = twin === 0 ? name : `${name} ${twin}`;
    return {
      id,
      code,
      severity,
      message,
      hint: hint ?? null,
      file: source.file,
      path,
      line,
      column,
      start,
      end,
      isMendable,
    };
  });
}

export function countFindings(findings: readonly Pick<FindingView, 'severity'>[]): Counts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
