import type { Workspace } from '../workspace/workspace.ts';

/** Whether a file was named on the command line, by itself or by a folder above it: only such files are ever written. */
export function chosenFiles(workspace: Workspace, paths: readonly string[]): (file: string) => boolean {
  const names = (paths.length > 0 ? paths : ['data']).map((path) => workspace.name(path));
  const isBelow = (file: string, folder: string): boolean =>
    folder === '.' ? !/^(?:\/|[A-Za-z]:)/.test(file) : file === folder || file.startsWith(folder.replace(/\/?$/, '/'));
  return (file) => names.some((name) => isBelow(file, name));
}
