import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareUnits, isEmptyDifference } from '../history/compare-units.ts';
import type { UnitData, UnitDifference } from '../history/difference.ts';
import type { PastCommit } from '../workspace/git/past-commits.ts';
import type { PastChange } from './unit-history.ts';

/** What a commit did to a unit. */
export type HistoryEvent =
  | { readonly kind: 'started'; readonly data: UnitData }
  /** `data` is null where it could not be read. */
  | { readonly kind: 'ended'; readonly data: UnitData | null }
  /** `since` is the commit compared with, where the version right before could not be read. */
  | { readonly kind: 'changed'; readonly difference: UnitDifference; readonly since: PastCommit | null }
  /** Nothing that is data: comments, notation, other files, or only the class table of the year. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unreadable'; readonly isOtherFormat: boolean; readonly errors: readonly Diagnostic[] }
  /** It can be read, and there is nothing to compare it with: the clone is cut off, or what was before cannot be read. */
  | { readonly kind: 'standing'; readonly isCutOff: boolean; readonly data: UnitData };

export type HistoryEntry = Pick<PastChange, 'commit' | 'folder' | 'movedFrom' | 'movedTo' | 'isOwn'> & {
  readonly event: HistoryEvent;
};

/** Says of each change, the newest first as they come, what it was. */
export function tellHistory(changes: readonly PastChange[]): readonly HistoryEntry[] {
  let last: { readonly commit: PastCommit; readonly data: UnitData } | null = null;
  const entries: HistoryEntry[] = [];
  for (const change of changes.toReversed()) {
    const { commit, folder, movedFrom, movedTo, isOwn, after } = change;
    entries.push({ commit, folder, movedFrom, movedTo, isOwn, event: eventOf(change, last) });
    if (after.state === 'read') last = { commit, data: after.data };
    if (after.state === 'absent') last = null;
  }
  return entries.toReversed();
}

function eventOf(
  { before, after }: PastChange,
  last: { readonly commit: PastCommit; readonly data: UnitData } | null,
): HistoryEvent {
  switch (after.state) {
    case 'absent':
      return { kind: 'ended', data: before?.state === 'read' ? before.data : null };
    case 'unreadable':
      return { kind: 'unreadable', isOtherFormat: after.isOtherFormat, errors: after.errors };
    case 'read': {
      const { data } = after;
      if (before === null) return { kind: 'standing', isCutOff: true, data };
      if (before.state === 'absent') return { kind: 'started', data };
      if (before.state === 'read') return compared(before.data, data, null);
      return last === null ? { kind: 'standing', isCutOff: false, data } : compared(last.data, data, last.commit);
    }
  }
}

function compared(before: UnitData, after: UnitData, since: PastCommit | null): HistoryEvent {
  const difference = compareUnits(before, after);
  return isEmptyDifference(difference) ? { kind: 'untouched' } : { kind: 'changed', difference, since };
}
