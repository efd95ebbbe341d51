import { posix } from 'node:path';
import type { Profile } from '../budget/rule-book.ts';
import { findUnits } from '../build/find-units.ts';
import { openUnitFolder } from '../build/open-unit-folder.ts';
import { isLeftover } from '../build/unit-layout.ts';
import { readAsIs } from '../compile/read-as-is.ts';
import type { ReadUnit } from '../compile/read-unit.ts';
import { rememberFiles } from '../compile/remember-files.ts';
import type { SourceFile, UnitFolder } from '../compile/unit-folder.ts';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { describeFailure } from '../workspace/failure.ts';
import { byCodeUnit, type Workspace } from '../workspace/workspace.ts';
import { homeOf } from './data-home.ts';
import type { Drafts } from './drafts.ts';
import { countFindings, openParsedFiles, type ParsedFiles } from './findings.ts';
import type { GitState } from './git-state.ts';
import { hashOf } from './hash-of.ts';
import { type CheckedUnit, checkUnit, viewUnit } from './unit-view.ts';
import { yearForNew } from './units.ts';
import type { EventView, UnitSummary, UnitsView, UnitView } from './wire.ts';

/** What lies on the desk: the units, each as it was last read from the disk, with the drafts in the place of their files. */
export interface Desk {
  list(): Promise<UnitsView>;
  /** Null where there is no such unit. */
  unit(folder: string): Promise<DeskUnit | null>;
  view(unit: DeskUnit): UnitView;
  summary(unit: DeskUnit): UnitSummary;
  /** The unit that a file belongs to; null for a file of none, which is no business of the page. */
  owner(file: string): Promise<DeskUnit | null>;
  /** A file was written (or removed) by us, or its draft is another. */
  wrote(unit: DeskUnit, file: string, bytes: Uint8Array | null): void;
  /** Something was touched by someone. */
  touched(names: ReadonlySet<string>): Promise<void>;
  readonly parsed: ParsedFiles;
}

export interface DeskUnit {
  readonly name: string;
  revision: number;
  disk: UnitFolder;
  complaints: readonly Diagnostic[];
  /** With drafts. */
  readonly folder: UnitFolder;
  /** As the files have it, without asking the rules, which takes longest; null where they cannot be read. */
  readonly printable: ReadUnit | null;
  readonly checked: CheckedUnit;
}

export interface DeskParts {
  readonly workspace: Workspace;
  readonly root: string;
  readonly profile: Profile | null;
  readonly drafts: Drafts;
  readonly git: GitState;
  readonly tell: (event: EventView) => void;
}

export function openDesk({ workspace, root, profile, drafts, git, tell }: DeskParts): Desk {
  const { id } = homeOf(workspace, root);
  const units = new Map<string, Promise<DeskUnit>>();
  const parsed = openParsedFiles();
  const reader = rememberFiles();

  const load = async (name: string): Promise<DeskUnit> => {
    const { folder, complaints } = await openUnitFolder(workspace, name);
    return deskUnit(name, folder, complaints, {
      cover: (disk) => overlay(disk, drafts),
      readAsIs: (own) => readAsIs(own, reader),
      check: (own, found) => checkUnit(own, found, profile, parsed, reader),
    });
  };
  const unit = async (name: string): Promise<DeskUnit | null> => {
    const known = units.get(name);
    if (known !== undefined) return known;
    const found = await findUnits(workspace, [root]);
    if (!found.ok || !found.value.folders.includes(name)) return null;
    const loading = units.get(name) ?? load(name);
    units.set(name, loading);
    return loading;
  };
  const view = (one: DeskUnit): UnitView =>
    viewUnit(one.folder, one.checked, parsed, {
      revision: one.revision,
      isTracked: git.isTracked,
      isChanged: git.isChanged,
      isDraft: (file) => drafts.of(file) !== undefined,
    });
  const summary = (one: DeskUnit): UnitSummary => ({
    folder: one.name,
    name: posix.basename(one.name),
    year: posix.basename(posix.dirname(one.name)),
    counts: countFindings(one.checked.findings),
    isChanged: git.isUnitChanged(one.name),
  });
  const untold = new Set<DeskUnit>();
  /** Told a moment later: whoever wrote is answered first. */
  const changed = (one: DeskUnit): void => {
    one.revision += 1;
    if (!untold.has(one)) setTimeout(tellOf, 0, one);
    untold.add(one);
  };
  const tellOf = (one: DeskUnit): void => {
    untold.delete(one);
    tell({ kind: 'unit', folder: one.name, revision: one.revision });
  };
  const reload = async (one: DeskUnit): Promise<void> => {
    const { folder, complaints } = await openUnitFolder(workspace, one.name);
    const before = new Map(filesOf(one.disk).map(({ file, bytes }) => [file, bytes]));
    const after = filesOf(folder);
    const others = after.filter(({ file, bytes }) => !isSameBytes(before.get(file), bytes));
    const hasOther = others.length > 0 || after.length !== before.size || complaints.length !== one.complaints.length;
    if (!hasOther) return;
    one.disk = folder;
    one.complaints = complaints;
    changed(one);
    for (const { file, bytes } of others) tell({ kind: 'file', file, hash: hashOf(bytes) });
  };
  /** What was touched and is not as it lies on the desk: our own writing comes back to us from the watcher. */
  const notOurs = async (names: ReadonlySet<string>): Promise<readonly string[]> => {
    const known = new Map<string, Uint8Array>();
    for (const one of await Promise.all(units.values())) {
      for (const { file, bytes } of filesOf(one.disk)) known.set(file, bytes);
    }
    const others: string[] = [];
    for (const name of names) {
      if (isLeftover(posix.basename(name))) continue;
      const read = known.has(name) ? await workspace.read(name) : null;
      if (read?.ok !== true || !isSameBytes(known.get(name), read.value)) others.push(name);
    }
    return others;
  };
  return {
    parsed,
    unit,
    view,
    summary,
    async list() {
      const found = await findUnits(workspace, [root]);
      if (!found.ok) return { id, units: [], root, newYear: null, fault: describeFailure(found.failure) };
      const listed = found.value.folders.map(async (name): Promise<UnitSummary> => {
        const known = await units.get(name);
        const [base, year] = [posix.basename(name), posix.basename(posix.dirname(name))];
        const isChanged = git.isUnitChanged(name);
        return known === undefined ? { folder: name, name: base, year, counts: null, isChanged } : summary(known);
      });
      const isEmpty = found.value.folders.length === 0;
      const newYear = yearForNew(root, found.value.folders);
      return { id, units: await Promise.all(listed), root, newYear, fault: isEmpty ? `“${root}”里没有单位。` : null };
    },
    async owner(file) {
      const inProjects = posix.basename(posix.dirname(file)) === '项目';
      const name = workspace.name(posix.join(file, inProjects ? '../..' : '..'));
      const one = await unit(name);
      const isOwn = one !== null && [one.disk.sheet, ...one.disk.projects].some((own) => own?.file === file);
      return isOwn ? one : null;
    },
    wrote(one, file, bytes) {
      one.disk = withFile(one.disk, file, bytes);
      changed(one);
    },
    async touched(names) {
      const others = await notOurs(names);
      if (others.length === 0) return;
      for (const loading of [...units.values()]) {
        const one = await loading;
        if (others.some((name) => concerns(name, one.name))) await reload(one);
      }
      if (others.some((name) => ![...units.keys()].some((known) => name.startsWith(`${known}/`))))
        tell({ kind: 'units' });
      git.askSoon();
    },
  };
}

