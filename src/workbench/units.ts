import { posix } from 'node:path';
import { describeTaken, foundUnit } from '../build/found-unit.ts';
import { describeFailure } from '../workspace/failure.ts';
import { byCodeUnit, type Workspace } from '../workspace/workspace.ts';
import type { Told } from './past.ts';

const isYear = (text: string): boolean => /^\d{4}$/.test(text);

/** The year that a new unit is most likely of, '' where nothing tells; null where the server was started for a single unit. */
export function yearForNew(root: string, folders: readonly string[]): string | null {
  if (folders.includes(root)) return null;
  const years = [root, ...folders.map(posix.dirname)].map((folder) => posix.basename(folder)).filter(isYear);
  return years.toSorted(byCodeUnit).at(-1) ?? '';
}

/** Starts a unit below what the server was started for: data, or the folder of one year. */
export async function startUnit(
  workspace: Workspace,
  root: string,
  wish: Readonly<{ name: string; year: string }>,
): Promise<Told<string>> {
  const [name, year] = [wish.name.trim(), wish.year.trim()];
  if (name === '') return { ok: false, message: '请写单位名称的全称。' };
  if (!isYear(year)) return { ok: false, message: `预算年度应为四位半角数字，这里是“${year}”。` };
  const own = posix.basename(root);
  if (isYear(own) && own !== year) return { ok: false, message: `这里打开的是 ${own} 年的数据，预算年度应为 ${own}。` };
  const founded = await foundUnit(workspace, { name, year, yearFolder: isYear(own) ? root : posix.join(root, year) });
  switch (founded.kind) {
    case 'founded':
      return { ok: true, value: founded.folder };
    case 'taken':
      return { ok: false, message: describeTaken(founded.folder) };
    case 'refused': {
      const [first] = founded.diagnostics;
      return { ok: false, message: `${first?.message ?? '有错误，没有新建。'}${first?.hint ?? ''}` };
    }
    case 'failed':
      return { ok: false, message: describeFailure(founded.failure) };
  }
}
