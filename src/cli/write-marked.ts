import { markFindings } from '../exchange/import/mark-findings.ts';
import type { ImportFinding } from '../exchange/import/plan-import.ts';
import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

/**
 * Puts a marked copy of the workbook beside it, under a name that is free: whoever works in an earlier copy loses nothing.
 * Null where all went well, or there was nothing to mark.
 */
export async function writeMarked(
  host: Host,
  name: string,
  workbook: Uint8Array,
  findings: readonly ImportFinding[],
): Promise<Exit | null> {
  const marked = markFindings(workbook, findings);
  if (marked === null) return null;
  if (!marked.ok) {
    host.err(`没有给出标好问题的工作簿：${marked.why}\n`);
    return null;
  }
  const { bytes } = marked;
  const [, stem = name, extension = '.xlsx'] = /^(.*?)(?:-请修改(?:-\d+)?)?(\.xls[xm])$/i.exec(name) ?? [];
  for (let number = 1; ; number++) {
    const file = `${stem}-请修改${number === 1 ? '' : `-${number}`}${extension}`;
    const there = await host.workspace.read(file);
    const isSame = there.ok && Buffer.compare(there.value, bytes) === 0;
    if (there.ok && !isSame) continue;
    if (!isSame) {
      const written = await host.workspace.write(file, bytes);
      if (!written.ok) return cannotRun(host, describeFailure(written.failure));
    }
    host.out(`已把问题标在 ${file} 里：有问题的格子涂了颜色，批注里写着怎样改。\n`);
    return null;
  }
}
