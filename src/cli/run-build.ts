import manifest from '../../package.json' with { type: 'json' };
import type { BaseVersion } from '../build/base-version.ts';
import { build, type Site } from '../build/build.ts';
import { type Kit, openCrew } from '../build/crew.ts';
import { lockOut } from '../build/out-lock.ts';
import { type Step, stepsThat } from '../build/plan.ts';
import { describeStep } from '../build/plan-words.ts';
import { type Assignment, type Preparation, prepare } from '../build/prepare.ts';
import { overviewId } from '../build/products.ts';
import { isInShard, partName } from '../build/shard.ts';
import { inOrder } from '../compile/diagnose.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { BuildOptions } from './build.ts';
import { type BuildChoices, chooseForBuild } from './build-choices.ts';
import { openBuildReport } from './build-report.ts';
import { chooseUnits } from './choose-units.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { openSince } from './open-since.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Another build of the same folder is waited for so long (ms). */
const patience = 10_000;

/** Prepares a build, takes the lock of the output folder, and tells what becomes of each unit. */
export async function runBuild(host: Host, paths: readonly string[], options: BuildOptions): Promise<Exit> {
  const { workspace } = host;
  const start = workspace.now();
  const choices = chooseForBuild(host, options);
  if (typeof choices === 'string') return cannotRun(host, choices);
  const { shard } = choices;
  const found = await chooseUnits(host, paths);
  if (typeof found === 'number') return found;
  const folders = shard === null ? found : found.filter((folder) => isInShard(folder, shard));
  if (shard !== null)
    host.err(`第 ${shard.number} 份（共 ${shard.of} 份）：${folders.length} 个单位，全部共 ${found.length} 个。\n`);
  const base = await openSince(host, choices.since, folders);
  if (typeof base === 'number') return base;
  try {
    return await buildAll(host, { options, choices, folders, paths, base, start });
  } finally {
    base?.close();
  }
}

interface Wanted {
  readonly options: BuildOptions;
  readonly choices: BuildChoices;
  readonly folders: readonly string[];
  readonly paths: readonly string[];
  readonly base: BaseVersion | null;
  readonly start: number;
}

async function buildAll(host: Host, { options, choices, folders, paths, base, start }: Wanted): Promise<Exit> {
  const { workspace } = host;
  const { shard } = choices;
  const out = workspace.name(options.out);
  const kit = kitFor(host, options, choices);
  const assignment = await assign(host, { options, choices, out, folders, paths, kit, base });
  if (options.dryRun === true) {
    const prepared = await prepare(workspace, assignment);
    if (!prepared.ok) return cannotRun(host, describeFailure(prepared.failure));
    return tellPlan(host, prepared.value.steps, options);
  }
  const lock = await lockOut(workspace, out, shard, {
    longest: patience,
    onWait: () => host.err(`另一个 mubiao build 正在写入 ${out}，等它结束…\n`),
  });
  if (!lock.ok) return cannotRun(host, describeFailure(lock.failure));
  if (!lock.value.isHeld) {
    const { by, file } = lock.value;
    const who = by.pid === null ? '' : `（主机 ${by.host ?? '？'} 的进程 ${by.pid}）`;
    const advice = `请等它结束后再试；如果确知没有别的 mubiao 在运行，请删去 ${file}。`;
    return cannotRun(host, `另一个 mubiao build${who}正在写入 ${out}，没有生成任何文件。${advice}`);
  }
  try {
    const prepared = await prepare(workspace, assignment);
    if (!prepared.ok) return cannotRun(host, describeFailure(prepared.failure));
    return await carryOut(host, { prepared: prepared.value, out, kit, options, choices, base, start });
  } finally {
    await lock.value.release();
  }
}

interface Work {
  readonly prepared: Preparation;
  readonly out: string;
  readonly kit: Kit;
  readonly options: BuildOptions;
  readonly choices: BuildChoices;
  readonly base: BaseVersion | null;
  readonly start: number;
}

