import type { Profile } from '../budget/rule-book.ts';
import { readShard, type Shard } from '../build/shard.ts';
import { type Format, formats } from '../writers/index.ts';
import type { BuildOptions } from './build.ts';
import { type CarryChoices, chooseCarry } from './carry-options.ts';
import { chooseProfile } from './choose-profile.ts';
import type { Host } from './host.ts';
import { readInstant } from './instant.ts';

/** What a build's options come to. */
export interface BuildChoices extends CarryChoices {
  readonly instant: Date;
  readonly profile: Profile | null;
  readonly formats: readonly Format[];
  /** So many threads at most. */
  readonly jobs: number;
  readonly shard: Shard | null;
  /** Whether SOURCE_DATE_EPOCH says the date. */
  readonly isDated: boolean;
}

const mostJobs = 256;

/** Reads the options of a build, or says what is wrong with them. */
export function chooseForBuild(host: Host, options: BuildOptions): BuildChoices | string {
  const { SOURCE_DATE_EPOCH, JOB_COMPLETION_INDEX } = host.env;
  const instant = readInstant(SOURCE_DATE_EPOCH);
  if (instant === null) return '环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，例如 1735689600。';
  const chosen = chooseProfile(options.profile);
  if (typeof chosen === 'string') return chosen;
  const wanted = chooseFormats(options.format);
  if (typeof wanted === 'string') return wanted;
  const carry = chooseCarry(options);
  if (typeof carry === 'string') return carry;
  const jobs = options.jobs === undefined ? (host.cores ?? 1) : Number(options.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > mostJobs) {
    return `--jobs 应当是 1 到 ${mostJobs} 的整数，这里却是“${options.jobs ?? jobs}”。`;
  }
  const shard = options.shard === undefined ? null : readShard(options.shard, JOB_COMPLETION_INDEX);
  if (options.shard !== undefined && shard === null) {
    const advice = options.shard.startsWith('auto')
      ? '写作 auto/4 时，环境变量 JOB_COMPLETION_INDEX 应当是 0 到 3。'
      : '请写作 1/4（共 4 份中的第 1 份）。';
    return `--shard 不能是“${options.shard}”，${advice}`;
  }
  return { ...carry, instant, profile: chosen.profile, formats: wanted, jobs, shard, isDated: !!SOURCE_DATE_EPOCH };
}

function chooseFormats(given: string): readonly Format[] | string {
  const ids = new Set(given.split(/[,，]/).map((id) => id.trim().toLowerCase()));
  const unknown = [...ids].find((id) => !formats.some((format) => format.id === id));
  if (unknown === undefined) return formats.filter((format) => ids.has(format.id));
  return `没有输出格式“${unknown}”，可以写 ${formats.map((format) => format.id).join('、')}，多个之间用逗号隔开。`;
}
