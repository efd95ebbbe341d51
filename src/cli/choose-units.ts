import { findUnits } from '../build/find-units.ts';
import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

/** The unit folders that a command line speaks of; without arguments all under `data`. Says what is wrong where there are none. */
export async function chooseUnits(host: Host, paths: readonly string[]): Promise<readonly string[] | Exit> {
  const search = await findUnits(host.workspace, paths.length > 0 ? paths : ['data']);
  if (!search.ok) return cannotRun(host, describeFailure(search.failure));
  const { folders, missing, barren } = search.value;
  if (missing.length > 0) {
    const advice =
      paths.length > 0
        ? '请检查路径是否写对。'
        : '请在放着 data 文件夹的目录里运行，或者写明单位文件夹，例如 mubiao check data/2025/某单位。';
    return cannotRun(host, `找不到${quoted(missing)}。${advice}`);
  }
  if (barren.length > 0) {
    return cannotRun(
      host,
      `${quoted(barren)}里没有单位文件夹。单位文件夹里应有“单位.yaml”和文件夹“项目”，例如 data/2025/某单位/单位.yaml。`,
    );
  }
  return folders;
}

function quoted(paths: readonly string[]): string {
  return paths.map((path) => `“${path}”`).join('、');
}
