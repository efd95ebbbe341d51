import type { Profile } from '../../budget/rule-book.ts';
import type { Project } from '../../budget/unit.ts';
import type { SourceFile, UnitFolder } from '../../compile/unit-folder.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareUnits, isEmptyDifference } from '../../history/compare-units.ts';
import type { UnitChange, UnitData } from '../../history/difference.ts';
import { plainName } from '../../history/likeness.ts';
import { plainMap, plainUnit } from '../../history/plain-unit.ts';
import { checkImport } from './check-import.ts';
import type { Draft, Place } from './draft.ts';
import { locateCells, openCellSpans } from './locate-cells.ts';
import { makeFiles } from './make-files.ts';
import { type OpenedTarget, openTarget } from './open-target.ts';
import { outlineUnit } from './outline-unit.ts';

/** What shall come of a draft. */
export interface ImportOrder {
  /** What comes in, as shown to the user. */
  readonly source: string;
  readonly draft: Draft;
  /** What lies where it goes; nothing, for a new unit. */
  readonly target: UnitFolder;
  readonly name: string;
  readonly year: string;
  readonly profile: Profile | null;
  /** Files that come with their bytes, by name below the unit's folder. */
  readonly originals?: ReadonlyMap<string, Uint8Array>;
  /** Whether projects that the source does not have are taken out of the data. */
  readonly removesAbsent: boolean;
  /** Whether what is sound is written although errors were found. */
  readonly writesDespiteErrors: boolean;
}

/** A finding, and the cell that it is about; null for one that is about no cell. */
export interface ImportFinding {
  readonly diagnostic: Diagnostic;
  readonly place: Place | null;
}

export type ImportPlan =
  | PlannedImport
  /** What lies at the target has errors of its own. */
  | { readonly kind: 'unsound'; readonly diagnostics: readonly Diagnostic[] }
  /** The source is of another unit or another year. */
  | {
      readonly kind: 'other-unit';
      readonly key: string;
      readonly said: string;
      readonly wanted: string;
      readonly where: string;
    }
  /** A file is written in a way that cannot be edited without changing what it says. */
  | { readonly kind: 'not-editable'; readonly file: string };

export interface PlannedImport {
  readonly kind: 'planned';
  /** Errors and warnings about what comes in, by sheet, row and column; and errors about the unit as a whole. */
  readonly findings: readonly ImportFinding[];
  /** Whether errors stand against writing. */
  readonly isBlocked: boolean;
  /** What becomes of the data; null where it stays as it is. */
  readonly change: UnitChange | null;
  readonly files: readonly SourceFile[];
  readonly removed: readonly string[];
  /** Names of projects that are in the data and not in the source. */
  readonly absent: readonly string[];
  /** Names of projects that are not written, for they have errors. */
  readonly skipped: readonly string[];
  /** What is to be known of the source: what of it was not read, and how. */
  readonly remarks: readonly string[];
  /** What is to be known of what is made of it. */
  readonly notes: readonly string[];
}

/** Under this name, `originals` may hold the year's class table. */
export const classTableKey = '../指标分类.yaml';

