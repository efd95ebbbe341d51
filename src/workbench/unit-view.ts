import { posix } from 'node:path';
import { formatAmount, totalOf } from '../budget/amount.ts';
import { classesOf } from '../budget/indicator-class.ts';
import type { Profile } from '../budget/rule-book.ts';
import { projectSchema } from '../budget/schema/project.ts';
import { type UnitSum, unitSums } from '../budget/unit-overview.ts';
import { inOrder } from '../compile/diagnose.ts';
import { readAsIs } from '../compile/read-as-is.ts';
import type { FileReader } from '../compile/read-file.ts';
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
  /** Whether the rules were asked: they are not while a file cannot be read. */
  readonly isRuled: boolean;
  /** 总计 of each project file as printed; null where it cannot be read. */
  readonly totals: readonly (string | null)[];
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
  reader: FileReader,
): CheckedUnit {
  const unreadable = complaints.some(({ code }) => code === 'file-unreadable');
  const reading = unreadable ? null : readUnit(folder, profile, reader);
  const diagnostics = inOrder([...complaints, ...(reading?.diagnostics ?? [])]);
  const asIs = reading === null || reading.ok ? null : readAsIs(folder, reader);
  const read = reading?.ok === true ? reading.value : asIs?.ok === true ? asIs.value : null;
  const totals = folder.projects.map((file) => {
    const project = reader(file, projectSchema);
    return project.ok ? formatAmount(totalOf(project.value.data.资金)) : null;
  });
  const { waived = [], isRuled = false } = reading ?? {};
  return { findings: viewFindings(diagnostics, parsed), diagnostics, waived: waived.length, isRuled, totals, read };
}

export function viewUnit(
  folder: UnitFolder,
  { findings, waived, isRuled, totals, read }: CheckedUnit,
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
    projects: folder.projects.map((file, place) => summaryOf(file, '项目名称', totals[place] ?? null)),
    classes: unit === null ? [] : classesOf(unit.指标分类).map(({ label, levelOne }) => ({ label, levelOne })),
    findings,
    waived,
    isRuled,
    sums: unit === null ? null : unitSums(unit).map(viewSum),
    isTracked: around.isTracked,
  };
}

/** A column of money as the page shows it. */
export function viewSum({ column, approved, sum, isRight }: UnitSum): SumView {
  return { column, approved: approved === null ? null : formatAmount(approved), sum: formatAmount(sum), isRight };
}

/** A name for the list; the file's own where the data has none. */
function nameIn(source: SourceFile, key: string, parsed: ParsedFiles): string {
  const decoded = decode(source.file, source.bytes);
  const data = decoded.ok ? (parsed(decoded.value)?.data ?? null) : null;
  const name = plainAt(data, [key]);
  return typeof name === 'string' && name.trim() !== '' ? name : posix.basename(source.file);
}
