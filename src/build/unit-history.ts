import { posix } from 'node:path';
import type { PastCommit } from '../workspace/git/past-commits.ts';
import { type Asked, answered } from '../workspace/git/refusal.ts';
import type { Repository } from '../workspace/git/repository.ts';
import { formerFolder, laterFolder } from './former-folder.ts';
import { readVersion, type Version } from './read-version.ts';
import { classTableName } from './unit-layout.ts';

/** A commit that touched a unit, with the unit before and after. */
export interface PastChange {
  readonly commit: PastCommit;
  /** Where the unit lay from then on. */
  readonly folder: string;
  /** Where it lay before, if elsewhere. */
  readonly movedFrom: string | null;
  /** Where it has lain since, if it is not here any more. */
  readonly movedTo: string | null;
  /** Null where nobody knows: this clone was cut off there. */
  readonly before: Version | null;
  readonly after: Version;
  /** Whether anything in the unit's own folder is another; else it was only the class table of its year. */
  readonly isOwn: boolean;
}

export interface HistoryQuery {
  /** The newest commit to tell of: an id. */
  readonly from: string;
  /** So many changes are wanted; null for all. A few more come where those before cannot be read. */
  readonly most: number | null;
  /** Whether a merge stands for all that it brought in. */
  readonly isFirstParent: boolean;
}

/** Git is asked about so many commits at a time; where few are wanted, about a few more than those. */
const page = 1000;
const more = 10;

/**
 * The commits that changed a unit or the class table of its year, the newest first. Where the unit came from another
 * folder it is followed there; a time in which it was not there is passed over.
 */
export async function unitHistory(
  repository: Repository,
  unit: string,
  query: HistoryQuery,
): Promise<Asked<readonly PastChange[]>> {
  const read = openReader(repository);
  const changes: PastChange[] = [];
  const isFull = (): boolean => {
    const { most } = query;
    if (most === null || changes.length < most) return false;
    const oldest = changes.at(-1);
    const isLost = changes.length > most && oldest?.after.state === 'unreadable';
    return !isLost && oldest?.before?.state !== 'unreadable';
  };
  const size = query.most === null ? page : Math.min(page, query.most + more);
  let folder = unit;
  let from = query.from;
  let skip = 0;
  while (!isFull()) {
    const names = [folder, posix.join(folder, '..', classTableName)];
    const past = await repository.past({ ...query, from, names, most: size, skip });
    if (!past.ok) return past;
    let former: string | null = null;
    for (const commit of past.value) {
      if (isFull()) break;
      const change = await read(commit, folder);
      if (!change.ok) return change;
      if (change.value === null) continue;
      changes.push(change.value);
      former = change.value.movedFrom;
      if (former === null) continue;
      [folder, from, skip] = [former, commit.parents[0] ?? '', 0];
      break;
    }
    if (former === null && past.value.length < size) break;
    if (former === null) skip += size;
  }
  return answered(changes);
}

/** Null for a commit before and after which there is no such unit. Versions that are the same are read once. */
function openReader(repository: Repository): (commit: PastCommit, folder: string) => Promise<Asked<PastChange | null>> {
  const versions = new Map<string, Promise<Version>>();
  const versionAt = async (id: string, folder: string): Promise<Asked<{ key: string; version: Version }>> => {
    const commit = await repository.commit(id);
    if (!commit.ok) return commit;
    const files = repository.files(commit.value);
    const key = `${folder}\n${await files.idOf(folder)}`;
    const version = versions.get(key) ?? readVersion(files, folder);
    versions.set(key, version);
    return answered({ key, version: await version });
  };
  return async (commit, folder) => {
    const after = await versionAt(commit.id, folder);
    if (!after.ok) return after;
    const [parent] = commit.parents;
    const told = { commit, folder, movedFrom: null, movedTo: null, after: after.value.version };
    if (parent === undefined) {
      if (told.after.state === 'absent') return answered(null);
      return answered({ ...told, before: repository.isShallow ? null : { state: 'absent' }, isOwn: true });
    }
    const before = await versionAt(parent, folder);
    if (!before.ok) return before;
    const isOwn = before.value.key !== after.value.key;
    const [wasThere, isThere] = [before.value.version, told.after].map(({ state }) => state !== 'absent');
    if (!wasThere && !isThere) return answered(null);
    const asked = wasThere === isThere ? answered([]) : await repository.renamed(parent, commit.id);
    if (!asked.ok) return asked;
    const movedTo = wasThere ? laterFolder(asked.value, folder) : null;
    const movedFrom = wasThere ? null : formerFolder(asked.value, folder);
    if (movedFrom === null) return answered({ ...told, movedTo, before: before.value.version, isOwn });
    const moved = await versionAt(parent, movedFrom);
    return moved.ok ? answered({ ...told, movedFrom, before: moved.value.version, isOwn }) : moved;
  };
}
