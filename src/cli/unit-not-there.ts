import { suggest } from '../budget/suggest.ts';
import { findUnits } from '../build/find-units.ts';
import type { Files } from '../workspace/workspace.ts';

/** What to write instead of the name of a folder that is no unit in some version: a unit below it, or one of a like name. */
export async function describeAbsence(files: Files, folder: string): Promise<string> {
  const below = (await files.kind(folder)) === 'folder' ? await findUnits(files, [folder]) : null;
  const inside = below?.ok === true ? below.value.folders.filter((one) => one !== folder) : [];
  if (inside[0] !== undefined) return `它里面有 ${inside.length} 个单位，请写明其中一个，例如 ${inside[0]}。`;
  const around = files.name(`${folder}/..`);
  const listed = await files.list(around);
  const names = (listed.ok ? listed.value : []).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
  const meant = suggest(folder.slice(folder.lastIndexOf('/') + 1), names);
  if (meant !== null) return `是否想写 ${files.name(`${around}/${meant}`)}？`;
  return '请检查路径是否写对；还没有提交的单位，请先 git add 再 git commit。';
}
