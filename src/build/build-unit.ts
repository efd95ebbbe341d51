import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Failure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Writer } from '../writers/writer.ts';
import type { SoundUnit } from './inspect-unit.ts';
import type { Press } from './press.ts';

/** What to make, and where. */
export interface Order {
  /** The output folder. */
  readonly out: string;
  readonly writers: readonly Writer[];
  /** The only date that may enter the bytes. */
  readonly instant: Date;
}

/** A file that was written. */
export interface Output {
  readonly file: string;
  /** Size in bytes. */
  readonly size: number;
  /** Null where the reading program makes the pages. */
  readonly pages: number | null;
}

/** What became of a sound unit on the press. */
export type Printing =
  | { readonly result: 'built'; readonly outputs: readonly Output[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly result: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly result: 'unwritten'; readonly failure: Failure; readonly diagnostics: readonly Diagnostic[] };

/**
 * Prints one unit as every form in every format. All bytes are made and proven before the first is written, so that a
 * unit with an error anywhere keeps all its old outputs.
 */
export async function buildUnit(unit: SoundUnit, order: Order, press: Press, workspace: Workspace): Promise<Printing> {
  const diagnostics: Diagnostic[] = [];
  const finished: { readonly output: Output; readonly bytes: Uint8Array }[] = [];
  let isRefused = false;
  for (const form of press.forms) {
    const composed = await press.compose(unit.read, form);
    diagnostics.push(...composed.diagnostics);
    if (!composed.ok) {
      isRefused = true;
      continue;
    }
    for (const writer of order.writers) {
      const written = await writer.write(composed.value, order.instant);
      diagnostics.push(...written.diagnostics);
      if (!written.ok) {
        isRefused = true;
        continue;
      }
      const file = workspace.name(posix.join(order.out, unit.place, `${form}.${writer.extension}`));
      const pages = writer.id === 'pdf' ? composed.value.placed.pages : null;
      const output = { file, size: written.value.byteLength, pages };
      finished.push({ output, bytes: written.value });
    }
  }
  if (isRefused) return { result: 'refused', diagnostics };
  const attempt = await workspace.writeTogether(finished.map(({ output, bytes }) => ({ file: output.file, bytes })));
  if (!attempt.ok) return { result: 'unwritten', failure: attempt.failure, diagnostics };
  return { result: 'built', outputs: finished.map(({ output }) => output), diagnostics };
}
