import { build } from '../build/build.ts';
import { type Crew, openCrew } from '../build/crew.ts';
import { findUnits } from '../build/find-units.ts';
import { lockOut } from '../build/out-lock.ts';
import { prepare } from '../build/prepare.ts';
import { openWatch } from '../build/watch.ts';
import { inOrder } from '../compile/diagnose.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { BuildOptions } from './build.ts';
import { chooseForBuild } from './build-choices.ts';
import { openBuildReport } from './build-report.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { openSince } from './open-since.ts';
import { assign, kitFor, runBuild } from './run-build.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Once nothing was touched for so long (ms), what was touched is rebuilt. */
const quiet = 25;
/** Another build of the same folder is waited for so long (ms). */
const patience = 10_000;
/** More units than this at once are left to a build of its own, which uses every core. */
const few = 6;

/** Builds once, then whatever is touched, until it is interrupted. */
export async function runWatch(host: Host, paths: readonly string[], options: BuildOptions): Promise<Exit> {
  const { workspace } = host;
  const choices = chooseForBuild(host, options);
  if (typeof choices === 'string') return cannotRun(host, choices);
  const places = (paths.length > 0 ? paths : ['data']).map((path) => workspace.name(path));
  const kit = kitFor(host, options, choices);
  const out = workspace.name(options.out);
  let crew: Crew | null = null;

  const rebuild = async (touched: ReadonlySet<string>): Promise<void> => {
    const search = await findUnits(workspace, places);
    if (!search.ok) return void host.err(`错误：${describeFailure(search.failure)}\n`);
    const all = search.value.folders;
    const own = foldersOf(all, touched);
    if (own === null || own.length > few) {
      await crew?.close();
      crew = null;
      await runBuild(host, paths, options);
      return;
    }
    if (own.length === 0) return;
    const start = workspace.now();
    const lock = await lockOut(workspace, out, null, { longest: patience, onWait: () => {} });
    if (!lock.ok) return void host.err(`错误：${describeFailure(lock.failure)}\n`);
    if (!lock.value.isHeld) return void host.err(`另一个 mubiao build 正在写入 ${out}，这次没有生成。\n`);
    // Opened anew: a branch may have moved on meanwhile.
    const base = await openSince(host, choices.since, own);
    try {
      if (typeof base === 'number') return;
      const assignment = await assign(host, { options, choices, out, folders: own, paths: own, kit, base });
      const prepared = await prepare(workspace, assignment);
      if (!prepared.ok) return void host.err(`错误：${describeFailure(prepared.failure)}\n`);
      const { steps, ledger, common, own: inputs } = prepared.value;
      crew ??= await openHere(host, kit);
      if (crew === null) return;
      const report = openBuildReport(host, prepared.value, false);
      const site = { workspace, out, ledger, common, own: inputs, base, crew };
      for await (const outcome of build(steps, site)) report.tell(outcome);
      report.close((workspace.now() - start) / 1000, await ledger.flush());
    } finally {
      if (typeof base !== 'number') base?.close();
      await lock.value.release();
    }
  };

  const watch = openWatch(rebuild, quiet, (then, milliseconds) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  });
  // What is saved while the first build runs is rebuilt after it.
  const early: string[] = [];
  let touch = (name: string): void => void early.push(name);
  const watching = await workspace.watch([...places, kit.templates, 'mubiao.yaml'], (name) => {
    if (!isWithin(name, out)) touch(name);
  });
  if ((await runBuild(host, paths, options)) === 2) {
    await watching.close();
    return 2;
  }
  const stop = host.stopSignal?.();
  touch = watch.touch;
  for (const name of early) touch(name);
  host.err(`正在看着 ${places.join('、')}，按 Ctrl-C 结束。\n`);
  stop?.addEventListener('abort', () => void watch.close());
  await watch.ended;
  await watching.close();
  await (crew as Crew | null)?.close();
  return 0;
}

/** A crew of this thread alone, its press kept warm; null where the template has a fault, which is told. */
async function openHere(host: Host, kit: ReturnType<typeof kitFor>): Promise<Crew | null> {
  const opened = await openCrew(host.workspace, kit, { units: 1, jobs: 1 });
  if (!opened.ok) {
    host.err(`错误：${describeFailure(opened.failure)}\n`);
    return null;
  }
  if (opened.value.ok) return opened.value.value;
  tellDiagnostics(host, inOrder(opened.value.diagnostics));
  return null;
}

/** The units that the touched files belong to; null where one belongs to none alone: a template, a class table, a new folder. */
function foldersOf(folders: readonly string[], touched: ReadonlySet<string>): readonly string[] | null {
  const own = new Set<string>();
  for (const name of touched) {
    const folder = folders.find((one) => isWithin(name, one));
    if (folder === undefined) return null;
    own.add(folder);
  }
  return folders.filter((folder) => own.has(folder));
}

function isWithin(name: string, folder: string): boolean {
  return folder === '.' || name === folder || name.startsWith(`${folder}/`);
}
