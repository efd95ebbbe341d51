import { type PlannedPatch, planPatch } from '../build/patch-units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Mismatch } from '../history/apply-difference.ts';
import { readDifference } from '../history/read-difference.ts';
import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import type { PatchOptions } from './patch.ts';
import { openPretty } from './pretty.ts';
import { unifiedDiff } from './unified-diff.ts';
import { type FileChange, writeChange } from './write-change.ts';

/** Of more places that do not fit, only the number is told. */
const most = 20;

/** Applies a difference to the data: to all of it, or to nothing. */
export async function runPatch(host: Host, file: string, folder: string, options: PatchOptions): Promise<Exit> {
  const { workspace } = host;
  const name = workspace.name(file);
  const bytes = await workspace.read(name);
  if (!bytes.ok) return cannotRun(host, describeFailure(bytes.failure));
  const read = readDifference(new TextDecoder().decode(bytes.value));
  if (!read.ok) return cannotRun(host, `${name} ${read.why}。请用 mubiao diff --format json -o 改动.json 重新写出。`);
  const root = workspace.name(folder);
  if ((await workspace.kind(root)) !== 'folder') {
    return cannotRun(host, `找不到文件夹“${folder}”。请写明单位、年度或 data 文件夹。`);
  }
  const planned = await planPatch(workspace, root, read.value);
  if ('reason' in planned) return cannotRun(host, describeFailure(planned));
  const { units, tables, otherTables } = planned;
  const refused = units.filter(({ patch }) => patch.kind !== 'patched');
  for (const one of refused) host.err(describeRefused(host, one, root));
  for (const year of otherTables) {
    host.err(`错误：${root} 的 ${year} 年指标分类.yaml 不是改动开始时的样子，或者写法不能自动修改。\n`);
  }
  if (refused.length + otherTables.length > 0) {
    host.err('没有写入任何文件。\n');
    return 1;
  }
  const patches = units.flatMap(({ patch, before }) => (patch.kind === 'patched' ? [{ ...patch, before }] : []));
  const originals = new Map(patches.flatMap(({ before }) => [...before]));
  for (const { file } of tables) {
    const table = await workspace.read(file);
    if (table.ok) originals.set(file, table.value);
  }
  const change = {
    files: [...tables, ...patches.flatMap(({ files }) => files)],
    // Projects before the sheet, so that no empty folder is left.
    removed: patches.flatMap(({ removed }) => removed.toSorted().toReversed()),
  };
  return options.dryRun === true ? show(host, change, originals) : write(host, change);
}

function show(host: Host, { files, removed }: FileChange, originals: ReadonlyMap<string, Uint8Array>): Exit {
  const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? '' : new TextDecoder().decode(bytes));
  for (const { file, bytes } of files) host.out(unifiedDiff(file, text(originals.get(file)), text(bytes)));
  for (const file of removed) host.out(unifiedDiff(file, text(originals.get(file)), ''));
  const count = files.length + removed.length;
  host.err(count === 0 ? '没有要改的文件。\n' : `会写入或删去 ${count} 个文件；没有写入。\n`);
  return 0;
}

async function write(host: Host, change: FileChange): Promise<Exit> {
  const failed = await writeChange(host, change);
  if (failed !== null) return failed;
  const { files, removed } = change;
  const count = files.length + removed.length;
  host.out(count === 0 ? '没有要改的文件。\n' : `已应用：写入 ${files.length} 个文件，删去 ${removed.length} 个。\n`);
  return 0;
}

function describeRefused(host: Host, { unit, patch }: PlannedPatch, root: string): string {
  const name = `单位“${unit.单位名称}”（${unit.预算年度}）`;
  switch (patch.kind) {
    case 'patched':
      return '';
    case 'no-such-unit':
      return `错误：${root} 里没有${name}，它的改动无处应用。请检查文件夹是否写对。\n`;
    case 'already-there':
      return `错误：${name}是要新增的，${patch.folder} 却已经是它。\n`;
    case 'name-taken':
      return `错误：${name}：要写的 ${patch.file} 已经是别的项目的文件。请先给那个文件改名。\n`;
    case 'not-editable':
      return `错误：${name}：${patch.file} 的写法不能自动修改而不改变意思。请先运行 mubiao fmt，或者手工改。\n`;
    case 'unsound':
      return describeErrors(host, `${name}的数据有错误，请先改正`, patch.diagnostics);
    case 'bad-result':
      return describeErrors(host, `${name}：这份改动前后矛盾，应用之后不是完好的数据`, patch.diagnostics);
    case 'other-data':
      return describeMismatches(name, patch.mismatches);
  }
}

function describeErrors(host: Host, sentence: string, diagnostics: readonly Diagnostic[]): string {
  const pretty = openPretty(host.colours.err);
  return `错误：${sentence}。\n${diagnostics.map((one) => pretty.describe(one)).join('')}`;
}

function describeMismatches(name: string, mismatches: readonly Mismatch[]): string {
  const told = mismatches.slice(0, most).map(({ where, expected, found }) => {
    if (expected === null && found === null) return `  ${where}与改动所说的不同\n`;
    const from = differsAt(expected ?? '', found ?? '');
    return `  ${where}：改动从${word(expected, from)}开始，这里是${word(found, from)}\n`;
  });
  const rest = mismatches.length > most ? `  还有 ${mismatches.length - most} 处\n` : '';
  return `错误：${name}的数据不是改动开始时的样子，有 ${mismatches.length} 处对不上：\n${told.join('')}${rest}`;
}

/** So much of two texts is shown before the place where they part. */
const lead = 8;

function differsAt(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at > 2 * lead ? at - lead : 0;
}

function word(text: string | null, from: number): string {
  return text === null ? '空白' : quote(from === 0 ? text : `…${text.slice(from)}`);
}
