import { isAdjustment } from '../proof/adjustment-origin.ts';
import type { Finished } from '../proof/finished.ts';
import { isOverview } from '../proof/overview-origin.ts';
import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

/** A finished file with its bytes and its name as it is shown. */
export interface FinishedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly finished: Finished;
}

/** The file that a command line speaks of; `finished` is null where it is none of ours, or damaged. */
export async function readGiven(
  host: Host,
  path: string,
): Promise<(Omit<FinishedFile, 'finished'> & { readonly finished: Finished | null }) | Exit> {
  const name = host.workspace.name(path);
  const bytes = await host.workspace.read(name);
  if (!bytes.ok) return cannotRun(host, describeFailure(bytes.failure));
  const { readFinished } = await import('../proof/read-finished.ts');
  return { name, bytes: bytes.value, finished: await readFinished(bytes.value) };
}

/** Opens the PDF or Word file that a command line speaks of, or says why it cannot be read. */
export async function openFinished(host: Host, path: string): Promise<FinishedFile | Exit> {
  const given = await readGiven(host, path);
  if (typeof given === 'number') return given;
  const { finished, ...file } = given;
  if (finished !== null) return { ...file, finished };
  return cannotRun(host, `${file.name} 不是完好的 PDF、Word（.docx）或 Excel（.xlsx）文件，或者加了密，无法读出。`);
}

/** Why a file may carry no data, as a clause. */
export function whyNoData({ finished }: FinishedFile): string {
  if (isOverview(finished.origin)) return '它是总览，印的是汇总，不附数据';
  return isAdjustment(finished.origin)
    ? '它是调整表或修订稿，说的是两个版本之间的调整，不附数据'
    : '它不是本程序生成的，或者生成时用了 --source none，或者数据已被删去';
}
