import type { Host } from './host.ts';

/** With fewer units nobody waits long enough to read it. */
const fewestUnits = 20;
const interval = 100;

/** Before this (ms) the rate says more about the start than about the run. */
const settled = 2000;

/** How far a long run is: one line on standard error that is written over, where a person watches. */
export interface Progress {
  /** `done` units are done. */
  show(done: number): void;
  /** Makes room for what is printed, and ends it. */
  clear(): void;
}

/** `plainInterval`: where nobody watches, a line of its own so often (ms); never without it. */
export function openProgress(host: Host, verb: string, total: number, plainInterval = Infinity): Progress {
  const { err, workspace, isWatched = false } = host;
  if (total < fewestUnits) return { show: () => {}, clear: () => {} };
  const start = workspace.now();
  let last = isWatched ? Number.NEGATIVE_INFINITY : start;
  let isShown = false;
  return {
    show(done) {
      const now = workspace.now();
      if (now - last < (isWatched ? interval : plainInterval)) return;
      last = now;
      isShown = isWatched;
      const text = `正在${verb} ${done}/${total} 个单位${pace(done, total, now - start)}…`;
      err(isWatched ? `\r${text}\u001b[K` : `${text}\n`);
    },
    clear() {
      if (isShown) err('\r\u001b[K');
      isShown = false;
    },
  };
}

/** `，每秒 24.1 个，约剩 29 秒` */
function pace(done: number, total: number, elapsed: number): string {
  if (elapsed < settled || done === 0) return '';
  const rate = (done / elapsed) * 1000;
  const left = Math.ceil((total - done) / rate);
  const time = left < 90 ? `${left} 秒` : `${Math.ceil(left / 60)} 分钟`;
  return `，每秒 ${rate.toFixed(1)} 个，约剩 ${time}`;
}
