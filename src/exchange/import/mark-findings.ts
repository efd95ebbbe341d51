import { type CellMark, markWorkbook } from '../import-marks/mark-workbook.ts';
import type { ImportFinding } from './plan-import.ts';

/** A copy of the workbook that came in, with every finding at its cell; null where none is about a cell. */
export function markFindings(workbook: Uint8Array, findings: readonly ImportFinding[]): Uint8Array | null {
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
  return marks.size === 0 ? null : markWorkbook(workbook, [...marks.values()]);
}
