import { type ReadUnit, readUnit } from '../compile/read-unit.ts';
import { type Checked, type Diagnostic, judge, refuse } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openUnitFolder } from './open-unit-folder.ts';
import { openClaims, outputPlace } from './output-place.ts';

/** A unit without an error, and where its outputs go below the output folder. */
export interface SoundUnit {
  readonly read: ReadUnit;
  readonly place: string;
}

/** What `check` knows of a unit, and what `build` starts from. */
export interface Inspection {
  readonly folder: string;
  /** Number of project files. */
  readonly projects: number;
  readonly checked: Checked<SoundUnit>;
}

/** Reads and checks units one after another; remembers their outputs, so that the later of two with the same is refused. */
export function openInspector(workspace: Workspace): (folder: string) => Promise<Inspection> {
  const claims = openClaims();
  return async (name) => {
    const { folder, complaints } = await openUnitFolder(workspace, name);
    const projects = folder.projects.length;
    // What could not be read would be reported as absent.
    if (complaints.some((complaint) => complaint.code === 'file-unreadable')) {
      return { folder: name, projects, checked: refuse(complaints) };
    }
    const read = readUnit(folder);
    const found: Diagnostic[] = [...complaints, ...read.diagnostics];
    if (!read.ok) return { folder: name, projects, checked: refuse(found) };
    const place = outputPlace(read.value);
    if (!place.ok) return { folder: name, projects, checked: refuse([...found, ...place.diagnostics]) };
    const clash = claims.claim(name, place.value, read.value);
    if (clash !== null) found.push(clash);
    return { folder: name, projects, checked: judge({ read: read.value, place: place.value }, found) };
  };
}
