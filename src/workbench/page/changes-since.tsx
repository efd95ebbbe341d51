import { useEffect, useState } from 'preact/hooks';
import type { ChangesView, UnitView, VersionView } from '../wire.ts';
import { get } from './ask.ts';
import { set } from './store.ts';

/** A comparison with a version that is chosen. */
export interface Past {
  readonly versions: readonly VersionView[];
  readonly since: string;
  readonly choose: (since: string) => void;
  /** Null while it is being made. */
  readonly changes: ChangesView | null;
  readonly fault: string | null;
}

/** Compares a unit as it is now with its last commit, or with the version that is chosen. */
export function useChanges(unit: UnitView | null): Past {
  const [versions, setVersions] = useState<readonly VersionView[]>([]);
  const [since, choose] = useState('HEAD');
  const [changes, setChanges] = useState<ChangesView | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const folder = unit?.folder ?? '';
  useEffect(() => {
    if (folder === '') return;
    get<readonly VersionView[]>('versions', { folder }).then(setVersions, (error: Error) => setFault(error.message));
  }, [folder, unit?.revision]);
  useEffect(() => {
    if (folder === '') return;
    const own = new AbortController();
    get<ChangesView>('changes', { folder, since }, own.signal).then(
      (told) => {
        setChanges(told);
        setFault(null);
      },
      (error: Error) => {
        if (!own.signal.aborted) setFault(error.message);
      },
    );
    return () => own.abort();
  }, [folder, since, unit?.revision]);
  return { versions, since, choose, changes, fault };
}

/** The version to compare with. */
export function Since({ versions, since, choose }: Past) {
  return (
    <label class="since">
      从{' '}
      <select value={since} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="HEAD">上次提交</option>
        {versions.map(({ id, hash, date, author, subject }) => (
          <option key={id} value={id}>{`${date.slice(0, 10)} ${subject}（${author}，${hash}）`}</option>
        ))}
      </select>{' '}
      到现在
    </label>
  );
}

/** In a few lines what changed; the whole is another sight. */
export function ChangesSince({ past }: { readonly past: Past }) {
  const { changes, fault } = past;
  const lines = changes === null ? [] : [...changes.totals, ...changes.counts];
  return (
    <section class="since-part">
      <h3>改动</h3>
      <Since {...past} />
      {fault !== null ? (
        <p class="quiet">{fault}</p>
      ) : changes === null ? (
        <p class="quiet">正在对比…</p>
      ) : lines.length === 0 ? (
        <p class="quiet">没有改动。</p>
      ) : (
        <>
          <ul>
            {lines.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <button type="button" class="link" onClick={() => set({ sight: 'changes' })}>
            逐项看
          </button>
        </>
      )}
    </section>
  );
}