/** How the looks of a unit come about. */
interface Looking {
  readonly cover: (disk: UnitFolder) => UnitFolder;
  readonly readAsIs: (folder: UnitFolder) => Checked<ReadUnit>;
  readonly check: (folder: UnitFolder, complaints: readonly Diagnostic[]) => CheckedUnit;
}

/** A unit whose files may become others; it is read and checked when it is looked at. */
function deskUnit(
  name: string,
  disk: UnitFolder,
  complaints: readonly Diagnostic[],
  { cover, readAsIs: read, check }: Looking,
): DeskUnit {
  let seen: { revision: number; folder: UnitFolder; printable?: ReadUnit | null; checked?: CheckedUnit } | null = null;
  const current = ({ revision, disk: own }: DeskUnit) => {
    if (seen?.revision !== revision) seen = { revision, folder: cover(own) };
    return seen;
  };
  return {
    name,
    revision: 1,
    disk,
    complaints,
    get folder() {
      return current(this).folder;
    },
    get printable() {
      const now = current(this);
      if (now.printable !== undefined) return now.printable;
      const whole = this.complaints.some(({ code }) => code === 'file-unreadable') ? null : read(now.folder);
      now.printable = whole?.ok === true ? whole.value : null;
      return now.printable;
    },
    get checked() {
      const now = current(this);
      now.checked ??= check(now.folder, this.complaints);
      return now.checked;
    },
  };
}

/** Its own files, and those above it that hold for it. */
function concerns(name: string, unit: string): boolean {
  const isShared = /(?:^|\/)(?:指标分类|mubiao)\.yaml$/.test(name);
  return name === unit || name.startsWith(`${unit}/`) || (isShared && unit.startsWith(posix.dirname(name)));
}

function filesOf({ settings, classTable, sheet, projects }: UnitFolder): readonly SourceFile[] {
  return [settings ?? null, classTable, sheet, ...projects].filter((file) => file !== null);
}

function isSameBytes(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}

function overlay(disk: UnitFolder, drafts: Drafts): UnitFolder {
  const drafted = <T extends SourceFile | null>(own: T): T | SourceFile => {
    const draft = own === null ? undefined : drafts.of(own.file);
    return own === null || draft === undefined ? own : { file: own.file, bytes: new TextEncoder().encode(draft.text) };
  };
  return { ...disk, sheet: drafted(disk.sheet), projects: disk.projects.map((own) => drafted(own)) };
}

function withFile(disk: UnitFolder, file: string, bytes: Uint8Array | null): UnitFolder {
  if (disk.sheet?.file === file) return { ...disk, sheet: bytes === null ? null : { file, bytes } };
  const others = disk.projects.filter((own) => own.file !== file);
  const projects = bytes === null ? others : [...others, { file, bytes }];
  return { ...disk, projects: projects.toSorted((a, b) => byCodeUnit(a.file, b.file)) };
}
