import { posix } from 'node:path';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { emptyManifest, type Manifest, printManifest, readManifest, type UnitRecord } from './manifest.ts';
import { openStamps, type Stamps } from './stamps.ts';

/** The manifest of an output folder while it is being written to; always behind the files, never ahead. */
export interface Ledger {
  readonly stamps: Stamps;
  record(key: string): UnitRecord | null;
  /** The keys of all units that it speaks of. */
  keys(): readonly string[];
  /** The unit whose record has this output, by its path below the output folder. */
  ownerOf(output: string): string | null;
  /** The unit's outputs lie on the disk as the record says; whoever had one of them before has it no more. */
  settle(key: string, record: UnitRecord): void;
  /** The unit could not be made; what was made before stays on record. */
  fail(key: string): void;
  forget(key: string): void;
  /** Writes what changed since it was last written. */
  flush(): Promise<Attempt<void>>;
}

/** Where a ledger is kept in the output folder. */
export interface LedgerFiles {
  /** The manifest; a second one that is only read knows what the first does not. */
  readonly manifests: readonly [own: string, ...others: string[]];
  readonly stamps: string;
}

export async function openLedger(workspace: Workspace, out: string, files: LedgerFiles): Promise<Ledger> {
  const textOf = async (name: string): Promise<string | null> => {
    const bytes = await workspace.read(posix.join(out, name));
    return bytes.ok ? new TextDecoder().decode(bytes.value) : null;
  };
  const texts = await Promise.all(files.manifests.map(textOf));
  const [own = emptyManifest, ...others] = texts.map(
    (text) => (text === null ? null : readManifest(text)) ?? undefined,
  );
  const units = new Map(Object.entries(own.units));
  const spare = new Map(others.flatMap((other) => Object.entries(other?.units ?? {})));
  const failed = new Set(own.failed);
  const owners = new Map<string, string>();
  for (const [key, record] of [...spare, ...units]) for (const output of outputsOf(record)) owners.set(output, key);
  const stamps = openStamps(workspace, out, await textOf(files.stamps));
  let written = texts[0] ?? null;
  const manifest = (): Manifest => ({ units: Object.fromEntries(units), failed: [...failed] });
  const forget = (key: string): void => {
    for (const output of outputsOf(units.get(key))) if (owners.get(output) === key) owners.delete(output);
    units.delete(key);
    failed.delete(key);
  };
  return {
    stamps,
    record: (key) => units.get(key) ?? spare.get(key) ?? null,
    keys: () => [...new Set([...units.keys(), ...failed])],
    ownerOf: (output) => owners.get(output) ?? null,
    settle(key, record) {
      forget(key);
      for (const output of outputsOf(record)) {
        const owner = owners.get(output);
        if (owner !== undefined) forget(owner);
        owners.set(output, key);
      }
      units.set(key, record);
    },
    fail: (key) => void failed.add(key),
    forget,
    async flush() {
      // The stamps first: they are true of the files by themselves.
      const lines = stamps.toText();
      const text = printManifest(manifest());
      if (lines !== null) await workspace.write(posix.join(out, files.stamps), new TextEncoder().encode(lines));
      if (text === written) return done(undefined);
      const attempt = await workspace.write(posix.join(out, files.manifests[0]), new TextEncoder().encode(text));
      if (attempt.ok) written = text;
      return attempt;
    },
  };
}

function outputsOf(record: UnitRecord | undefined): readonly string[] {
  return record === undefined ? [] : Object.keys(record.outputs).map((name) => posix.join(record.place, name));
}
