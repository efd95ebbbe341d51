import manifest from '../../package.json' with { type: 'json' };
import { openPastData } from '../build/past-data.ts';
import { openCarried, openRemake, type Remade, type Remake, type Said } from '../build/remake.ts';
import { commitOf } from '../build/standing.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isAdjustment } from '../proof/adjustment-origin.ts';
import { type Comparison, compareFinished } from '../proof/compare.ts';
import { type Finished, originValue } from '../proof/finished.ts';
import { isOverview } from '../proof/overview-origin.ts';
import { readFinished } from '../proof/read-finished.ts';
import { sourceKinds } from '../proof/source-kind.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { chooseUnits } from './choose-units.ts';
import { type FinishedFile, openFinished, whyNoData } from './finished-file.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { readInstant } from './instant.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';
import { describeComparison, describeOrigin } from './verify-words.ts';

interface Data {
  readonly data: Workspace;
  readonly folder: string;
  /** As it is called in sentences. */
  readonly name: string;
  /** Whether the file carries it, so that it proves nothing about where it comes from. */
  readonly isCarried: boolean;
}

/** How a file compares with what its data makes: it is that, it differs, or its data makes none, or nobody can say. */
type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly comparison: Comparison }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unmade'; readonly errors: readonly Diagnostic[] };

/**
 * Makes the file again and tells how it compares: with the data that it carries, or with a unit's. Where that has changed
 * since, and the file names its commit, the data is taken from there.
 */
export async function runVerify(host: Host, path: string, given: string | undefined, templates: string): Promise<Exit> {
  const file = await openFinished(host, path);
  if (typeof file === 'number') return file;
  if (isAdjustment(file.finished.origin)) {
    return cannotRun(
      host,
      `${file.name} 不能这样核对：${whyNoData(file)}。请用 mubiao diff 从那两个版本再印一份来比较。`,
    );
  }
  if (isOverview(file.finished.origin)) {
    const advice = '请用 mubiao build --format overview 再印一份来比较，或核对同一个单位的项目支出绩效目标表';
    return cannotRun(host, `${file.name} 不能这样核对：${whyNoData(file)}。${advice}。`);
  }
  const data = given === undefined ? carriedBy(host, file) : await unitAt(host, given);
  if (typeof data === 'number') return data;
  const opened = await openRemake(host.workspace, { templates, fonts: `${host.house}/fonts` }, saidBy(file.finished));
  if (!opened.ok) return cannotRun(host, describeFailure(opened.failure));
  if (!opened.value.ok) return tellErrors(host, '模板', file.name, opened.value.diagnostics);
  const remake = opened.value.value;
  const verdict = await judge(file, await remake(data.data, data.folder));
  if (verdict.kind === 'same') {
    host.out(`${file.name} 是${data.name}所生成的，逐字节相同。\n`);
    const now = data.isCarried ? null : await commitOf(data.data, data.folder);
    host.out(describeVersion(file.finished));
    host.out(describeOrigin(file.finished, now?.id ?? null));
    if (data.isCarried) host.out('要知道所附的是不是原来的数据，请在文件之后写明单位文件夹。\n');
    return 0;
  }
  const past = data.isCarried ? null : await judgePast(host, file, data, remake);
  if (past !== null) return tellPast(host, file, data, past, verdict);
  return tell(host, file, data.name, verdict);
}

/** Of a file that another version made, and this one makes alike. */
function describeVersion({ origin }: Finished): string {
  const version = originValue(origin, 'Version') ?? manifest.version;
  return version === manifest.version
    ? ''
    : `它写明由 ${version} 版的程序生成，现在的 ${manifest.version} 版生成得一样。\n`;
}

/** What the file says of itself, to be said again. */
function saidBy({ origin, format, instant }: Finished): Said {
  const source = sourceKinds.find((kind) => kind === originValue(origin, 'Source')) ?? 'public';
  const version = originValue(origin, 'Version') ?? manifest.version;
  const [commit, dirty] = [originValue(origin, 'Commit'), originValue(origin, 'Dirty')];
  // The commit's time is the date that the file bears.
  const named = commit === null ? null : { id: commit, time: 0 };
  const revision = commit === null && dirty === null ? null : { commit: named, isDirty: dirty === 'true' };
  return {
    format,
    carry: { source, version, isOriginInFoot: originValue(origin, 'OriginInFoot') === 'true' },
    standing: { revision, isDraft: originValue(origin, 'Draft') === 'true' },
    instant: instant ?? readInstant(undefined) ?? new Date(0),
  };
}

