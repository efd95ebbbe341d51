import type { Outcome } from '../build/build.ts';
import { type Step, stepsThat } from '../build/plan.ts';
import { describeReason } from '../build/plan-words.ts';
import type { Preparation } from '../build/prepare.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Attempt, describeFailure } from '../workspace/failure.ts';
import { adviseFor } from './advice.ts';
import { reportFault } from './fault.ts';
import { describeRefusal } from './git-refusal.ts';
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
  /** Units whose pages say 草稿, built or kept. */
  drafts: number;
  /** Units that nothing was done about, since the build was stopped. */
  left: number;
}

/**
 * Files go to standard output, one a line; what is wrong goes to standard error. `isNews` is whether it is to be said why
 * pages say 草稿, and why it is not known whether they should.
 */
export function openBuildReport(host: Host, { steps, refusal }: Preparation, isNews: boolean): BuildReport {
  const total = steps.length;
  const toMake = stepsThat(steps, 'make').length;
  const isDraft = draftsAmong(steps);
  if (isNews && refusal !== null)
    host.err(`注意：问不到数据有没有提交，所以没有据此印“草稿”。${describeRefusal(refusal)}\n`);
  const progress = openProgress(host, '生成', toMake, plainInterval);
  const tellErrors = openErrors(host);
  const counts: Counts = { built: 0, files: 0, kept: 0, removed: 0, failed: 0, drafts: 0, left: total };
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
    const isMarked = isDraft.has(outcome.folder) && (outcome.result === 'built' || outcome.result === 'kept');
    if (isMarked) counts.drafts += 1;
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
        tellBuilt(host, outcome, isMarked);
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
    if (minor !== '') host.err(`另有 ${minor}，可${adviseFor(host, { kind: 'check' })}查看。\n`);
    if (isNews && counts.drafts > 0) host.err(draftNotice(host, counts.drafts));
    if (!flushed.ok) host.err(`错误：${describeFailure(flushed.failure)}下次会从头核对。\n`);
    return !flushed.ok || counts.left > 0 ? 2 : exit;
  };
  return { tell, close };
}

type Built = Extract<Outcome, { readonly result: 'built' }>;

function tellBuilt(host: Host, { reason, outputs }: Built, isDraft: boolean): void {
  // What someone did to an output by hand is gone now: that is said, asked or not.
  if (reason.kind === 'edited' || reason.kind === 'missing')
    host.err(`注意：${describeReason(reason).slice(0, -1)}，已重新生成。\n`);
  for (const { file, pages, size } of outputs) {
    const facts = [pages === null ? '' : `${pages} 页`, `${Math.ceil(size / 1024)} KB`, isDraft ? '草稿' : ''];
    host.out(`${[file, ...facts.filter((fact) => fact !== '')].join('  ')}\n`);
  }
}

/** The folders of the units whose pages say 草稿. */
function draftsAmong(steps: readonly Step[]): ReadonlySet<string> {
  const units = steps.flatMap((step) => (step.action === 'remove' ? [] : [step.unit]));
  return new Set(units.filter(({ standing }) => standing.isDraft).map(({ folder }) => folder));
}

function draftNotice(host: Host, units: number): string {
  const other = adviseFor(host, { kind: 'no-draft' });
  return `${units} 个单位的数据有改动还没有提交，所以每页印着“草稿”。用 git 提交之后再生成就没有了${other}。\n`;
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