/** Says what an import comes to: what is wrong with it, what changes, and the files that make it so. Writes nothing. */
export function planImport(order: ImportOrder): ImportPlan {
  const { draft, target, source } = order;
  const opened = openTarget(target, order, order.profile, order.originals?.get(classTableKey) ?? null);
  if (!opened.ok) return { kind: 'unsound', diagnostics: opened.diagnostics };
  const { before, table, newTable } = opened.value;
  const other = otherUnit(order, before?.data ?? null);
  if (other !== null) return other;
  const was = before === null ? null : plainUnit(before.data);
  const { unit, absent, remarks: notes } = outlineUnit(draft, target, was, order, table);
  const removed = order.removesAbsent ? absent : [];
  const projects = unit.projects.filter((one) => one.draft !== null || !removed.includes(one.before ?? -1));
  const whole = { ...unit, projects };
  const spans = openCellSpans(source);
  const locator = locateCells(whole, draft, spans, before?.locator ?? null);
  const checked = checkImport(whole, draft, opened.value, locator);
  const own = draft.findings.map(({ place, ...finding }): Diagnostic => ({ ...finding, span: spans.of(place) }));
  const findings = [...own, ...checked.diagnostics].map((diagnostic) => {
    return { diagnostic, place: spans.placeOf(diagnostic.span) };
  });
  const told = inOrder(findings.filter(({ diagnostic, place }) => isTold(diagnostic, place, before)));
  const hasErrors = told.some(({ diagnostic }) => diagnostic.severity === 'error');
  const nameAt = (place: number): string => before?.data.项目[place]?.项目名称 ?? '';
  const facts = {
    kind: 'planned',
    findings: told,
    isBlocked: hasErrors && (!order.writesDespiteErrors || checked.sheet === null),
    absent: absent.map(nameAt),
    remarks: draft.remarks,
    notes,
  } as const;
  // A project with errors stays as it is, and a new one is not written.
  const kept = projects.flatMap((one, place): readonly (typeof one & { readonly value: Project })[] => {
    const value = checked.projects[place] ?? before?.data.项目[one.before ?? -1] ?? null;
    return value === null ? [] : [{ ...one, value }];
  });
  const skipped = projects.flatMap(({ data }, place) =>
    checked.projects[place] === null ? [String(data.项目名称 ?? '')] : [],
  );
  const sheet = checked.sheet ?? before?.data.单位 ?? null;
  if (sheet === null || kept.length === 0)
    return { ...facts, isBlocked: true, change: null, files: [], removed: [], skipped };
  const after: UnitData = {
    单位: sheet,
    项目: kept.map(({ value }) => value),
    files: kept.map(({ file }) => file.slice(target.folder.length + 1)),
  };
  const wanted = kept.map(({ file, before: place, value }) => ({ file, before: place, data: plainMap(value) }));
  const made = makeFiles(target, was, { sheet: plainMap(sheet), projects: wanted }, order.originals ?? new Map());
  if (made.kind === 'not-editable') return made;
  return {
    ...facts,
    change: changeBetween(target.folder, before?.data ?? null, after),
    files: [...(newTable === null ? [] : [newTable]), ...made.files],
    removed: removed.map((place) => target.projects[place]?.file ?? ''),
    skipped,
  };
}

/** Findings about cells; of the data, what is found in the unit as a whole, for the import may be the reason of it. */
function isTold({ severity, span }: Diagnostic, place: Place | null, before: OpenedTarget['before']): boolean {
  if (place !== null) return severity !== 'info';
  const isOfSheet = before?.locator.locate(['单位']).source === span.source;
  return severity === 'error' && isOfSheet;
}

function changeBetween(folder: string, before: UnitData | null, after: UnitData): UnitChange | null {
  if (before === null) return { kind: 'added', folder: { before: null, after: folder }, after };
  const difference = compareUnits(before, after);
  return isEmptyDifference(difference)
    ? null
    : { kind: 'changed', folder: { before: folder, after: folder }, difference };
}

/** What a workbook says of its unit must fit where it goes; names may be longer or shorter (（本级）). */
function otherUnit({ draft, name, year }: ImportOrder, before: UnitData | null): ImportPlan | null {
  const wanted = { 单位名称: before?.单位.单位名称 ?? name, 预算年度: before?.单位.预算年度 ?? year };
  for (const key of ['单位名称', '预算年度'] as const) {
    const said = draft.sheet.data[key];
    if (typeof said !== 'string') continue;
    const [one, other] = [plainName(said), plainName(wanted[key])];
    if (one.includes(other) || other.includes(one)) continue;
    const where = draft.placeOf(['单位', key])?.label ?? '';
    return { kind: 'other-unit', key, said, wanted: wanted[key], where };
  }
  return null;
}

/** By sheet, row and column, what is about no cell last. */
function inOrder(findings: readonly ImportFinding[]): readonly ImportFinding[] {
  return findings.toSorted(({ place: a }, { place: b }) => {
    const [one, other] = [a?.cell ?? null, b?.cell ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (one.part !== other.part) return one.part < other.part ? -1 : 1;
    return one.row - other.row || one.column - other.column;
  });
}