async function judge({ bytes, finished }: FinishedFile, made: Remade): Promise<Verdict> {
  if (!made.ok) return { kind: 'unmade', errors: made.errors };
  if (made.files.some((one) => Buffer.compare(one, bytes) === 0)) return { kind: 'same' };
  const [first] = made.files;
  const wanted = first === undefined ? null : await readFinished(first);
  if (wanted === null) throw new Error('what we made cannot be read');
  try {
    return { kind: 'differs', comparison: compareFinished(finished, wanted) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** The verdict by the data of the commit that the file names; null where it names none, or that says nothing of its data. */
async function judgePast(host: Host, file: FinishedFile, data: Data, remake: Remake): Promise<Verdict | null> {
  const { origin } = file.finished;
  const commit = originValue(origin, 'Commit');
  if (commit === null || originValue(origin, 'Dirty') === 'true') return null;
  const past = await openPastData(host.workspace, data.folder, commit);
  if (!past.ok) {
    host.err(`注意：取不到提交 ${commit} 的数据，只能与现在的数据比较。${describeRefusal(past.refusal)}\n`);
    return null;
  }
  const [committed, checkedOut] = past.value.readings;
  try {
    const verdict = await judge(file, await remake(committed, data.folder));
    if (verdict.kind === 'same') return verdict;
    const other = await judge(file, await remake(checkedOut, data.folder));
    return other.kind === 'same' ? other : verdict;
  } finally {
    past.value.close();
  }
}

async function tellPast(host: Host, file: FinishedFile, data: Data, past: Verdict, now: Verdict): Promise<Exit> {
  const commit = originValue(file.finished.origin, 'Commit');
  const name = `${data.name}在提交 ${commit} 时的数据`;
  if (past.kind !== 'same') return tell(host, file, name, past);
  host.out(`${file.name} 是${name}所生成的，逐字节相同。\n`);
  host.out(describeVersion(file.finished));
  host.out(describeOrigin(file.finished, null));
  const latest = (await commitOf(data.data, data.folder))?.id;
  const since = latest === undefined || latest === commit ? '' : `（现在的提交是 ${latest}）`;
  if (now.kind === 'unmade') host.out(`这份数据后来有改动${since}，现在有错误，请用 mubiao check 查看。\n`);
  else if (now.kind === 'differs') {
    const differences = describeComparison(now.comparison, '现在的数据是');
    host.out(
      `这份数据后来有改动${since}${differences === '' ? '，表上的文字没有变。' : '，与文件不同的地方：'}\n${differences}`,
    );
  }
  return 0;
}

function tell(host: Host, { name: file, finished }: FinishedFile, name: string, verdict: Verdict): Exit {
  if (verdict.kind === 'unmade') return tellErrors(host, name, file, verdict.errors);
  if (verdict.kind !== 'differs') {
    host.out(`${file} 与${name}不符：它的文字没有结构，读不出来。\n`);
    return 1;
  }
  const differences = describeComparison(verdict.comparison, '按数据应为');
  const version = originValue(finished.origin, 'Version');
  const who = version === null || version === manifest.version ? '' : `，或由另一版本（${version}）的程序生成`;
  if (differences === '') {
    host.out(`${file} 的文字与${name}相符，但文件不是原样：它被别的程序另存或改动过${who}。\n`);
  } else host.out(`${file} 与${name}不符：\n${differences}`);
  host.out(describeOrigin(finished, null));
  return 1;
}

function tellErrors(host: Host, name: string, file: string, errors: readonly Diagnostic[]): Exit {
  tellDiagnostics(host, inOrder(errors));
  host.err(`${name.trim()}有上述错误，生成不出文件，所以 ${file} 不会是它所生成的。\n`);
  return 1;
}

function carriedBy(host: Host, { name, finished }: FinishedFile): Data | Exit {
  const carried = openCarried(finished);
  if (carried !== null) return { ...carried, name: '所附的数据', isCarried: true };
  return cannotRun(host, `${name} 没有附数据，请在它之后写明单位文件夹，例如 mubiao verify ${name} data/2025/某单位。`);
}

async function unitAt(host: Host, path: string): Promise<Data | Exit> {
  const folders = await chooseUnits(host, [path]);
  if (typeof folders === 'number') return folders;
  const [folder, second] = folders;
  if (folder === undefined || second !== undefined) {
    return cannotRun(host, `“${path}”里有 ${folders.length} 个单位，请写明其中一个的文件夹。`);
  }
  return { data: host.workspace, folder, name: ` ${folder} `, isCarried: false };
}
