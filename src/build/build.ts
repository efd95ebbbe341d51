import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { spanOfFile } from '../diagnostics/span.ts';
import type { Failure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { BaseVersion } from './base-version.ts';
import type { Crew } from './crew.ts';
import { type CommonInputs, fingerprintOfOutput, ingredientDigests, type OwnInputs } from './fingerprint.ts';
import type { Ledger } from './ledger.ts';
import type { UnitRecord } from './manifest.ts';
import { type Claims, openClaims } from './output-place.ts';
import type { GoneUnit, Reason, Step, UnitState } from './plan.ts';
import type { Print } from './print-unit.ts';
import { withStanding } from './unit-inputs.ts';
import { sheetName } from './unit-layout.ts';

/** A file that was written. */
export interface Output {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** Null where the reading program makes the pages. */
  readonly pages: number | null;
}

interface Findings {
  /** Number of project files. */
  readonly projects: number;
  /** How much was found that is no error. */
  readonly found: { readonly warning: number; readonly info: number };
}

/** What became of one unit; `broken` is a fault of ours, which stops this unit and no other. */
export type Outcome = { readonly folder: string; readonly reason: Reason } & (
  | ({ readonly result: 'built'; readonly outputs: readonly Output[] } & Findings)
  | ({ readonly result: 'kept' } & Findings)
  | ({ readonly result: 'refused'; readonly errors: readonly Diagnostic[] } & Findings)
  | ({ readonly result: 'unwritten'; readonly failure: Failure } & Findings)
  | { readonly result: 'broken'; readonly fault: unknown }
  /** The unit is gone: its files, and those of them that were left since someone had edited them. */
  | { readonly result: 'removed'; readonly removed: readonly string[]; readonly left: readonly string[] }
);

/** What a build works with. */
export interface Site {
  readonly workspace: Workspace;
  /** The output folder. */
  readonly out: string;
  readonly ledger: Ledger;
  readonly crew: Crew;
  readonly common: CommonInputs;
  /** What decides some outputs alone. */
  readonly own?: OwnInputs;
  /** The version that overviews are compared with; null or absent for none. */
  readonly base?: BaseVersion | null;
  /** Once aborted, no further unit is begun. */
  readonly stop?: AbortSignal;
}

/** The manifest is written at least so often (ms), so that a build that is killed has not worked in vain. */
const flushInterval = 2000;

/**
 * Takes the steps of a plan. Units are printed by the crew, several at a time, and written by this one hand; what became
 * of each is told in the order of the plan.
 */
export async function* build(steps: readonly Step[], site: Site): AsyncGenerator<Outcome, void> {
  const { workspace, out, ledger, crew, stop } = site;
  await workspace.sweep(out);
  const claims = openClaims();
  const pending: Promise<Outcome>[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let flushed = workspace.now();
  const next = async (): Promise<readonly Outcome[]> => {
    const outcome = await pending.shift();
    if (workspace.now() - flushed >= flushInterval) {
      await ledger.flush();
      flushed = workspace.now();
    }
    return outcome === undefined ? [] : [outcome];
  };
  for (const step of steps) {
    if (step.action === 'remove') break;
    const isFull = (): boolean => pending.length >= crew.hands;
    while (isFull()) yield* await next();
    if (stop?.aborted === true) break;
    const { promise: claimed, resolve: pass } = withResolvers();
    pending.push(takeStep(step, site, claims, turn, pass));
    turn = claimed;
  }
  while (pending.length > 0) yield* await next();
  for (const step of steps) if (step.action === 'remove' && stop?.aborted !== true) yield await remove(step.unit, site);
}

/** `turn` comes when all units before have claimed their places; `pass` gives it to the next. */
async function takeStep(
  step: Exclude<Step, { readonly action: 'remove' }>,
  site: Site,
  claims: Claims,
  turn: Promise<unknown>,
  pass: () => void,
): Promise<Outcome> {
  const { unit, reason } = step;
  const { folder, record } = unit;
  try {
    if (record !== null) await site.workspace.sweep(posix.join(site.out, record.place));
    if (step.action === 'keep') {
      await turn;
      const { place, projects, found } = step.unit.record;
      const clash = claims.claim(folder, place, spanOfFile(posix.join(folder, sheetName)));
      if (clash === null) {
        site.ledger.settle(unit.key, step.unit.record);
        return { folder, reason, result: 'kept', projects, found };
      }
    }
    const print = await site.crew.print(folder, unit.standing, (await site.base?.unit(folder)) ?? null);
    await turn;
    const { projects, found, place } = print;
    const clash = place === null ? null : claims.claim(folder, place.path, place.span);
    pass();
    const errors = clash === null ? print.errors : [...print.errors, clash];
    if (place === null || clash !== null) {
      site.ledger.fail(unit.key);
      return { folder, reason, result: 'refused', errors, projects, found };
    }
    return await write(unit, reason, print, place.path, site);
  } catch (fault) {
    site.ledger.fail(unit.key);
    return { folder, reason, result: 'broken', fault };
  } finally {
    pass();
  }
}

async function write(unit: UnitState, reason: Reason, print: Print, place: string, site: Site): Promise<Outcome> {
  const { workspace, ledger } = site;
  const { projects, found, files } = print;
  const told = { folder: unit.folder, reason, projects, found };
  const fileOf = (name: string): string => workspace.name(posix.join(site.out, place, name));
  const attempt = await workspace.writeTogether(files.map(({ name, bytes }) => ({ file: fileOf(name), bytes })));
  if (unit.record?.place !== place) await workspace.sweep(posix.join(site.out, place));
  if (!attempt.ok) {
    ledger.fail(unit.key);
    return { ...told, result: 'unwritten', failure: attempt.failure };
  }
  const record = recordOf(print, place, unit, site);
  if (record !== null) {
    ledger.settle(unit.key, record);
    ledger.stamps.keep(print.stamps);
  }
  if (unit.record !== null && unit.record.place !== place) await clear({ ...unit, record: unit.record }, site);
  const outputs = files.map(({ name, bytes, pages }) => ({ file: fileOf(name), size: bytes.byteLength, pages }));
  return { ...told, result: 'built', outputs };
}

/** Formats that were not asked for stay on record with the fingerprint they were made under. */
function recordOf(
  print: Print,
  place: string,
  { record: old, standing }: UnitState,
  { common, own = {} }: Site,
): UnitRecord | null {
  if (print.gathered === null) return null;
  const ingredients = { ...common, ...withStanding(print.gathered.inputs, standing) };
  const made = print.files.map(({ name, bytes, sha256, pages }) => {
    const fingerprint = fingerprintOfOutput(name, ingredients, own);
    return [name, { fingerprint, sha256, size: bytes.byteLength, pages }] as const;
  });
  return {
    place,
    projects: print.projects,
    found: print.found,
    ingredients: ingredientDigests(ingredients),
    outputs: { ...(old?.place === place ? old.outputs : {}), ...Object.fromEntries(made) },
  };
}

async function remove(unit: GoneUnit, site: Site): Promise<Outcome> {
  const cleared = await clear(unit, site);
  site.ledger.forget(unit.key);
  return { folder: unit.record.place, reason: { kind: 'gone' }, result: 'removed', ...cleared };
}

/** Removes the files of a record: those that we made, that are as we made them, and that nobody else has made since. */
async function clear(
  { key, record, outputs }: GoneUnit,
  { workspace, out, ledger }: Site,
): Promise<{ readonly removed: readonly string[]; readonly left: readonly string[] }> {
  const removed: string[] = [];
  const left: string[] = [];
  for (const name of Object.keys(record.outputs)) {
    const owner = ledger.ownerOf(posix.join(record.place, name));
    if (outputs.get(name) === 'missing' || (owner !== null && owner !== key)) continue;
    const file = workspace.name(posix.join(out, record.place, name));
    const isRemoved = outputs.get(name) === 'whole' && (await workspace.remove(file)).ok;
    (isRemoved ? removed : left).push(file);
  }
  return { removed, left };
}

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
