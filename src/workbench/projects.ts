import { posix } from 'node:path';
import { projectsName } from '../build/unit-layout.ts';
import { newDataFile } from '../compile/write-data.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Desk, DeskUnit } from './desk.ts';
import type { Told } from './past.ts';

/** Characters that no file name may have on Windows. */
const unfit = /[\\/:*?"<>|\s.]/g;
const longestName = 20;

/** Starts a project's file behind all others; what is to be filled in stands there empty, and is told by the check. */
export async function startProject(
  workspace: Workspace,
  desk: Desk,
  unit: DeskUnit,
  name: string,
): Promise<Told<string>> {
  const title = name.trim();
  if (title === '') return { ok: false, message: '请写项目名称。' };
  const numbers = unit.disk.projects.map(({ file }) => Number(/^\d+/.exec(posix.basename(file))?.[0] ?? 0));
  const next = String(Math.max(0, ...numbers) + 1).padStart(2, '0');
  const file = posix.join(unit.name, projectsName, `${next}-${title.replace(unfit, '').slice(0, longestName)}.yaml`);
  const [first] = unit.checked.read?.unit.指标分类.指标分类[0]?.二级 ?? [];
  const indicator = { 分类: first ?? '', 名称: '', 实施周期指标值: '', 年度指标值: '' };
  const bytes = newDataFile({ 项目名称: title, 资金: { 财政拨款: '0' }, 绩效目标: '', 绩效指标: [indicator] });
  if ((await workspace.facts(file)) !== null) return { ok: false, message: `文件 ${file} 已经有了，请换一个名称。` };
  const written = await workspace.write(file, bytes);
  if (!written.ok) return { ok: false, message: describeFailure(written.failure) };
  desk.wrote(unit, file, bytes);
  return { ok: true, value: file };
}

/** Removes a project's file; what it held is given back, so that it can be put back. */
export async function removeProject(
  workspace: Workspace,
  desk: Desk,
  unit: DeskUnit,
  file: string,
): Promise<Told<Uint8Array>> {
  const own = unit.disk.projects.find((project) => project.file === file);
  if (own === undefined) return { ok: false, message: `没有项目文件 ${file}。` };
  if (unit.disk.projects.length < 2) return { ok: false, message: '这是最后一个项目，单位至少要有一个项目。' };
  const read = await workspace.read(file);
  const removed = await workspace.remove(file);
  if (!removed.ok) return { ok: false, message: describeFailure(removed.failure) };
  desk.wrote(unit, file, null);
  return { ok: true, value: read.ok ? read.value : own.bytes };
}

/** Puts a removed project back where it was. */
export async function restoreProject(
  workspace: Workspace,
  desk: Desk,
  unit: DeskUnit,
  removed: { readonly file: string; readonly bytes: Uint8Array },
): Promise<Told<string>> {
  const { file, bytes } = removed;
  if ((await workspace.facts(file)) !== null) return { ok: false, message: `${file} 已经有了别的内容，没有恢复。` };
  const written = await workspace.write(file, bytes);
  if (!written.ok) return { ok: false, message: describeFailure(written.failure) };
  desk.wrote(unit, file, bytes);
  return { ok: true, value: file };
}
