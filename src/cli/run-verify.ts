import manifest from '../../package.json' with { type: 'json' };
import type { Carry } from '../build/print-unit.ts';
import { openCarried, remake } from '../build/remake.ts';
import { classTableName } from '../build/unit-layout.ts';
import { inOrder } from '../compile/diagnose.ts';
import { type Comparison, compareFinished, type TextDifference } from '../proof/compare.ts';
import { type Finished, originValue } from '../proof/finished.ts';
import { readFinished } from '../proof/read-finished.ts';
import { sourceKinds } from '../proof/source-kind.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { chooseUnits } from './choose-units.ts';
import { type FinishedFile, openFinished } from './finished-file.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { readInstant } from './instant.ts';
import { openPretty } from './pretty.ts';

/** Of more differences, only the number is told. */
const most = 20;

interface Data {
  readonly data: Workspace;
  readonly folder: string;
  /** As it is called in sentences. */
  readonly name: string;
}

/** Makes the file again from its data and tells how it compares. */
export async function runVerify(host: Host, path: string, given: string | undefined, templates: string): Promise<Exit> {
  const file = await openFinished(host, path);
  if (typeof file === 'number') return file;
  const data = given === undefined ? carriedBy(host, file) : await unitAt(host, given);
  if (typeof data === 'number') return data;
  const { finished } = file;
  const carry = carryOf(finished);
  const instant = finished.instant ?? readInstant(undefined) ?? new Date(0);
  const parts = { templates, fonts: `${host.house}/fonts` };
  const { data: workspace, folder } = data;
  const made = await remake(host.workspace, finished.format, {
    parts,
    data: workspace,
    folder,
    carry,
    instant,
  });
  if (!made.ok) return cannotRun(host, describeFailure(made.failure));
  if (!made.value.ok) {
    const pretty = openPretty(host.colours.err);
    for (const diagnostic of inOrder(made.value.errors)) host.err(`${pretty.describe(diagnostic)}\n`);
    host.err(`${data.name}有上述错误，生成不出文件，所以 ${file.name} 不会是它所生成的。\n`);
    return 1;
  }
  const { files } = made.value;
  if (files.some((bytes) => Buffer.compare(bytes, file.bytes) === 0)) {
    host.out(`${file.name} 是${data.name}所生成的，逐字节相同。\n`);
    await tellCommit(host, file, data);
    if (given === undefined) host.out('要知道所附的是不是原来的数据，请在文件之后写明单位文件夹。\n');
    return 0;
  }
  const [first] = files;
  const wanted = first === undefined ? null : await readFinished(first);
  if (wanted === null) throw new Error('what we made cannot be read');
  const comparison = compareSafely(() => compareFinished(finished, wanted));
  if (comparison === null) {
    host.out(`${file.name} 与${data.name}不符：它的文字没有结构，读不出来。\n`);
    return 1;
  }
  return tell(host, file, data, comparison);
}

/** What the file says of itself, to be said again. */
function carryOf({ origin }: Finished): Carry {
  const source = sourceKinds.find((kind) => kind === originValue(origin, 'Source')) ?? 'public';
  const version = originValue(origin, 'Version') ?? manifest.version;
  const commit = originValue(origin, 'Commit');
  const isDirty = originValue(origin, 'Dirty') === 'true';
  return { source, version, ...(commit === null ? {} : { revision: { commit, isDirty } }) };
}

/** What the file says of its commit, held against git where the data is on disk. */
async function tellCommit(host: Host, { finished }: FinishedFile, { data, folder }: Data): Promise<void> {
  const commit = originValue(finished.origin, 'Commit');
  if (commit === null) return;
  const dirty = originValue(finished.origin, 'Dirty') === 'true' ? '，生成时有未提交的改动' : '';
  const known = await data.revision([folder, `${folder}/../${classTableName}`]);
  const other = known === null || known.commit === commit ? '' : `；这份数据现在的提交却是 ${known.commit}`;
  host.out(`它写明的提交是 ${commit}${dirty}${other}。\n`);
}

function compareSafely(compare: () => Comparison): Comparison | null {
  try {
    return compare();
  } catch {
    return null;
  }
}

function carriedBy(host: Host, { name, finished }: FinishedFile): Data | Exit {
  const carried = openCarried(finished);
  if (carried !== null) return { ...carried, name: '所附的数据' };
  return cannotRun(host, `${name} 没有附数据，请在它之后写明单位文件夹，例如 mubiao verify ${name} data/2025/某单位。`);
}

async function unitAt(host: Host, path: string): Promise<Data | Exit> {
  const folders = await chooseUnits(host, [path]);
  if (typeof folders === 'number') return folders;
  const [folder, second] = folders;
  if (folder === undefined || second !== undefined) {
    return cannotRun(host, `“${path}”里有 ${folders.length} 个单位，请写明其中一个的文件夹。`);
  }
  return { data: host.workspace, folder, name: ` ${folder} ` };
}

function tell(host: Host, file: FinishedFile, { name }: Data, { texts, files }: Comparison): Exit {
  const said = originValue(file.finished.origin, 'Version');
  if (texts.length === 0 && files.length === 0) {
    const who = said === null || said === manifest.version ? '' : `，或由另一版本（${said}）的程序生成`;
    host.out(`${file.name} 的文字与${name}相符，但文件不是原样：它被别的程序另存或改动过${who}。\n`);
    return 1;
  }
  host.out(`${file.name} 与${name}不符：\n`);
  for (const difference of texts.slice(0, most)) host.out(`  ${describe(difference)}\n`);
  if (texts.length > most) host.out(`  还有 ${texts.length - most} 处文字不同。\n`);
  for (const one of files.slice(0, most)) host.out(`  所附的 ${one} 不同。\n`);
  if (files.length > most) host.out(`  还有 ${files.length - most} 个所附的文件不同。\n`);
  return 1;
}

function describe({ where, found, wanted }: TextDifference): string {
  if (found === null) return `${where}：文件里没有，按数据应为“${shorten(wanted ?? '', 0)}”。`;
  if (wanted === null) return `${where}：文件里是“${shorten(found, 0)}”，按数据没有这一处。`;
  const same = [...found].findIndex((character, index) => character !== [...wanted][index]);
  const from = Math.max(0, (same < 0 ? [...found].length : same) - 8);
  return `${where}：文件里是“${shorten(found, from)}”，按数据应为“${shorten(wanted, from)}”。`;
}

/** A stretch around what differs. */
function shorten(text: string, from: number): string {
  const characters = [...text.replaceAll('\n', '⏎')];
  const part = characters.slice(from, from + 30).join('');
  return `${from > 0 ? '…' : ''}${part}${characters.length > from + 30 ? '…' : ''}`;
}
