import { fundingSources } from '../../budget/amount.ts';
import { decimalOf } from '../../budget/decimal.ts';
import type { ClassTable } from '../../budget/unit.ts';
import type { UnitFolder } from '../../compile/unit-folder.ts';
import type { PlainMap, PlainUnit, PlainValue } from '../../history/plain-unit.ts';
import type { Draft, DraftProject } from './draft.ts';
import { nameFiles } from './file-names.ts';
import type { ImportedProject, ImportedUnit } from './import-unit.ts';
import { matchProjects } from './match-projects.ts';
import { listOf, mapOf, mergeFunding, mergeProject, missingValue } from './merge-project.ts';
import { resolveClass } from './resolve-class.ts';

/** A unit as it will be, and what its owner should know of how it came about. */
export interface Outline {
  readonly unit: ImportedUnit;
  /** Places, in the data as it is, of projects that the source does not have. */
  readonly absent: readonly number[];
  readonly remarks: readonly string[];
}

const optional: readonly string[] = ['调整原因', '豁免', '备注'];
const columns = ['总计', ...fundingSources] as const;

/** Puts what a draft says into the data that is there, project by project. */
export function outlineUnit(
  draft: Draft,
  { folder, projects: files }: UnitFolder,
  before: PlainUnit | null,
  identity: { readonly name: string; readonly year: string },
  table: ClassTable,
): Outline {
  const stems = files.map(({ file }) => file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, ''));
  const classed = classProjects(draft.projects, table);
  const matches = matchProjects(before?.项目 ?? [], stems, classed.projects);
  const added = classed.projects.filter((_, index) => matches[index] === null);
  const newFiles = [...newFileNames(added, identity.name, stems)];
  const said = classed.projects.map((project, index): ImportedProject => {
    const place = matches[index] ?? null;
    const file = place === null ? `${folder}/项目/${newFiles.shift() ?? ''}` : (files[place]?.file ?? '');
    const was = before?.项目[place ?? -1] ?? null;
    return { data: withDoubts(mergeProject(was, project), project.doubts), file, draft: index, before: place };
  });
  const absent = [...files.keys()].filter((place) => !matches.includes(place));
  const kept = absent.map((place): ImportedProject => {
    return { data: before?.项目[place] ?? {}, file: files[place]?.file ?? '', draft: null, before: place };
  });
  const projects = [...said, ...kept].sort((a, b) => (a.file < b.file ? -1 : 1));
  const sheet = outlineSheet(draft, before?.单位 ?? null, identity, projects);
  return {
    unit: { sheet: sheet.data, projects },
    absent,
    remarks: [...classed.remarks, ...oneValueRemarks(draft), ...sheet.remarks],
  };
}

/** That one column of values stands for both. */
function oneValueRemarks({ projects }: Draft): readonly string[] {
  const missing = new Set(projects.flatMap(({ indicatorKeys }) => missingValue(indicatorKeys) ?? []));
  return [...missing].map((key) => {
    const other = key === '年度指标值' ? '实施周期指标值' : '年度指标值';
    return `表里只有“${other}”一列：新的指标和原来两栏相同的指标，${key}也用它；两栏不同的，${key}没有动。`;
  });
}

/** The names that the source gives, where they are names and free; else new ones. */
function newFileNames(added: readonly DraftProject[], unitName: string, taken: readonly string[]): readonly string[] {
  const given = added.map(({ file }) => file ?? '');
  const isSound = given.every((name) => /^[^\\/:*?"<>|.][^\\/:*?"<>|]*$/.test(name) && !taken.includes(name));
  if (isSound && new Set(given).size === given.length) return given.map((name) => `${name}.yaml`);
  return nameFiles(
    added.map(({ data }) => String(data.项目名称 ?? '')),
    unitName,
    taken,
  );
}

/** What is doubtful stands in 备注, each doubt once. */
function withDoubts(data: PlainMap, doubts: readonly string[]): PlainMap {
  const remark = typeof data.备注 === 'string' ? data.备注 : '';
  const added = doubts.filter((doubt) => !remark.includes(doubt));
  return added.length === 0 ? data : { ...data, 备注: [...(remark === '' ? [] : [remark]), ...added].join('\n') };
}

/** Classes as the year's table has them; the level above them is no data. */
function classProjects(drafts: readonly DraftProject[], table: ClassTable) {
  const changed = new Map<string, string>();
  let count = 0;
  const projects = drafts.map((project): DraftProject => {
    const indicators = listOf(project.data.绩效指标).map(({ 一级, ...indicator }): PlainMap => {
      const written = typeof indicator.分类 === 'string' ? indicator.分类 : '';
      const label = resolveClass(written, typeof 一级 === 'string' ? 一级 : '', table);
      if (label === written) return indicator;
      changed.set(written, label);
      count++;
      return { ...indicator, 分类: label };
    });
    return indicators.length === 0 ? project : { ...project, data: { ...project.data, 绩效指标: indicators } };
  });
  const examples = [...changed].slice(0, 3).map(([from, to]) => `${from} → ${to}`);
  const told = `指标的分类按“指标分类.yaml”写全，共 ${count} 处（${examples.join('，')}${changed.size > 3 ? ' 等' : ''}）。`;
  return { projects, remarks: count === 0 ? [] : [told] };
}

function outlineSheet(
  draft: Draft,
  before: PlainMap | null,
  { name, year }: { readonly name: string; readonly year: string },
  projects: readonly ImportedProject[],
): { readonly data: PlainMap; readonly remarks: readonly string[] } {
  const { data, keys, unread } = draft.sheet;
  const isSaid = (column: string): boolean =>
    keys.has(`合计.${column}`) && !unread.has(JSON.stringify(['合计', column]));
  const others = optional.flatMap((key): readonly (readonly [string, PlainValue])[] => {
    const value = keys.has(key) ? data[key] : before?.[key];
    return value === undefined ? [] : [[key, value]];
  });
  const kept = Object.entries(before ?? { 单位名称: name, 预算年度: year }).filter(([key]) => !optional.includes(key));
  const sheetWith = (total: PlainMap): PlainMap => ({ ...Object.fromEntries([...kept, ...others]), 合计: total });
  if (before !== null || columns.some(isSaid)) {
    const total = mergeFunding(mapOf(before?.合计), mapOf(data.合计), isSaid, before === null);
    return { data: sheetWith(total), remarks: [] };
  }
  const total = sumsOf(projects);
  const sources = Object.entries(total).filter(([column]) => column !== '总计');
  const why = '单位的合计按各项目之和写入，请与批复的合计核对。';
  return { data: sheetWith(sources.length > 0 ? Object.fromEntries(sources) : total), remarks: [why] };
}

function sumsOf(projects: readonly ImportedProject[]): PlainMap {
  const entries = columns.flatMap((column): readonly (readonly [string, string])[] => {
    const amounts = projects.flatMap(({ data }) => {
      const amount = mapOf(data.资金)[column];
      return typeof amount === 'string' && /^\d+(?:\.\d+)?$/.test(amount) ? [decimalOf(amount)] : [];
    });
    const [first, ...rest] = amounts;
    return first === undefined ? [] : [[column, rest.reduce((sum, one) => sum.plus(one), first).toFixed(2)]];
  });
  // Projects without any amount have errors of their own.
  return entries.length === 0 ? { 总计: '0.00' } : Object.fromEntries(entries);
}
