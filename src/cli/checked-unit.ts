import type { Inspection } from '../build/inspect-unit.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What `check` tells of one unit, whatever the format of its report. */
export type CheckedUnit = Pick<Inspection, 'folder' | 'projects' | 'files' | 'waived'> & {
  /** By file and place. */
  readonly diagnostics: readonly Diagnostic[];
};

/** What a report of all units, at the end of a run, is made from. */
export interface WholeReport {
  readonly units: readonly CheckedUnit[];
  /** Warnings fail as well. */
  readonly isStrict: boolean;
  /** What was waived is told too. */
  readonly showsWaived: boolean;
}

/** A format for programs: the whole report as one text. */
export type ReportFormat = (report: WholeReport) => string;

/**
 * Turns inspections into what is told. A file that units share (指标分类.yaml, mubiao.yaml) is found faulty with each of
 * them: it is told once.
 */
export function openTeller(): (inspection: Inspection) => CheckedUnit {
  const told = new Set<string>();
  return ({ folder, projects, files, waived, checked }) => {
    const own = new Set(files);
    const isNew = ({ code, message, span }: Diagnostic): boolean => {
      if (own.has(span.source.file)) return true;
      const key = `${span.source.file}\n${span.start}\n${span.end}\n${code}\n${message}`;
      return told.size < told.add(key).size;
    };
    return { folder, projects, files, waived, diagnostics: inOrder(checked.diagnostics.filter(isNew)) };
  };
}
