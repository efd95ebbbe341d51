import type { Profile } from '../budget/rule-book.ts';
import { overviewId, productIds } from '../build/products.ts';
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
  /** Of the units' forms. */
  readonly formats: readonly Format[];
  /** Whether the overview is asked for. */
  readonly hasOverview: boolean;
  /** The revision that it is compared with. */
  readonly since: string | null;
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
  const wanted = chooseProducts(options.format);
  if (typeof wanted === 'string') return wanted;
  const since = options.since?.trim() ?? null;
  if (since === '') return '--since 后面要写一个版本：标签、分支、提交或 HEAD~3 一类。';
  if (since !== null && !wanted.hasOverview) {
    return `--since 说的是总览与哪个版本比较，--format 里却没有总览：请写 --format ${options.format},${overviewId}，或去掉 --since。`;
  }
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
  return { ...carry, instant, profile: chosen.profile, ...wanted, since, jobs, shard, isDated: !!SOURCE_DATE_EPOCH };
}

function chooseProducts(given: string): Pick<BuildChoices, 'formats' | 'hasOverview'> | string {
  const ids = new Set(given.split(/[,，]/).map((id) => id.trim().toLowerCase()));
  const unknown = [...ids].find((id) => !productIds.includes(id));
  if (unknown !== undefined) {
    return `没有输出格式“${unknown}”，可以写 ${productIds.join('、')}，多个之间用逗号隔开。`;
  }
  return { formats: formats.filter((format) => ids.has(format.id)), hasOverview: ids.has(overviewId) };
}
