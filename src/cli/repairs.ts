import type { Profile } from '../budget/rule-book.ts';
import { chosenFiles } from '../build/chosen-files.ts';
import { repairUnit } from '../build/repair-unit.ts';
import type { Mended } from '../compile/mended.ts';
import type { FileRepair, IsAskedFor, LeftAlone } from '../compile/repair.ts';
import { quote } from '../diagnostics/quote.ts';
import { positionAt } from '../diagnostics/span.ts';
import { describeFailure } from '../workspace/failure.ts';
import { reportFault } from './fault.ts';
import type { Host } from './host.ts';
import { unifiedDiff } from './unified-diff.ts';

/** What the command line says of repairs. */
export interface RepairOptions {
  readonly fix?: true;
  readonly fixRule?: readonly string[];
  readonly dryRun?: true;
  readonly rule?: readonly string[];
}

/** With `--fix-rule` alone, only those rules; else all that is safe, and what these rules offer on request. */
function isAskedForBy({ fix, fixRule, rule }: RepairOptions): IsAskedFor {
  const named = new Set(fixRule);
  const isAll = fix === true || fixRule === undefined;
  return ({ code, fix: repair }) =>
    named.has(code) || (isAll && repair.isOnRequest !== true && (rule === undefined || rule.includes(code)));
}

/**
 * Repairs the units, unit by unit, and tells of each repair; or, as a dry run, writes the difference to standard output
 * and nothing to the disk. Says whether everything that was to be read and written could be.
 */
export async function makeRepairs(
  host: Host,
  folders: readonly string[],
  paths: readonly string[],
  options: RepairOptions & { readonly profile: Profile | null; readonly tell: (text: string) => void },
): Promise<boolean> {
  const isTrial = options.dryRun === true;
  const order = {
    isAskedFor: isAskedForBy(options),
    isChosen: chosenFiles(host.workspace, paths),
    profile: options.profile,
    isTrial,
  };
  const told = new Set<string>();
  let repairs = 0;
  let isWhole = true;
  for (const folder of folders) {
    const outcome = await repairUnit(host.workspace, folder, order).catch((fault: unknown) => {
      reportFault(host, fault, folder);
      return null;
    });
    if (outcome === null || outcome.unreadable.length > 0 || outcome.failure !== null) isWhole = false;
    if (outcome === null) continue;
    for (const { message } of outcome.unreadable) host.err(`错误：${message}\n`);
    if (outcome.failure !== null) {
      host.err(`错误：${describeFailure(outcome.failure)}\n`);
      continue;
    }
    for (const repair of outcome.files.filter(({ file }) => !told.has(file))) {
      told.add(repair.file);
      repairs += repair.mended.length;
      if (isTrial) host.out(diffOf(repair));
      else for (const mended of inOrder(repair.mended)) options.tell(`${describeMended(mended)}\n`);
    }
    for (const left of outcome.left) host.err(`${describeLeft(left)}\n`);
  }
  const count = `${repairs} 处`;
  const files = `${told.size} 个文件`;
  if (isTrial)
    host.err(repairs === 0 ? '没有可以自动修复的问题。\n' : `可以修复 ${count}，涉及 ${files}；没有写入。\n`);
  else options.tell(repairs === 0 ? '没有可以自动修复的问题。\n\n' : `已修复 ${count}，写入 ${files}。\n\n`);
  return isWhole;
}

function diffOf({ file, bytes, before, after }: FileRepair): string {
  const mark = bytes[0] === 0xef ? '\ufeff' : '';
  return unifiedDiff(file, mark + before, mark + after);
}

function inOrder(mended: readonly Mended[]): readonly Mended[] {
  return mended.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function describeMended({ code, file, line, column, was, now, count }: Mended): string {
  const place = `已修复 ${file}:${line}:${column}[${code}]：`;
  if (was === null) return `${place}重新排列了 ${count} 项`;
  const times = count > 1 ? `（共 ${count} 处）` : '';
  if (was === '') return `${place}补上 ${shown(now)}${times}`;
  return now === '' ? `${place}删去 ${shown(was)}${times}` : `${place}${shown(was)} → ${shown(now)}${times}`;
}

/** White space goes by its name. */
function shown(text: string): string {
  if (/^ +$/.test(text)) return `${text.length} 个半角空格`;
  if (/^\u3000+$/.test(text)) return `${text.length} 个全角空格`;
  if (/^\t+$/.test(text)) return `${text.length} 个制表符（Tab）`;
  return quote(
    text
      .replaceAll('\t', '␉')
      .replaceAll('\u3000', '□')
      .replace(/[\u00a0\u200b-\u200d\ufeff]/g, '␣'),
  );
}

const reasons: Readonly<Record<LeftAlone['why'], string>> = {
  'changes-meaning': '改了会使文件的意思变化，或者仍然读不懂，请自己改',
  'new-errors': '改了会带来新的错误，请自己改',
  'no-end': '几条规则的改法互相抵消，这个文件没有改动，请自己改',
};

function describeLeft({ diagnostic: { code, span }, why }: LeftAlone): string {
  const { line, column } = positionAt(span.source, span.start);
  return `没有修复 ${span.source.file}:${line}:${column}[${code}]：${reasons[why]}。`;
}
