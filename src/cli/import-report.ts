import type { PlannedImport } from '../exchange/import/plan-import.ts';
import { openTerminal } from './difference/terminal.ts';
import { reportUnit } from './difference/unit-report.ts';
import type { Host } from './host.ts';
import { openPretty } from './pretty.ts';
import { describeFindings } from './tally.ts';

/** What was found in what comes in, in full; then what its owner should know. */
export function reportFindings(host: Host, { findings, remarks }: PlannedImport): void {
  const pretty = openPretty(host.colours.out);
  for (const { diagnostic } of findings) host.out(`${pretty.describe(diagnostic)}\n`);
  for (const remark of remarks) host.err(`注意：${remark}\n`);
  const found = { error: 0, warning: 0, info: 0 };
  for (const { diagnostic } of findings) found[diagnostic.severity] += 1;
  if (findings.length > 0) host.out(`${describeFindings(found)}。\n`);
}

/** What becomes of the data. */
export function reportPlan(host: Host, { change, files, absent, removed }: PlannedImport): void {
  if (change !== null) host.out(`${openTerminal(host.colours.out).unit(reportUnit(change))}\n`);
  else host.out(files.length === 0 ? '与现有的数据相同，没有要改的。\n' : '内容与现有的数据相同，只有写法不同。\n');
  if (absent.length === 0 || removed.length > 0) return;
  const names = absent.slice(0, 5).map((name) => `“${name}”`);
  const rest = absent.length > 5 ? ' 等' : '';
  host.err(
    `注意：数据里另有 ${absent.length} 个项目，文件里没有：${names.join('、')}${rest}。它们保持原样；要从数据里删去，请加 --remove-absent。\n`,
  );
}
