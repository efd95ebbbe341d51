import { formatAmount } from '../budget/amount.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import type { ProjectChange } from '../history/difference.ts';
import type { ReadVersions } from './read-versions.ts';

/**
 * The projects whose money was changed and of which nobody wrote why (财预〔2015〕88号 wants a reason for each adjustment): a
 * warning each, since the paper can be filled in by hand. A new reason for the unit as a whole speaks for all.
 */
export function findMissingReasons(read: ReadVersions): readonly Diagnostic[] {
  const { before, after, difference } = read.versions;
  const reason = after.单位.调整原因;
  if (reason !== undefined && reason !== before.单位.调整原因) return [];
  const changed = difference.projects.filter(({ funding }) => funding.amounts.length > 0);
  const gone = changed.flatMap((change) => (change.kind === 'removed' ? [change.before.项目名称] : []));
  return [
    ...changed.flatMap((change) => missingOf(change, read)),
    ...(gone.length === 0 ? [] : [missingOfGone(gone, read)]),
  ];
}

function missingOf(change: ProjectChange, read: ReadVersions): readonly Diagnostic[] {
  if (change.kind === 'removed') return [];
  const { 项目名称: name, 调整原因: reason } = change.after;
  const before = change.kind === 'changed' ? change.before.调整原因 : undefined;
  const warn = (message: string, hint: string, path: readonly string[]): readonly Diagnostic[] => [
    warning(message, hint, read.locate(['after', '项目', change.at.after, ...path], 'key')),
  ];
  if (reason === undefined) {
    const message = `${quote(name)}${describeMoney(change)}，没有写调整原因，表上这一栏空着。`;
    return warn(message, '请在这个文件里加一行“调整原因: …”；各项目原因相同的，写在单位.yaml 里。', ['资金']);
  }
  if (reason !== before) return [];
  const message = `${quote(name)}${describeMoney(change)}，调整原因却与调整前一字不差。`;
  return warn(message, '请核对：这可能是上一次调整的原因。', ['调整原因']);
}

/** Their files are gone, and with them the place for a reason. */
function missingOfGone(names: readonly string[], read: ReadVersions): Diagnostic {
  const [first = ''] = names;
  const who = names.length === 1 ? quote(first) : `${quote(first)}等 ${names.length} 个项目`;
  const hint = '项目的文件已经不在，请在单位.yaml 里加一行“调整原因: …”，说明为什么取消。';
  return warning(`${who}取消了，没有写调整原因。`, hint, read.locate(['after', '单位', '单位名称'], 'key'));
}

function describeMoney({ kind, funding }: ProjectChange): string {
  if (kind === 'added') return '是新增的';
  const total = funding.amounts.find(({ column }) => column === '总计');
  if (total?.before == null || total.after == null) return '的资金来源有调整';
  return `的总计由 ${formatAmount(total.before)} 调整为 ${formatAmount(total.after)}`;
}

function warning(message: string, hint: string, span: Diagnostic['span']): Diagnostic {
  return { code: 'adjustment-reason', severity: 'warning', message, hint, span };
}
