import type { Profile } from '../budget/rule-book.ts';
import type { Waived } from '../compile/apply-rules.ts';
import { type ReadUnit, readUnit } from '../compile/read-unit.ts';
import type { UnitFolder } from '../compile/unit-folder.ts';
import { type Checked, type Diagnostic, judge, refuse } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openUnitFolder } from './open-unit-folder.ts';
import { openClaims, outputPlace, spanOfName } from './output-place.ts';

/** A unit without an error, and where its outputs go below the output folder. */
export interface SoundUnit {
  readonly read: ReadUnit;
  readonly place: string;
  /** The files that it was read from. */
  readonly folder: UnitFolder;
}

/** What `check` knows of a unit, and what `build` starts from. */
export interface Inspection {
  readonly folder: string;
  /** Number of project files. */
  readonly projects: number;
  /** The names of the unit's own files that were read: 单位.yaml and the projects. */
  readonly files: readonly string[];
  /** What was found and let stand by 豁免. */
  readonly waived: readonly Waived[];
  readonly checked: Checked<SoundUnit>;
}

/** Reads and checks units one after another; remembers their outputs, so that the later of two with the same is refused. */
export function openInspector(
  workspace: Workspace,
  profile: Profile | null = null,
): (folder: string) => Promise<Inspection> {
  const claims = openClaims();
  return async (name) => {
    const { folder, complaints } = await openUnitFolder(workspace, name);
    const files = [folder.sheet, ...folder.projects].flatMap((file) => file?.file ?? []);
    const facts = { folder: name, projects: folder.projects.length, files, waived: [] };
    // What could not be read would be reported as absent.
    if (complaints.some((complaint) => complaint.code === 'file-unreadable')) {
      return { ...facts, checked: refuse(complaints) };
    }
    const read = readUnit(folder, profile);
    const known = { ...facts, waived: read.waived };
    const found: Diagnostic[] = [...complaints, ...read.diagnostics];
    if (!read.ok) return { ...known, checked: refuse(found) };
    const place = outputPlace(read.value);
    if (!place.ok) return { ...known, checked: refuse([...found, ...place.diagnostics]) };
    const clash = claims.claim(name, place.value, spanOfName(read.value));
    if (clash !== null) found.push(clash);
    return { ...known, checked: judge({ read: read.value, place: place.value, folder }, found) };
  };
}
