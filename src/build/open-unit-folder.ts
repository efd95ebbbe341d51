import { posix } from 'node:path';
import type { SourceFile, UnitFolder } from '../compile/unit-folder.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { spanOfFile } from '../diagnostics/span.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Entry, Files } from '../workspace/workspace.ts';
import { findSettings } from './find-settings.ts';
import { reportStrays } from './strays.ts';
import { classTableName, isProjectFile, projectsName, sheetName } from './unit-layout.ts';

/** A unit's files, and the complaints about those that could not be read or bear a name under which nobody reads them. */
export interface OpenFolder {
  readonly folder: UnitFolder;
  readonly complaints: readonly Diagnostic[];
}

/** Reads the files of one unit; the class table lies beside the unit, in the folder of its year. */
export async function openUnitFolder(workspace: Files, folder: string): Promise<OpenFolder> {
  const complaints: Diagnostic[] = [];
  const entriesOf = async (name: string): Promise<readonly Entry[]> => {
    const listed = await workspace.list(name);
    if (!listed.ok && listed.failure.reason !== 'missing')
      complaints.push(unreadable(name, describeFailure(listed.failure)));
    return listed.ok ? listed.value : [];
  };
  const read = async (file: string): Promise<SourceFile | null> => {
    const bytes = await workspace.read(file);
    if (bytes.ok) return { file, bytes: bytes.value };
    if (bytes.failure.reason !== 'missing') complaints.push(unreadable(file, describeFailure(bytes.failure)));
    return null;
  };

  const projectsFolder = posix.join(folder, projectsName);
  const unitEntries = await entriesOf(folder);
  const hasProjects = unitEntries.some((entry) => entry.name === projectsName && entry.kind === 'folder');
  const projectEntries = hasProjects ? await entriesOf(projectsFolder) : [];
  const projectNames = projectEntries.filter((entry) => entry.kind === 'file' && isProjectFile(entry.name));
  const projects = await Promise.all(projectNames.map((entry) => read(posix.join(projectsFolder, entry.name))));
  const classTable = await read(workspace.name(posix.join(folder, '..', classTableName)));
  const sheet = await read(posix.join(folder, sheetName));
  const settings = await findSettings(workspace, folder);
  if (!settings.ok) complaints.push(unreadable(settings.failure.file, describeFailure(settings.failure)));
  return {
    folder: {
      folder,
      settings: settings.ok ? settings.value : null,
      classTable,
      sheet,
      projects: projects.filter((file) => file !== null),
    },
    complaints: [...complaints, ...reportStrays(folder, unitEntries, projectEntries)],
  };
}

function unreadable(file: string, message: string): Diagnostic {
  return { code: 'file-unreadable', severity: 'error', message, span: spanOfFile(file) };
}
