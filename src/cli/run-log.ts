import { tellHistory } from '../build/history-events.ts';
import { unitHistory } from '../build/unit-history.ts';
import type { Asked } from '../workspace/git/refusal.ts';
import type { Repository } from '../workspace/git/repository.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import type { LogOptions } from './log.ts';
import { logJson } from './log-json.ts';
import { logText } from './log-text.ts';
import { readUnitAtRevision, type UnitAtRevision } from './unit-at-revision.ts';
import { describeAbsence } from './unit-not-there.ts';

/** Tells what became of a unit, commit by commit. */
export async function runLog(host: Host, given: string, options: LogOptions): Promise<Exit> {
  const { format = 'pretty', number } = options;
  if (format !== 'pretty' && format !== 'json') {
    return cannotRun(host, `--format 不能是“${format}”，可以写 pretty、json。`);
  }
  const most = number === undefined ? null : Number(number);
  if (most !== null && !(Number.isInteger(most) && most > 0)) {
    return cannotRun(host, `-n 应当是正整数，这里却是“${number}”。`);
  }
  const unit = await readUnitAtRevision(host.workspace, given);
  const opened = await host.workspace.repository(unit.folder);
  if (!opened.ok) return cannotRun(host, describeRefusal(opened.refusal));
  const repository = opened.value;
  try {
    const told = await tell(host, repository, unit, { ...options, format, most });
    return told.ok ? told.value : cannotRun(host, describeRefusal(told.refusal));
  } finally {
    repository.close();
  }
}

interface Wish {
  readonly format: 'pretty' | 'json';
  readonly most: number | null;
  readonly merged?: true;
}

async function tell(
  host: Host,
  repository: Repository,
  { folder, revision }: UnitAtRevision,
  { format, most, merged }: Wish,
): Promise<Asked<Exit>> {
  const start = await repository.commit(revision ?? 'HEAD');
  if (!start.ok) return start;
  const query = { from: start.value.id, most, isFirstParent: merged !== true };
  const changes = await unitHistory(repository, folder, query);
  if (!changes.ok) return changes;
  const isThere = changes.value.length > 0;
  if (!isThere) {
    const place = revision === null ? 'git 的历史里' : `“${revision}”为止的历史里`;
    const absence = await describeAbsence(repository.files(start.value), folder);
    return { ok: true, value: cannotRun(host, `${place}没有单位 ${folder}。${absence}`) };
  }
  const log = {
    folder,
    isShallow: repository.isShallow,
    entries: tellHistory(changes.value).slice(0, most ?? undefined),
  };
  host.out(format === 'json' ? logJson(log) : logText(log, host.colours.out));
  return { ok: true, value: 0 };
}
