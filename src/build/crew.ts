import { type Checked, judge } from '../diagnostics/diagnostic.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { BaseUnit } from './base-version.ts';
import { openPress, openSoundPress, type PressParts, type UnitPress } from './press.ts';
import { type Order, type Print, printUnit } from './print-unit.ts';
import { overviewId } from './products.ts';
import type { Standing } from './standing.ts';

/** Those who print units. A throw from `print` is a fault of ours. */
export interface Crew {
  /** So many units may be with it at a time. */
  readonly hands: number;
  /** `base` is the version that the overview is compared with. */
  print(folder: string, standing: Standing, base?: BaseUnit | null): Promise<Print>;
  close(): Promise<void>;
}

/** What a worker is told once; it opens a press of its own. */
export interface Kit extends PressParts {
  readonly order: Order;
}

/**
 * With fewer units to make, starting threads costs more than they bring. A second thread for a single unit, the PDF here
 * and the Word file there, was tried too: on two cores it took a fifth longer than both in one thread.
 */
const fewest = 10;

/** So many units a thread, at least, or it is not worth its start. */
const fewestEach = 5;

/**
 * The crew for so many units. Opens the press here in any case, so that a template with a fault is told once and before
 * any unit; fails and refuses as the press does.
 */
export async function openCrew(
  workspace: Workspace,
  kit: Kit,
  { units, jobs }: Readonly<{ units: number; jobs: number }>,
): Promise<Attempt<Checked<Crew>>> {
  if (units === 0) return done(judge(idle, []));
  const threads = units < fewest ? 1 : Math.min(jobs, Math.ceil(units / fewestEach));
  const pool = threads > 1 ? hireThreads(kit, threads, openReserve(workspace, kit)) : null;
  // Where threads print, only the templates are tried here.
  const formats = kit.order.formats.filter((id) => id === overviewId);
  const opened = await openPress(workspace, pool === null ? kit : { ...kit, formats });
  if (!opened.ok || !opened.value.ok) await pool?.close();
  if (!opened.ok) return opened;
  if (!opened.value.ok) return done(opened.value);
  return done(judge(pool ?? printHere(kit.order, opened.value.value, workspace), []));
}

/** A press in this thread that is opened when it is needed. */
function openReserve(workspace: Workspace, kit: Kit): Crew['print'] {
  let press: Promise<UnitPress> | null = null;
  return async (folder, standing, base) => {
    press ??= openSoundPress(workspace, kit);
    return printUnit(folder, kit.order, await press, workspace, standing, base);
  };
}

const idle: Crew = {
  hands: 1,
  print: () => Promise.reject(new Error('nothing was to be printed')),
  close: async () => {},
};

/** Prints here, in this thread. */
function printHere(order: Order, press: UnitPress, workspace: Workspace): Crew {
  // The faces are read while the first unit is checked; what goes wrong is told when they are needed.
  press.warm().catch(() => {});
  const print: Crew['print'] = (folder, standing, base) => printUnit(folder, order, press, workspace, standing, base);
  return { hands: 1, print, close: async () => {} };
}

/**
 * A worker whose heap holds more than this after a unit makes room for a new one. A unit of a hundred projects stays
 * well below; what one of three thousand needed is given back.
 */
const mostHeap = 160 * 1024 * 1024;

/**
 * Prints on threads. Each begins to load its press at once, before there is anything to print. A unit that is too big
 * for a thread is printed by `inReserve`.
 */
function hireThreads(kit: Kit, threads: number, inReserve: Crew['print']): Crew {
  const hiring = import('tinypool').then(({ Tinypool }) => {
    const pool = new Tinypool({
      filename: new URL('worker.js', import.meta.url).href,
      name: 'print',
      minThreads: threads,
      maxThreads: threads,
      maxMemoryLimitBeforeRecycle: mostHeap,
    });
    // A thread that cannot start says so with its first unit.
    for (let thread = 0; thread < threads; thread++) pool.run(kit, { name: 'warm' }).catch(() => {});
    return pool;
  });
  return {
    // One on each press and one waiting beside it: no thread idles while a unit is being written.
    hands: threads * 2,
    print: async (folder, standing, base) => {
      try {
        return await (await hiring).run({ ...kit, folder, standing, base });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) throw error;
        return inReserve(folder, standing, base);
      }
    },
    close: async () => (await hiring).destroy(),
  };
}
