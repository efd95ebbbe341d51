import { type BaseVersion, openBase } from '../build/base-version.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

/** Opens the version that overviews are compared with; null for none. What git refuses is told. */
export async function openSince(
  host: Host,
  since: string | null,
  [folder]: readonly string[],
): Promise<BaseVersion | null | Exit> {
  if (since === null || folder === undefined) return null;
  const opened = await openBase(host.workspace, folder, since);
  return opened.ok ? opened.value : cannotRun(host, `--since ${since}：${describeRefusal(opened.refusal)}`);
}
