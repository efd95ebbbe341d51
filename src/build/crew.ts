import { type Checked, judge } from '../diagnostics/diagnostic.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openPress, openSoundPress, type Press, type PressParts } from './press.ts';
import { type Order, type Print, printUnit } from './print-unit.ts';

/** Those who print units. A throw from `print` is a fault of ours. */
export interface Crew {
  /** So many units may be with it at a time. */
  readonly hands: number;
  print(folder: string): Promise<Print>;
  close(): Promise<void>;
}

/** What a worker is told once; it opens a press of its own. */
export interface Kit extends PressParts {
  readonly order: Order;
}

/** With fewer units to make, starting threads costs more than they bring; but two threads may share each unit. */
const fewest = 6;

/** So many units a thread, at least, or it is not worth its start. */
const fewestEach = 3;

/**
 * A thread that will make all formats but the first, begun before the plan is known, since with few units the time to
 * start is what counts. Null where it would not pay.
 */
export function startHelper(workspace: Workspace, kit: Kit, units: number, jobs: number): Crew | null {
  const [, ...rest] = kit.formats;
  if (units === 0 || units >= fewest || jobs < 2 || rest.length === 0) return null;
  const share = { ...kit, formats: rest, order: { ...kit.order, formats: rest } };
  return hireThreads(share, 1, openReserve(workspace, share));
}

/**
 * The crew for so many units. Opens the press here in any case, so that a template with a fault is told once and before
 * any unit; fails and refuses as the press does.
 */
export async function openCrew(
  workspace: Workspace,
  kit: Kit,
  { units, jobs, helper }: Readonly<{ units: number; jobs: number; helper: Crew | null }>,
): Promise<Attempt<Checked<Crew>>> {
  if (units === 0) return done(judge(idle, []));
  const threads = units < fewest ? 1 : Math.min(jobs, Math.ceil(units / fewestEach));
  const second = threads > 1 ? null : (helper ?? startHelper(workspace, kit, units, jobs));
  const formats = threads > 1 ? [] : second === null ? kit.formats : kit.formats.slice(0, 1);
  const pool = threads > 1 ? hireThreads(kit, threads, openReserve(workspace, kit)) : null;
  const opened = await openPress(workspace, { ...kit, formats });
  if (!opened.ok || !opened.value.ok) await (pool ?? second)?.close();
  if (!opened.ok) return opened;
  if (!opened.value.ok) return done(opened.value);
  const here = printHere({ ...kit.order, formats }, opened.value.value, workspace);
  return done(judge(pool ?? (second === null ? here : pairUp(here, second)), []));
}

/** A press in this thread that is opened when it is needed. */
function openReserve(workspace: Workspace, kit: Kit): (folder: string) => Promise<Print> {
  let press: Promise<Press> | null = null;
  return async (folder) => {
    press ??= openSoundPress(workspace, kit);
    return printUnit(folder, kit.order, await press, workspace);
  };
}

const idle: Crew = {
  hands: 1,
  print: () => Promise.reject(new Error('nothing was to be printed')),
  close: async () => {},
};

/** Prints here, in this thread. */
function printHere(order: Order, press: Press, workspace: Workspace): Crew {
  return { hands: 1, print: (folder) => printUnit(folder, order, press, workspace), close: async () => {} };
}

/**
 * A worker whose heap holds more than this after a unit makes room for a new one. A unit of a hundred projects stays
 * well below; what one of three thousand needed is given back.
 */
const mostHeap = 160 * 1024 * 1024;

/** In MB; that there is a limit at all makes V8 collect earlier, which is a quarter of the memory of two threads. */
const heapLimit = 640;

/**
 * Prints on threads. Each begins to load its press at once, before there is anything to print. A unit that is too big
 * for a thread is printed by `inReserve`.
 */
function hireThreads(kit: Kit, threads: number, inReserve: (folder: string) => Promise<Print>): Crew {
  const hiring = import('tinypool').then(({ Tinypool }) => {
    const pool = new Tinypool({
      filename: new URL('worker.js', import.meta.url).href,
      name: 'print',
      minThreads: threads,
      maxThreads: threads,
      maxMemoryLimitBeforeRecycle: mostHeap,
      resourceLimits: { maxOldGenerationSizeMb: heapLimit },
    });
    // A thread that cannot start says so with its first unit.
    for (let thread = 0; thread < threads; thread++) pool.run(kit, { name: 'warm' }).catch(() => {});
    return pool;
  });
  return {
    // One on each press and one waiting beside it: no thread idles while a unit is being written.
    hands: threads * 2,
    print: async (folder) => {
      try {
        return await (await hiring).run({ ...kit, folder });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) throw error;
        return inReserve(folder);
      }
    },
    close: async () => (await hiring).destroy(),
  };
}

const mostAttempts = 5;

/** Two crews that share the formats of every unit: with fewer units than cores, a unit's files are made side by side. */
function pairUp(first: Crew, second: Crew): Crew {
  const print = async (folder: string): Promise<Print> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const [one, other] = await Promise.all([first.print(folder), second.print(folder)]);
      // Where someone saved a file in between: files of one unit never come from two versions of its data.
      if (JSON.stringify(one.gathered) === JSON.stringify(other.gathered)) return join(one, other);
    }
    throw new Error(`${folder} was changed again and again while it was printed`);
  };
  return { hands: 1, print, close: async () => void (await Promise.all([first.close(), second.close()])) };
}

function join(one: Print, other: Print): Print {
  const keyOf = ({ code, message, span }: Print['errors'][number]): string =>
    JSON.stringify([code, message, span.source.file, span.start, span.end]);
  const known = new Set(one.errors.map(keyOf));
  const errors = [...one.errors, ...other.errors.filter((error) => !known.has(keyOf(error)))];
  if (errors.length > 0) return { ...one, errors, place: null, files: [] };
  return { ...one, files: [...one.files, ...other.files] };
}
