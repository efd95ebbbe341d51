import { posix } from 'node:path';
import { formatAmount, fundingSources, sumOf, totalOf } from '../budget/amount.ts';
import { classesOf } from '../budget/indicator-class.ts';
import type { Profile } from '../budget/rule-book.ts';
import type { Unit } from '../budget/unit.ts';
import { inOrder } from '../compile/diagnose.ts';
import { readAsIs } from '../compile/read-as-is.ts';
import { type ReadUnit, readUnit } from '../compile/read-unit.ts';
import type { SourceFile, UnitFolder } from '../compile/unit-folder.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decode } from '../yaml/decode.ts';
import { countFindings, type ParsedFiles, viewFindings } from './findings.ts';
import { plainAt } from './intent.ts';
import type { FileSummary, FindingView, SumView, UnitView } from './wire.ts';

/** A unit that was read and checked. */
export interface CheckedUnit {
  readonly findings: readonly FindingView[];
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: number;
  /** What can be printed, right or not; null where the files cannot be read. */
  readonly read: ReadUnit | null;
}

/** What is known of a unit beside its files. */
export interface Surroundings {
  readonly revision: number;
  readonly isTracked: boolean;
  isChanged(file: string): boolean;
  isDraft(file: string): boolean;
}

export function checkUnit(
  folder: UnitFolder,
  complaints: readonly Diagnostic[],
  profile: Profile | null,
  parsed: ParsedFiles,
): CheckedUnit {
  const unreadable = complaints.some(({ code }) => code === 'file-unreadable');
  const reading = unreadable ? null : readUnit(folder, profile);
  const diagnostics = inOrder([...complaints, ...(reading?.diagnostics ?? [])]);
  const asIs = reading === null || reading.ok ? null : readAsIs(folder);
  const read = reading?.ok === true ? reading.value : asIs?.ok === true ? asIs.value : null;
  return { findings: viewFindings(diagnostics, parsed), diagnostics, waived: reading?.waived.length ?? 0, read };
}

export function viewUnit(
  folder: UnitFolder,
  { findings, waived, read }: CheckedUnit,
  parsed: ParsedFiles,
  around: Surroundings,
): UnitView {
  const unit = read?.unit ?? null;
  const byFile = new Map<string, FindingView[]>();
  for (const finding of findings) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  const summaryOf = (source: SourceFile, key: string, total: string | null): FileSummary => ({
    file: source.file,
    name: nameIn(source, key, parsed),
    total,
    counts: countFindings(byFile.get(source.file) ?? []),
    isChanged: around.isChanged(source.file),
    isDraft: around.isDraft(source.file),
  });
  const name = posix.basename(folder.folder);
  return {
    folder: folder.folder,
    name: unit?.单位.单位名称 ?? name,
    year: unit?.单位.预算年度 ?? posix.basename(posix.dirname(folder.folder)),
    revision: around.revision,
    sheet: folder.sheet && summaryOf(folder.sheet, '单位名称', null),
    projects: folder.projects.map((file, place) => {
      const project = unit?.项目[place];
      return summaryOf(file, '项目名称', project === undefined ? null : formatAmount(totalOf(project.资金)));
    }),
    classes: unit === null ? [] : classesOf(unit.指标分类).map(({ label, levelOne }) => ({ label, levelOne })),
    findings,
    waived,
    sums: unit === null ? null : viewSums(unit),
    isTracked: around.isTracked,
  };
}

/** The approved totals against the sums of the projects, 总计 first; sources that nobody has are left out. */
export function viewSums({ 单位: { 合计 }, 项目 }: Unit): readonly SumView[] {
  const total = sumOf(项目.map(({ 资金 }) => totalOf(资金)));
  const sources = fundingSources.flatMap((source) => {
    const parts = 项目.flatMap(({ 资金 }) => 资金[source] ?? []);
    const approved = 合计[source] ?? null;
    return parts.length === 0 && approved === null ? [] : [{ column: source, approved, sum: sumOf(parts) }];
  });
  return [{ column: '总计', approved: 合计.总计 ?? totalOf(合计), sum: total }, ...sources].map(
    ({ column, approved, sum }) => ({
      column,
      approved: approved === null ? null : formatAmount(approved),
      sum: formatAmount(sum),
      isRight: approved === null ? sum.eq(0) : approved.eq(sum),
    }),
  );
}

/** A name for the list; the file's own where the data has none. */
function nameIn(source: SourceFile, key: string, parsed: ParsedFiles): string {
  const decoded = decode(source.file, source.bytes);
  const data = decoded.ok ? (parsed(decoded.value)?.data ?? null) : null;
  const name = plainAt(data, [key]);
  return typeof name === 'string' && name.trim() !== '' ? name : posix.basename(source.file);
}
