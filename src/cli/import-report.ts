import type { ImportFinding, PlannedImport } from '../exchange/import/plan-import.ts';
import { adviseFor } from './advice.ts';
import { openTerminal } from './difference/terminal.ts';
import { reportUnit } from './difference/unit-report.ts';
import type { Host } from './host.ts';
import { importCodes } from './manual/import-codes.ts';
import { openPretty } from './pretty.ts';
import { describeFindings } from './tally.ts';

/** So many findings are told in full, whatever they are; of more, those that `mubiao check` tells later are only counted. */
const few = 10;

/** What was found in what comes in; then what its owner should know. */
export function reportFindings(host: Host, { findings, remarks }: PlannedImport): void {
  const pretty = openPretty(host.colours.out);
  const isTold = ({ diagnostic: { severity, code } }: ImportFinding): boolean =>
    findings.length <= few || severity === 'error' || Object.hasOwn(importCodes, code);
  const told = findings.filter(isTold);
  for (const { diagnostic } of told) host.out(`${pretty.describe(diagnostic)}\n`);
  for (const remark of remarks) host.err(`注意：${remark}\n`);
  if (findings.length === 0) return;
  const found = { error: 0, warning: 0, info: 0 };
  for (const { diagnostic } of findings) found[diagnostic.severity] += 1;
  const unseen = findings.length - told.length;
  const which = told.length === 0 ? '都' : `其中 ${unseen} 个`;
  const rest = unseen === 0 ? '' : `（${which}没有列出，导入后${adviseFor(host, { kind: 'check' })}看）`;
  host.out(`${describeFindings(found)}${rest}。\n`);
}

/** What becomes of the data. */
export function reportPlan(host: Host, { change, files, absent, removed, notes }: PlannedImport): void {
  for (const note of notes) host.err(`注意：${note}\n`);
  if (change !== null) host.out(`${openTerminal(host.colours.out).unit(reportUnit(change))}\n`);
  else host.out(files.length === 0 ? '与现有的数据相同，没有要改的。\n' : '内容与现有的数据相同，只有写法不同。\n');
  if (absent.length === 0 || removed.length > 0) return;
  const names = absent.slice(0, 5).map((name) => `“${name}”`);
  const rest = absent.length > 5 ? ' 等' : '';
  host.err(
    `注意：数据里另有 ${absent.length} 个项目，文件里没有：${names.join('、')}${rest}。它们保持原样${adviseFor(host, { kind: 'remove-absent' })}。\n`,
  );
}
