import { posix } from 'node:path';
import { compareVersions } from '../build/compare-versions.ts';
import type { UnitChange } from '../history/difference.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { GitRefusal } from '../workspace/git/refusal.ts';
import type { Repository } from '../workspace/git/repository.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ChangesView, VersionView } from './wire.ts';

/** So many versions of a unit are offered. */
const most = 50;

/** The words of others that are used here: they live with the command line. */
export interface PastWords {
  describeRefusal(refusal: GitRefusal): string;
  describeChange(change: UnitChange): ChangesView;
}

/** What was asked for, or why there is none. */
export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** The earlier versions of a unit, and what changed since one of them. */
export interface Past {
  versions(folder: string): Promise<Told<readonly VersionView[]>>;
  changes(folder: string, since: string): Promise<Told<ChangesView>>;
}

export function openPast(workspace: Workspace, words: PastWords): Past {
  const refuse = (refusal: GitRefusal): Told<never> => ({ ok: false, message: words.describeRefusal(refusal) });
  const within = async <T>(folder: string, work: (repository: Repository) => Promise<Told<T>>): Promise<Told<T>> => {
    const opened = await workspace.repository(folder);
    if (!opened.ok) return refuse(opened.refusal);
    try {
      return await work(opened.value);
    } finally {
      opened.value.close();
    }
  };
  return {
    versions: (folder) =>
      within(folder, async (repository): Promise<Told<readonly VersionView[]>> => {
        const head = await repository.commit('HEAD');
        if (!head.ok) return refuse(head.refusal);
        const names = [folder, posix.join(folder, '..', '指标分类.yaml')];
        const past = await repository.past({ from: head.value.id, names, most, isFirstParent: true });
        if (!past.ok) return refuse(past.refusal);
        const value = past.value.map(({ id, hash, date, author, subject }) => ({ id, hash, date, author, subject }));
        return { ok: true, value };
      }),
    changes: (folder, since) =>
      within(folder, async (repository): Promise<Told<ChangesView>> => {
        const commit = await repository.commit(since);
        if (!commit.ok) return refuse(commit.refusal);
        const place = { root: folder, isPublic: false, isOneUnit: false };
        const before = { ...place, files: repository.files(commit.value) };
        const compared = await compareVersions(before, { ...place, files: workspace }, null);
        if (compared.kind === 'failed') return { ok: false, message: describeFailure(compared.failure) };
        if (compared.kind !== 'compared') return { ok: false, message: '两个版本里都没有这个单位。' };
        const [unreadable] = compared.unreadable;
        if (unreadable !== undefined) {
          const side = unreadable.side === 'before' ? '那个版本' : '现在';
          return { ok: false, message: `${side}的数据读不出：${unreadable.errors[0]?.message ?? ''}` };
        }
        const [change] = compared.difference.units;
        const none: ChangesView = { totals: [], counts: [], lines: [], sections: [] };
        return { ok: true, value: change === undefined ? none : words.describeChange(change) };
      }),
  };
}
