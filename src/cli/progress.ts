import type { Host } from './host.ts';

/** With fewer units nobody waits long enough to read it. */
const fewestUnits = 20;
const interval = 100;

/** One line on standard error that says how far a long run is; only where a person watches. */
export interface Progress {
  /** `done` units are done. */
  show(done: number): void;
  /** Makes room for what is printed, and ends it. */
  clear(): void;
}

export function openProgress({ err, workspace, isWatched = false }: Host, verb: string, total: number): Progress {
  if (!isWatched || total < fewestUnits) return { show: () => {}, clear: () => {} };
  let last = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(done) {
      const now = workspace.now();
      if (now - last < interval) return;
      last = now;
      isShown = true;
      err(`\r正在${verb} ${done}/${total} 个单位…\u001b[K`);
    },
    clear() {
      if (isShown) err('\r\u001b[K');
      isShown = false;
    },
  };
}
