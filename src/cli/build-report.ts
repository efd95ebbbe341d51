import type { Outcome } from '../build/build.ts';
import { describeReason } from '../build/plan-words.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Attempt, describeFailure } from '../workspace/failure.ts';
import { reportFault } from './fault.ts';
import type { Exit, Host } from './host.ts';
import { openPretty } from './pretty.ts';
import { openProgress } from './progress.ts';
import { describeFindings } from './tally.ts';

/** With more units than this, those that failed are listed once more at the end. */
const few = 10;

/** Where nobody watches, a line so often (ms). */
const plainInterval = 10_000;

/** Tells a person of a build, unit by unit. */
export interface BuildReport {
  tell(outcome: Outcome): void;
  /** `flushed` is how the writing of the manifest went. */
  close(seconds: number, flushed: Attempt<void>): Exit;
}

interface Counts {
  built: number;
  files: number;
  kept: number;
  removed: number;
  failed: number;
  /** Units that nothing was done about, since the build was stopped. */
  left: number;
}

/** Files go to standard output, one a line; what is wrong goes to standard error. */
export function openBuildReport(host: Host, total: number, toMake: number): BuildReport {
  const progress = openProgress(host, '生成', toMake, plainInterval);
  const tellErrors = openErrors(host);
  const counts: Counts = { built: 0, files: 0, kept: 0, removed: 0, failed: 0, left: total };
  const found = { error: 0, warning: 0, info: 0 };
  const failures: string[] = [];
  let exit: Exit = 0;
  const fail = (folder: string, why: string, code: Exit): void => {
    counts.failed += 1;
    failures.push(`  ${folder}：${why}\n`);
    exit = exit === 2 ? 2 : code;
  };
  const tell = (outcome: Outcome): void => {
    counts.left -= 1;
    if ('found' in outcome) {
      found.warning += outcome.found.warning;
      found.info += outcome.found.info;
    }
    if (outcome.result === 'kept') {
      counts.kept += 1;
      return;
    }
    progress.clear();
    switch (outcome.result) {
      case 'built':
        counts.built += 1;
        counts.files += outcome.outputs.length;
        tellBuilt(host, outcome);
        break;
      case 'removed':
        if (outcome.removed.length > 0) counts.removed += 1;
        for (const file of outcome.left) host.err(`注意：${file} 被改动过，没有删去，请自行处理。\n`);
        break;
      case 'refused':
        tellErrors(outcome.folder, outcome.errors);
        fail(outcome.folder, `有 ${outcome.errors.length} 个错误。`, 1);
        break;
      case 'unwritten':
        host.err(`错误：${describeFailure(outcome.failure)}\n`);
        fail(outcome.folder, describeFailure(outcome.failure), 2);
        break;
      case 'broken':
        reportFault(host, outcome.fault, outcome.folder);
        fail(outcome.folder, '内部错误。', 2);
        break;
    }
    progress.show(counts.built + counts.failed);
  };
  const close = (seconds: number, flushed: Attempt<void>): Exit => {
    progress.clear();
    host.out(closingLine(counts, seconds));
    if (total > few && failures.length > 0) host.err(`没有生成的单位：\n${failures.join('')}`);
    const minor = describeFindings(found);
    if (minor !== '') host.err(`另有 ${minor}，可用 mubiao check 查看。\n`);
    if (!flushed.ok) host.err(`错误：${describeFailure(flushed.failure)}下次会从头核对。\n`);
    return !flushed.ok || counts.left > 0 ? 2 : exit;
  };
  return { tell, close };
}

function tellBuilt(host: Host, { reason, outputs }: Extract<Outcome, { readonly result: 'built' }>): void {
  // What someone did to an output by hand is gone now: that is said, asked or not.
  if (reason.kind === 'edited' || reason.kind === 'missing')
    host.err(`注意：${describeReason(reason).slice(0, -1)}，已重新生成。\n`);
  for (const { file, pages, size } of outputs)
    host.out(`${file}${pages === null ? '' : `  ${pages} 页`}  ${Math.ceil(size / 1024)} KB\n`);
}

/** A fault of the template or of a shared file is found again with every unit, and told once. */
function openErrors(host: Host): (folder: string, errors: readonly Diagnostic[]) => void {
  const pretty = openPretty(host.colours.err);
  const told = new Set<string>();
  return (folder, errors) => {
    for (const diagnostic of inOrder(errors)) {
      const text = `${pretty.describe(diagnostic)}\n`;
      if (!told.has(text)) host.err(text);
      told.add(text);
    }
    host.err(`单位 ${folder} 有上述错误，没有生成；已有的输出文件没有改动。\n`);
  };
}

function closingLine({ built, files, kept, removed, failed, left }: Counts, seconds: number): string {
  const parts = [
    built > 0 ? `已生成 ${built} 个单位的 ${files} 个文件` : '',
    kept > 0 ? `${kept} 个单位没有变化` : '',
    removed > 0 ? `${removed} 个已不在的单位的输出已删去` : '',
    failed > 0 ? `${failed} 个单位没有生成` : '',
    left > 0 ? `应要求停止，还有 ${left} 个单位没有处理` : '',
    `用时 ${seconds.toFixed(2)} 秒`,
  ];
  return `${parts.filter((part) => part !== '').join('，')}。\n`;
}
