import { type Formatted, formatFile } from '../compile/format-file.ts';
import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Failure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openUnitFolder } from './open-unit-folder.ts';

/** What became of one data file. */
export interface FormatOutcome {
  readonly file: string;
  readonly formatted: Checked<Formatted>;
  readonly failure: Failure | null;
}

/** Lays out the chosen files of the units, each once; with `isTrial` nothing is written. */
export async function* formatUnits(
  workspace: Workspace,
  folders: readonly string[],
  isChosen: (file: string) => boolean,
  isTrial: boolean,
): AsyncGenerator<FormatOutcome, void> {
  const done = new Set<string>();
  for (const name of folders) {
    const { folder, complaints } = await openUnitFolder(workspace, name);
    const { settings = null, classTable, sheet, projects } = folder;
    for (const complaint of complaints) {
      if (complaint.code !== 'file-unreadable' || done.has(complaint.span.source.file)) continue;
      done.add(complaint.span.source.file);
      yield { file: complaint.span.source.file, formatted: { ok: false, diagnostics: [complaint] }, failure: null };
    }
    for (const file of [settings, classTable, sheet, ...projects]) {
      if (file === null || !isChosen(file.file) || done.has(file.file)) continue;
      done.add(file.file);
      const formatted = formatFile(file);
      const isChanged = formatted.ok && formatted.value.after !== formatted.value.before;
      const written =
        isChanged && !isTrial ? await workspace.write(file.file, formatted.value.bytes) : ({ ok: true } as const);
      yield { file: file.file, formatted, failure: written.ok ? null : written.failure };
    }
  }
}
