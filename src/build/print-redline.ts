import { type ReadRedline, readRedline } from '../compile/read-redline.ts';
import type { UnitFolder } from '../compile/unit-folder.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { printAdjustmentOrigin } from '../proof/adjustment-origin.ts';
import { unitSource } from '../proof/unit-source.ts';
import type { Revised } from '../typeset/composed.ts';
import { writeRedline } from '../writers/docx/redline-writer.ts';
import type { RevisionStamp } from '../writers/docx/revisions.ts';
import { digestOf } from './fingerprint.ts';
import type { Press } from './press.ts';
import type { PrintedFile } from './print-unit.ts';

/** What to make of two versions of a unit. */
export interface RedlineOrder extends RevisionStamp {
  /** Of the program. */
  readonly version: string;
}

/** The forms of a unit, each with the revisions that lead from one version to the other. */
export interface PrintedRedline {
  readonly diagnostics: readonly Diagnostic[];
  /** Of the forms that print something else than before; none where there are errors. */
  readonly files: readonly PrintedFile[];
}

/**
 * Prints two versions of a unit as Word documents with revisions, and writes nothing. Neither version need be sound: a
 * draft is reviewed before it is right.
 */
export async function printRedline(
  before: UnitFolder,
  after: UnitFolder,
  { version, ...stamp }: RedlineOrder,
  press: Press<ReadRedline, Revised>,
): Promise<PrintedRedline> {
  const read = readRedline(before, after);
  if (!read.ok) return { diagnostics: read.diagnostics, files: [] };
  const digest = (folder: UnitFolder): string => unitSource(folder, 'none').digest;
  const origin = printAdjustmentOrigin({ version, before: digest(before), after: digest(after) });
  const diagnostics: Diagnostic[] = [];
  const files: PrintedFile[] = [];
  for (const form of press.forms) {
    const composed = await press.compose(read.value, form);
    diagnostics.push(...composed.diagnostics);
    if (!composed.ok || !composed.value.hasRevisions) continue;
    const written = await writeRedline({ ...composed.value, origin }, stamp);
    diagnostics.push(...written.diagnostics);
    if (!written.ok) continue;
    const name = `${form}（修订）.docx`;
    files.push({ name, bytes: written.value, sha256: digestOf(written.value), pages: null });
  }
  const isSound = diagnostics.every(({ severity }) => severity !== 'error');
  return { diagnostics, files: isSound ? files : [] };
}
