import { type Found, type ReadOverview, readOverview } from '../compile/read-overview.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { printOverviewOrigin } from '../proof/overview-origin.ts';
import type { UnitOrigin } from '../proof/unit-origin.ts';
import type { Composed } from '../typeset/composed.ts';
import { atVersion, type BaseUnit } from './base-version.ts';
import { digestOf } from './fingerprint.ts';
import type { SoundUnit } from './inspect-unit.ts';
import type { Press } from './press.ts';
import type { PrintedFile } from './print-unit.ts';
import { overviewName } from './products.ts';

/** How an overview is printed. */
export interface OverviewJob {
  readonly press: Press<ReadOverview>;
  /** Null where it is compared with no version. */
  readonly base: BaseUnit | null;
  /** The only date that may enter the bytes. */
  readonly date: Date;
  readonly marks: NonNullable<Composed['document']['marks']>;
  /** Null where the file says nothing of where it comes from. */
  readonly said: UnitOrigin | null;
}

/** Prints what a unit comes to; refuses it where the version that it is compared with cannot be read. */
export async function printOverview(
  { read, folder }: Pick<SoundUnit, 'read' | 'folder'>,
  found: Found,
  { press, base, date, marks, said }: OverviewJob,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly files: readonly PrintedFile[] }> {
  const diagnostics: Diagnostic[] = [];
  const files: PrintedFile[] = [];
  const told = base?.complaints ?? [];
  const about = told.length > 0 ? null : readOverview(read, found, folder, base);
  if (about?.ok !== true) {
    const faults = [...told, ...(about?.diagnostics ?? [])];
    return { diagnostics: faults.map((fault) => ofThen(fault, base?.commit ?? '')), files };
  }
  for (const id of press.forms) {
    const composed = await press.compose(about.value, id);
    diagnostics.push(...composed.diagnostics);
    if (!composed.ok) continue;
    const origin = said === null ? {} : { origin: printOverviewOrigin(said, base?.commit ?? null) };
    const printable = { ...composed.value, ...origin, document: { ...composed.value.document, marks } };
    for (const writer of press.writers) {
      const written = await writer.write(printable, date);
      diagnostics.push(...written.diagnostics);
      if (!written.ok) continue;
      const { pages } = composed.value.placed;
      files.push({ name: overviewName({ id }), bytes: written.value, sha256: digestOf(written.value), pages });
    }
  }
  return { diagnostics, files };
}

/** Past data is not to be mended: another version is to be chosen. */
function ofThen(fault: Diagnostic, commit: string): Diagnostic {
  const hint = '这是 --since 的那个版本里的数据，读不出来就没法比较。请换一个版本，或者去掉 --since。';
  return { ...atVersion(fault, commit.slice(0, 7)), hint };
}
