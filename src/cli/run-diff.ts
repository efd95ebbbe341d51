import { type Comparison, compareVersions } from '../build/compare-versions.ts';
import { isEmptyDifference } from '../history/compare-units.ts';
import { countChanges } from '../history/count-changes.ts';
import type { Difference } from '../history/difference.ts';
import { writeDifference } from '../history/write-difference.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { DiffOptions } from './diff.ts';
import { classTableMarkdown, unitMarkdown } from './difference/markdown.ts';
import { openTerminal } from './difference/terminal.ts';
import { reportUnit } from './difference/unit-report.ts';
import { describeUnreadable } from './difference/unreadable.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { type OpenedVersions, openVersions } from './open-versions.ts';
import { paperIds, readPapers } from './paper-ids.ts';
import { writeOut } from './write-out.ts';

const formats = ['pretty', 'markdown', 'json'] as const;
type Format = (typeof formats)[number];
type Compared = Extract<Comparison, { readonly kind: 'compared' }>;

/** Compares two versions and tells what changed. */
export async function runDiff(host: Host, given: readonly string[], options: DiffOptions): Promise<Exit> {
  const format = formats.find((one) => one === (options.format ?? 'pretty'));
  const papers = format === undefined && options.againstApproved !== true ? readPapers(options.format ?? '') : null;
  const isRedline = options.format === 'redline' && options.againstApproved !== true;
  if (format === undefined && papers === null && !isRedline) {
    const known = options.againstApproved === true ? formats : [...formats, ...paperIds, 'redline'];
    return cannotRun(host, `--format 不能是“${options.format}”，可以写 ${known.join('、')}。`);
  }
  if (options.author !== undefined && !isRedline)
    return cannotRun(host, '--author 是修订人，只用于 --format redline。');
  const wanted = { ...options, format: format ?? 'pretty', papers, isRedline };
  if (options.againstApproved === true) {
    const { runApproved } = await import('./run-approved.ts');
    return runApproved(host, given, wanted);
  }
  const versions = await openVersions(host, given);
  if (typeof versions === 'number') return versions;
  try {
    return await diff(host, versions, wanted);
  } finally {
    versions.close();
  }
}

type Wanted = DiffOptions & {
  readonly format: Format;
  /** Ids of the official papers that are printed instead; null where the difference is told. */
  readonly papers: readonly string[] | null;
  /** Whether the form is printed with revisions instead. */
  readonly isRedline: boolean;
};

async function diff(host: Host, versions: OpenedVersions, options: Wanted): Promise<Exit> {
  const changed = await changedFiles(host, versions);
  if (typeof changed === 'number') return changed;
  const { before, after } = versions;
  const comparison = await compareVersions(before.place, after.place, changed);
  switch (comparison.kind) {
    case 'failed':
      return cannotRun(host, describeFailure(comparison.failure));
    case 'nothing-there': {
      const advice = '单位文件夹里应有“单位.yaml”和文件夹“项目”，例如 data/2025/某单位/单位.yaml。';
      return cannotRun(host, `${before.label} 和 ${after.label} 里都没有单位文件夹，没有数据可以比较。${advice}`);
    }
    case 'no-such-unit': {
      const { 单位名称, 预算年度 } = comparison.unit;
      const other = before.place.isOneUnit ? after.label : before.label;
      return cannotRun(
        host,
        `${other} 里没有单位“${单位名称}”（${预算年度}），生成的文件没有可比的。请写明它的文件夹。`,
      );
    }
    case 'compared':
      return tell(host, versions, comparison, options);
  }
}

/** The files that alone differ, where git knows; null where it does not. */
async function changedFiles(
  host: Host,
  { before, after, units }: OpenedVersions,
): Promise<readonly string[] | null | Exit> {
  if (before.at === null || before.place.root !== after.place.root || after.place.isOneUnit) return null;
  const { root } = before.place;
  const names = units.length > 0 ? units : [root];
  const tables = new Set(names.map((name) => host.workspace.name(`${name}/../指标分类.yaml`)));
  const changed = await before.at.repository.changed(before.at.commit, after.at?.commit ?? null, [...names, ...tables]);
  if (!changed.ok) return cannotRun(host, describeRefusal(changed.refusal));
  for (const { file, before: was, after: is } of changed.value) {
    const what = [was, is].map((kind) => linked.get(kind ?? '')).find((one) => one !== undefined);
    if (what !== undefined) host.err(`注意：${file} 在 git 里是${what}，git 不知道它里面的内容，没有比较。\n`);
  }
  return changed.value.map(({ file }) => file);
}

