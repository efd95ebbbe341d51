import type { Origin } from '../typeset/composed.ts';

/** What a paper about two versions says of where it comes from; a digest is null where the unit was not there. */
export interface AdjustmentOrigin {
  /** Of the program. */
  readonly version: string;
  /** SHA-256 of the data of both versions, `unitSource`. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * It carries no data: it prints what was changed and nothing of the rest, and a version that was never published must not
 * travel inside it. The digests tell to whoever has both versions that the paper is of them.
 */
export function printAdjustmentOrigin({ version, before, after }: AdjustmentOrigin): Origin {
  return [
    ...(after === null ? [] : [{ name: 'AfterSha256', value: after }]),
    ...(before === null ? [] : [{ name: 'BeforeSha256', value: before }]),
    { name: 'Source', value: 'none' },
    { name: 'Version', value: version },
  ];
}

/** Whether a finished file is such a paper, by what it says of itself. */
export function isAdjustment(origin: Origin): boolean {
  return origin.some(({ name }) => name === 'BeforeSha256' || name === 'AfterSha256');
}