async function carryOut(host: Host, work: Work): Promise<Exit> {
  const { workspace } = host;
  const { prepared, out, kit, choices, base } = work;
  const { ledger, common, own, steps } = prepared;
  if (work.options.explain === true) for (const step of steps) host.out(`${describeStep(step)}\n`);
  const toMake = stepsThat(steps, 'make').length;
  const crew = await openCrew(workspace, kit, { units: toMake, jobs: choices.jobs });
  if (!crew.ok) return cannotRun(host, describeFailure(crew.failure));
  if (!crew.value.ok) {
    tellDiagnostics(host, inOrder(crew.value.diagnostics));
    host.err('模板有错误，没有生成任何文件；原有的输出没有改动。\n');
    return 1;
  }
  const report = openBuildReport(host, prepared, choices.drafts === 'auto');
  const stop = host.stopSignal?.();
  const site: Site = {
    workspace,
    out,
    ledger,
    common,
    own,
    base,
    crew: crew.value.value,
    ...(stop === undefined ? {} : { stop }),
  };
  for await (const outcome of build(steps, site)) report.tell(outcome);
  const flushed = await ledger.flush();
  await crew.value.value.close();
  return report.close((workspace.now() - work.start) / 1000, flushed);
}

function tellPlan(host: Host, steps: readonly Step[], options: BuildOptions): Exit {
  const count = (action: Step['action']): number => stepsThat(steps, action).length;
  for (const step of steps) if (step.action !== 'keep' || options.explain === true) host.out(`${describeStep(step)}\n`);
  host.out(
    `会生成 ${count('make')} 个单位，${count('keep')} 个不变，删去 ${count('remove')} 个；这次没有写入任何文件。\n`,
  );
  return 0;
}

/** What those who print are told. */
export function kitFor(host: Host, options: BuildOptions, choices: BuildChoices): Kit {
  const { formats, hasOverview, instant, profile, source, isOriginInFoot, namesCommit, isDated } = choices;
  const carry = { source, version: manifest.version, isOriginInFoot, isDatedByCommit: namesCommit && !isDated };
  const ids = [...formats.map(({ id }) => id), ...(hasOverview ? [overviewId] : [])];
  return {
    templates: options.templates ?? `${host.house}/templates`,
    fonts: `${host.house}/fonts`,
    formats: ids,
    order: { formats: ids, instant: instant.getTime(), profile, carry },
  };
}

/** What a build is to do, from what the command line says. */
export async function assign(
  { workspace, house }: Host,
  given: Readonly<{
    options: BuildOptions;
    choices: BuildChoices;
    out: string;
    folders: readonly string[];
    paths: readonly string[];
    kit: Kit;
    base?: BaseVersion | null;
  }>,
): Promise<Assignment> {
  const { options, choices, out, folders, paths, kit, base = null } = given;
  const { shard, profile, instant, formats, hasOverview, source, isOriginInFoot, drafts, namesCommit, isDated } =
    choices;
  const digest = await workspace.read(workspace.name(`${house}/dist/program.sha256`));
  const program = `${manifest.version} ${digest.ok ? new TextDecoder().decode(digest.value).trim() : ''}`;
  return {
    out,
    folders,
    scope: (paths.length > 0 ? paths : ['data']).map((path) => workspace.name(path)),
    files: {
      manifests: shard === null ? ['manifest.json'] : [partName(shard), 'manifest.json'],
      stamps: shard === null ? '.mubiao.stamps' : `.mubiao.${shard.number}-of-${shard.of}.stamps`,
    },
    parts: kit,
    extensions: formats.map(({ extension }) => extension),
    ...(hasOverview ? { overview: { since: base === null ? null : `${base.commit} ${base.label}` } } : {}),
    program,
    profile,
    source,
    isOriginInFoot,
    inquiry: { drafts, namesCommit },
    isDatedByCommit: namesCommit && !isDated,
    instant,
    isForced: options.force === true,
    isOurs: (folder) => shard === null || isInShard(folder, shard),
  };
}
