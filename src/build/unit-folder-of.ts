import { posix } from 'node:path';
import { projectsName, sheetName } from './unit-layout.ts';

/** The folder of the unit that a file or folder stands for, by its name alone: it need not be there. */
export function unitFolderOf(name: string): string {
  const [around, last] = [posix.dirname(name), posix.basename(name)];
  if (last === sheetName || last === projectsName) return around;
  return posix.basename(around) === projectsName ? posix.dirname(around) : name;
}