/** What git keeps the place of, and not the content. */
const linked: ReadonlyMap<string, string> = new Map([
  ['link', '符号链接'],
  ['submodule', '子模块'],
]);

async function tell(host: Host, versions: OpenedVersions, compared: Compared, options: Wanted): Promise<Exit> {
  const { format, out } = options;
  const { difference, unreadable } = compared;
  const hasColours = host.colours.out && out === undefined;
  const told =
    (await print(host, toldUnits(difference.units), versions, options)) ??
    (await writeOut(host, textOf(compared, versions, format, hasColours), out));
  if (told === 2) return told;
  for (const one of unreadable) host.err(describeUnreadable(host, one, versions[one.side]));
  if (unreadable.length > 0 || told === 1) return 1;
  return options.exitCode === true && !isSame(difference) ? 1 : 0;
}

/** Null where the difference is told instead: the paper wing is not opened for a report. */
async function print(
  host: Host,
  units: Difference['units'],
  versions: OpenedVersions,
  { papers, isRedline, out, author }: Wanted,
): Promise<Exit | null> {
  if (papers !== null)
    return (await import('./run-papers.ts')).printPapers(host, units, versions, { ids: papers, out });
  if (isRedline) return (await import('./run-redline.ts')).printRedlines(host, units, versions, { out, author });
  return null;
}

function isSame({ units, classTables }: Difference): boolean {
  return classTables.length === 0 && toldUnits(units).length === 0;
}

/** Without those of which only the notation is another. */
function toldUnits(units: Difference['units']): Difference['units'] {
  return units.filter((one) => one.kind !== 'changed' || !isEmptyDifference(one.difference));
}

function textOf(
  { difference, isPublic, unreadable }: Compared,
  { before, after }: OpenedVersions,
  format: Format,
  hasColours: boolean,
): string {
  if (format === 'json') {
    const { format: name, version, ...rest } = writeDifference(difference);
    const versions = { before: before.label, after: after.label };
    return `${JSON.stringify({ format: name, version, versions, ...rest }, null, 2)}\n`;
  }
  const units = toldUnits(difference.units).map(reportUnit);
  const limits = isPublic ? '生成的文件只附了印出的内容，备注、豁免和调整原因没有比较。' : '';
  const closing = closingLine(difference, new Set(unreadable.map(({ folder }) => folder)).size) + limits;
  if (format === 'markdown') {
    const head = `# 改动：${before.label} → ${after.label}\n`;
    const parts = [...difference.classTables.map(classTableMarkdown), ...units.map(unitMarkdown)];
    return [head, ...parts, `${closing}\n`].join('\n');
  }
  const terminal = openTerminal(hasColours);
  const head = `${before.label} → ${after.label}\n`;
  const parts = [...difference.classTables.map(terminal.classTable), ...units.map(terminal.unit)];
  return [head, ...parts, `${closing}\n`].join('\n');
}

/** How many units differ, in how many things; `lost` could not be compared. */
function closingLine({ units, classTables }: Difference, lost: number): string {
  const told = toldUnits(units);
  const renotated = units.length - told.length;
  const notation =
    renotated > 0 ? `${told.length === 0 ? '' : '另有 '}${renotated} 个单位只是写法不同，内容相同。` : '';
  const missing = lost > 0 ? `${lost} 个单位的数据读不出，没有比较。` : '';
  if (told.length === 0) {
    const what = lost > 0 ? '其余单位' : classTables.length > 0 ? '单位的数据' : '';
    return `${missing}${what}没有改动。${notation}`;
  }
  const count = told.reduce((all, one) => all + (one.kind === 'changed' ? countChanges(one.difference) : 1), 0);
  return `${told.length} 个单位，共 ${count} 处改动。${notation}${missing}`;
}
