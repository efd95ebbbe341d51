import { compareApproved } from '../build/compare-approved.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { DiffOptions } from './diff.ts';
import { approvalJson, approvalMarkdown, approvalText, departing } from './difference/approval-report.ts';
import { describeUnreadable } from './difference/unreadable.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { openVersions } from './open-versions.ts';
import { writeOut } from './write-out.ts';

/** Holds the sums of the projects against the approved totals: of one version, or of an earlier one. */
export async function runApproved(
  host: Host,
  given: readonly string[],
  options: DiffOptions & { readonly format: 'pretty' | 'markdown' | 'json' },
): Promise<Exit> {
  const [first = 'data', second = first] = given;
  const versions = await openVersions(host, [first, second]);
  if (typeof versions === 'number') return versions;
  try {
    const { before, after } = versions;
    const compared = await compareApproved(given.length < 2 ? after.place : before.place, after.place);
    if (!compared.ok) return cannotRun(host, describeFailure(compared.failure));
    const { approvals, unreadable } = compared.value;
    if (approvals.length + unreadable.length === 0) {
      return cannotRun(host, `${after.label} 里没有单位文件夹。请写明单位、年度或 data 文件夹，或者检查路径是否写对。`);
    }
    const { format, out } = options;
    const hasColours = host.colours.out && out === undefined;
    const text =
      format === 'json'
        ? approvalJson(approvals)
        : format === 'markdown'
          ? approvalMarkdown(approvals)
          : approvalText(approvals, hasColours);
    const written = await writeOut(host, text, out);
    if (written !== 0) return written;
    for (const one of unreadable) host.err(describeUnreadable(host, one, versions[one.side]));
    if (unreadable.length > 0) return 1;
    return options.exitCode === true && departing(approvals).length > 0 ? 1 : 0;
  } finally {
    versions.close();
  }
}
