import { posix } from 'node:path';
import { type Attempt, done } from '../workspace/failure.ts';
import { byCodeUnit, type Entry, type Files } from '../workspace/workspace.ts';
import { classTableName, isLeftover, looksLikeData, projectsName, sheetName } from './unit-layout.ts';

/** A year folder lies under `data`, perhaps below a bureau or two; links that run in a circle end here. */
const deepest = 8;

/** Where the units are, and the arguments under which there is none. */
export interface UnitSearch {
  /** Names of unit folders, sorted by code unit, each once. */
  readonly folders: readonly string[];
  /** Arguments that name nothing on disk. */
  readonly missing: readonly string[];
  /** Arguments that exist, but under which no unit was found. */
  readonly barren: readonly string[];
}

/**
 * The unit folders under the given files and folders: each may be a unit, a year, the whole of `data`, or a single
 * file, which stands for its unit (指标分类.yaml for all units of its year).
 */
export async function findUnits(workspace: Files, paths: readonly string[]): Promise<Attempt<UnitSearch>> {
  const folders = new Set<string>();
  const missing: string[] = [];
  const barren: string[] = [];
  for (const path of paths) {
    const name = workspace.name(path);
    const kind = await workspace.kind(name);
    if (kind === null) {
      missing.push(path);
      continue;
    }
    const found = kind === 'file' ? await around(workspace, name) : await below(workspace, name, 0);
    if (!found.ok) return found;
    if (found.value.length === 0) barren.push(path);
    for (const folder of found.value) folders.add(folder);
  }
  return done({ folders: [...folders].sort(byCodeUnit), missing, barren });
}

/** The unit whose folder, or whose 项目 folder, holds the file. */
async function around(workspace: Files, file: string): Promise<Attempt<readonly string[]>> {
  const folder = parentOf(workspace, file);
  return posix.basename(folder) === projectsName ? done([parentOf(workspace, folder)]) : below(workspace, folder, 0);
}

async function below(workspace: Files, folder: string, depth: number): Promise<Attempt<readonly string[]>> {
  if (depth === 0 && posix.basename(folder) === projectsName) return done([parentOf(workspace, folder)]);
  const listed = await workspace.list(folder);
  if (!listed.ok) return listed;
  if (isUnit(listed.value)) return done([folder]);
  const isYear = listed.value.some((entry) => entry.name === classTableName) || /^\d{4}$/.test(posix.basename(folder));
  const units: string[] = [];
  for (const entry of depth < deepest ? listed.value : []) {
    if (entry.kind === 'file' || isLeftover(entry.name) || entry.name === 'node_modules') continue;
    const inner = posix.join(folder, entry.name);
    const found = await below(workspace, inner, depth + 1);
    if (!found.ok) return found;
    if (found.value.length === 0 && isYear && (await holdsData(workspace, inner))) units.push(inner);
    units.push(...found.value);
  }
  return done(units);
}

function isUnit(entries: readonly Entry[]): boolean {
  return entries.some((entry) => (entry.kind === 'file' ? entry.name === sheetName : entry.name === projectsName));
}

/** A folder of a year with YAML in it and neither 单位.yaml nor 项目 is a unit that someone laid out wrongly. */
async function holdsData(workspace: Files, folder: string): Promise<boolean> {
  const listed = await workspace.list(folder);
  return listed.ok && listed.value.some((entry) => entry.kind === 'file' && looksLikeData(entry.name));
}

function parentOf(workspace: Files, name: string): string {
  return workspace.name(posix.join(name, '..'));
}
