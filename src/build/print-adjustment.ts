import { findMissingReasons } from '../compile/adjustment-reasons.ts';
import { readUnit } from '../compile/read-unit.ts';
import { type ReadVersions, readVersions, type VersionFolders } from '../compile/read-versions.ts';
import type { UnitFolder } from '../compile/unit-folder.ts';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { printAdjustmentOrigin } from '../proof/adjustment-origin.ts';
import { unitSource } from '../proof/unit-source.ts';
import type { Composed } from '../typeset/composed.ts';
import { digestOf } from './fingerprint.ts';
import type { Press } from './press.ts';
import type { PrintedFile } from './print-unit.ts';

/** What to make of two versions of a unit. */
export interface AdjustmentOrder {
  /** The only date that may enter the bytes. */
  readonly instant: Date;
  /** Of the program. */
  readonly version: string;
}

/** The papers about what was changed in a unit. */
export interface PrintedAdjustment {
  /** The unit's name, as the later version has it; '' where a version cannot be read. */
  readonly unit: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Every form about two versions in every format of the press; empty where there are errors. */
  readonly files: readonly PrintedFile[];
}

/**
 * Prints what was changed between two versions of a unit, and writes nothing. The later version must be as sound as `build`
 * wants it, but for the approved total: an adjustment is asked for before it is approved. The earlier one is history.
 */
export async function printAdjustment(
  folders: VersionFolders,
  { instant, version }: AdjustmentOrder,
  press: Press<ReadVersions>,
): Promise<PrintedAdjustment> {
  const read = readVersions(folders);
  const found = [...(read.ok ? faultsIn(folders.after) : []), ...read.diagnostics];
  if (!read.ok || hasErrors(found)) return { unit: '', diagnostics: found, files: [] };
  const diagnostics = [...found, ...findMissingReasons(read.value)];
  const origin = printAdjustmentOrigin({
    version,
    before: digestOfData(folders.before),
    after: digestOfData(folders.after),
  });
  const files: PrintedFile[] = [];
  for (const form of press.forms) {
    const composed = await press.compose(read.value, form);
    diagnostics.push(...composed.diagnostics);
    if (!composed.ok) continue;
    for (const writer of press.writers) {
      const written: Checked<Uint8Array> = await writer.write(
        { ...composed.value, origin } satisfies Composed,
        instant,
      );
      diagnostics.push(...written.diagnostics.map(soften));
      if (!written.ok) continue;
      const pages = writer.id === 'pdf' ? composed.value.placed.pages : null;
      const name = `${form}.${writer.extension}`;
      files.push({ name, bytes: written.value, sha256: digestOf(written.value), pages });
    }
  }
  const unit = read.value.versions.after.单位.单位名称;
  return { unit, diagnostics, files: hasErrors(diagnostics) ? [] : files };
}

/** What `check` says of the later version, apart from what is no error. */
function faultsIn(folder: UnitFolder | null): readonly Diagnostic[] {
  if (folder === null) return [];
  const errors = readUnit(folder).diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(soften);
}

/** What is no obstacle to a paper: a total that is not approved yet, and that no amount changed, so that there is no chart. */
function soften(diagnostic: Diagnostic): Diagnostic {
  const isNoObstacle = diagnostic.code === 'unit-total' || diagnostic.code === 'svg-no-picture';
  return isNoObstacle ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function digestOfData(folder: UnitFolder | null): string | null {
  return folder === null ? null : unitSource(folder, 'none').digest;
}
