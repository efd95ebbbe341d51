import { type CellMark, markWorkbook } from '../import-marks/mark-workbook.ts';
import { Unreadable } from '../read-workbook/unreadable.ts';
import type { ImportFinding } from './plan-import.ts';

/** A marked copy; or why there is none, in a full Chinese sentence. */
export type Marked = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: string };

/** A copy of the workbook that came in, with every finding at its cell; null where none is about a cell. */
export function markFindings(workbook: Uint8Array, findings: readonly ImportFinding[]): Marked | null {
  const marks = new Map<string, CellMark>();
  for (const { diagnostic, place } of findings) {
    const cell = place?.cell ?? null;
    if (cell === null) continue;
    const { severity, message, hint } = diagnostic;
    const isError = severity === 'error';
    const text = `${isError ? '错误' : '提醒'}：${message}${hint === undefined ? '' : `\n请改：${hint}`}`;
    const key = `${cell.part} ${cell.column} ${cell.row}`;
    const before = marks.get(key);
    marks.set(key, {
      ...cell,
      kind: isError || before?.kind === 'error' ? 'error' : 'warning',
      text: before === undefined ? text : `${before.text}\n\n${text}`,
    });
  }
  if (marks.size === 0) return null;
  try {
    return { ok: true, bytes: markWorkbook(workbook, [...marks.values()]) };
  } catch (fault) {
    // What holds no data was not looked at before.
    if (fault instanceof Unreadable) return { ok: false, why: fault.message };
    throw fault;
  }
}
