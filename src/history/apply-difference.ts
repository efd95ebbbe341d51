import { applyFields } from './apply-fields.ts';
import { applyFunding } from './apply-funding.ts';
import { applyItems } from './apply-items.ts';
import type { ChangedUnitJson, IndicatorChangeJson, ProjectChangeJson } from './difference-json.ts';
import type { PlainMap, PlainUnit } from './plain-unit.ts';

/** A place where the data is not what the difference starts from. */
export interface Mismatch {
  /** In form terms: `项目“图书购置”的绩效目标`. */
  readonly where: string;
  /** What the difference expects there and what stands there; null where there is nothing. */
  readonly expected: string | null;
  readonly found: string | null;
}

/** The later version; or why the difference cannot be applied to this data. */
export type Applied =
  | { readonly ok: true; readonly value: PlainUnit }
  | { readonly ok: false; readonly mismatches: readonly Mismatch[] };

/** Collects what does not fit, so that all of it is told at once. */
export type Complain = (mismatch: Mismatch) => void;

/** A project with its file and its place in the earlier version. */
interface NamedProject {
  readonly data: PlainMap;
  readonly file: string | null;
  readonly place: number;
}

/** Makes the later version of a unit from the earlier one. Pure; the data must be what the difference starts from wherever it changes it. */
export function applyDifference(before: PlainUnit, change: ChangedUnitJson): Applied {
  const mismatches: Mismatch[] = [];
  const complain: Complain = (mismatch) => void mismatches.push(mismatch);
  const written = (at: number | null) =>
    change.notation.find((one) => one.kind === 'written-total' && (one.at?.before ?? null) === at);
  const named = before.项目.map((data, place) => ({ data, file: before.files?.[place] ?? null, place }));
  const projects = applyItems<NamedProject, ProjectChangeJson>(named, change.projects, {
    where: '项目',
    dataOf: ({ data }) => data,
    name: '项目名称',
    make: ({ data, file }) => ({ data, file: file.after, place: -1 }),
    change: ({ data, file, place }, one) => ({
      data: applyProject(data, one, complain),
      file: one.file.after ?? file,
      place,
    }),
    complain,
  });
  const renamed = new Map(
    change.notation.flatMap((one) => (one.kind === 'file-name' ? [[one.at.before, one.after] as const] : [])),
  );
  const finished = projects.map(({ data, file, place }) => {
    return { data: withWritten(data, '资金', written(place)), file: renamed.get(place) ?? file };
  });
  const files = finished.flatMap(({ file }) => file ?? []);
  const value = {
    单位: withWritten(applySheet(before.单位, change, complain), '合计', written(null)),
    项目: finished.map(({ data }) => data),
    ...(before.files === undefined || files.length < finished.length ? {} : { files }),
  };
  return mismatches.length === 0 ? { ok: true, value } : { ok: false, mismatches };
}

function applySheet(sheet: PlainMap, { texts, lists, approved }: ChangedUnitJson, complain: Complain): PlainMap {
  const money = applyFunding(sheet, '合计', approved, '单位的合计', complain);
  return applyFields(money, [...texts, ...lists], '单位', complain);
}

function applyProject(
  project: PlainMap,
  change: Extract<ProjectChangeJson, { readonly kind: 'changed' }>,
  complain: Complain,
): PlainMap {
  const where = `项目“${nameOf(project, '项目名称')}”`;
  const { renamed, texts, lists, funding, indicators } = change;
  const money = applyFunding(project, '资金', funding, `${where}的资金`, complain);
  const fields = applyFields(money, [...(renamed === null ? [] : [renamed]), ...texts, ...lists], where, complain);
  const { 绩效指标 = [] } = fields;
  const old = Array.isArray(绩效指标) ? (绩效指标 as readonly PlainMap[]) : [];
  const items = applyItems<PlainMap, IndicatorChangeJson>(old, indicators, {
    where: `${where}的绩效指标`,
    dataOf: (indicator) => indicator,
    name: '名称',
    make: ({ data }) => data,
    change: (indicator, one) => applyIndicator(indicator, one, where, complain),
    complain,
  });
  return indicators.length === 0 ? fields : { ...fields, 绩效指标: items };
}

function applyIndicator(
  indicator: PlainMap,
  { renamed, texts, lists, values }: Extract<IndicatorChangeJson, { readonly kind: 'changed' }>,
  project: string,
  complain: Complain,
): PlainMap {
  const where = `${project}的绩效指标“${nameOf(indicator, '名称')}”`;
  return applyFields(
    indicator,
    [...(renamed === null ? [] : [renamed]), ...texts, ...values, ...lists],
    where,
    complain,
  );
}

/** A right 总计 that is to be written, or left out. */
function withWritten(data: PlainMap, key: '资金' | '合计', written: { readonly after: string | null } | undefined) {
  if (written === undefined) return data;
  const { 总计: _, ...sources } = data[key] as PlainMap;
  return { ...data, [key]: { ...(written.after === null ? {} : { 总计: written.after }), ...sources } };
}

function nameOf(data: PlainMap, key: string): string {
  return String(data[key] ?? '');
}
