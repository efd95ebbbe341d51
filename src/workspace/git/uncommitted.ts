import { join } from 'node:path';
import { type Asked, answered } from './refusal.ts';
import { runGit } from './run-git.ts';
import { parentOf, pathspecsOf, type WorkingTree, workingTreesOf } from './working-trees.ts';

/** A moved file is one that went and one that came, whatever is configured; in words that old gits know, too. */
const settings = ['-c', 'status.renames=false', '-c', 'diff.renames=false', '--literal-pathspecs'];
const status = [...settings, 'status', '--porcelain=v1', '-z', '--untracked-files=all', '--ignore-submodules=all'];

/**
 * The files at or below the paths that are not as they were committed, new ones among them, as paths below those that
 * were asked for. Nothing for what no git looks after. One question for each working tree, however many paths there are.
 */
export async function uncommitted(paths: readonly string[]): Promise<Asked<readonly string[]>> {
  const found = await Promise.all(workingTreesOf(paths).map(changesIn));
  const refusal = found.find((one) => !one.ok);
  return refusal ?? answered(found.flatMap((one) => (one.ok ? one.value : [])));
}

async function changesIn({ root, places }: WorkingTree): Promise<Asked<readonly string[]>> {
  const said = await runGit(root, [...status, '--', ...pathspecsOf(places.keys())]);
  if (!said.ok) return said;
  // Two letters and a space, the way from the root, a zero byte.
  const changed = said.value
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '');
  return answered(changed.flatMap((line) => asAsked(line.slice(3), places)));
}

function asAsked(file: string, places: WorkingTree['places']): readonly string[] {
  for (let place: string | null = file; place !== null; place = parentOf(place)) {
    const path = places.get(place);
    if (path !== undefined) return [join(path, place === '.' ? file : file.slice(place.length))];
  }
  return [];
}
