import { digestOf } from './fingerprint.ts';

/** One of `of` parts of all units; `number` counts from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

const most = 100_000;

/**
 * The shard that `--shard` names: `2/4`, or `auto/4` for the one that the engine which started us has numbered from 0 in
 * JOB_COMPLETION_INDEX (Kubernetes Indexed Jobs). Null where it names none.
 */
export function readShard(given: string, completionIndex: string | undefined): Shard | null {
  const match = /^(auto|\d{1,6})\/(\d{1,6})$/.exec(given.trim());
  if (match === null) return null;
  const isIndexed = match[1] === 'auto';
  if (isIndexed && !/^\d{1,6}$/.test(completionIndex ?? '')) return null;
  const number = isIndexed ? Number(completionIndex) + 1 : Number(match[1]);
  const of = Number(match[2]);
  return number >= 1 && number <= of && of <= most ? { number, of } : null;
}

/**
 * The same unit falls to the same shard on every machine: by a hash of its year and name, not by its place in a list, nor
 * by where the data lies or where the build was started from.
 */
export function isInShard(folder: string, { number, of }: Shard): boolean {
  const digest = digestOf(folder.normalize('NFC').split('/').slice(-2).join('/'));
  return Number.parseInt(digest.slice(0, 12), 16) % of === number - 1;
}

/** Where a shard keeps what it knows: `manifest.2-of-4.json`. */
export function partName({ number, of }: Shard): string {
  return `manifest.${number}-of-${of}.json`;
}

export function readPartName(name: string): Shard | null {
  const match = /^manifest\.(\d{1,6})-of-(\d{1,6})\.json$/.exec(name);
  return match === null ? null : { number: Number(match[1]), of: Number(match[2]) };
}
