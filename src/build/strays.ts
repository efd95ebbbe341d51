import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { spanOfFile } from '../diagnostics/span.ts';
import type { Entry } from '../workspace/workspace.ts';
import {
  dataNameFor,
  isLeftover,
  isProjectFile,
  looksLikeData,
  projectsName,
  settingsName,
  sheetName,
} from './unit-layout.ts';

/** Files of a unit that nobody would read, so that no project is ever lost in silence for the sake of its file's name. */
export function reportStrays(
  folder: string,
  unitEntries: readonly Entry[],
  projectEntries: readonly Entry[],
): readonly Diagnostic[] {
  const projectsFolder = posix.join(folder, projectsName);
  return [
    ...unitEntries.flatMap((entry) => strayOfUnit(posix.join(folder, entry.name), entry)),
    ...projectEntries.flatMap((entry) => strayOfProjects(posix.join(projectsFolder, entry.name), entry)),
  ];
}

function strayOfUnit(file: string, { name, kind }: Entry): readonly Diagnostic[] {
  if (name === projectsName && kind === 'file') {
    const hint = '请把它改名或移走，再新建文件夹“项目”，一个项目一个文件。';
    return [stray('error', file, '“项目”应当是一个文件夹，这里却是一个文件。', hint)];
  }
  if (kind === 'folder' || name === sheetName || name === settingsName || isLeftover(name)) return [];
  if (/^mubiao\./i.test(name) && looksLikeData(name)) return [misnamed(file, name, settingsName)];
  if (/^单位\./.test(name) && looksLikeData(name)) return [misnamed(file, name, sheetName)];
  if (!/\.ya?ml$/i.test(name)) return [];
  const hint = `如果它是一个项目，请移到文件夹“${projectsName}”里；如果不是，请移出单位文件夹。`;
  return [stray('error', file, `文件“${name}”直接放在单位文件夹里，不会被读取。`, hint)];
}

function strayOfProjects(file: string, { name, kind }: Entry): readonly Diagnostic[] {
  if (isLeftover(name) || (kind === 'file' && isProjectFile(name))) return [];
  if (kind === 'folder') {
    const hint = `请把其中的项目文件直接放在“${projectsName}”里。`;
    return [stray('error', file, `“${projectsName}”里面还有文件夹“${name}”，其中的文件不会被读取。`, hint)];
  }
  if (looksLikeData(name)) return [misnamed(file, name, dataNameFor(name))];
  const hint = `文件夹“${projectsName}”里只放项目的 .yaml 文件，请把它移到别处。`;
  return [stray('warning', file, `文件“${name}”不是 .yaml 文件，不会被读取。`, hint)];
}

function misnamed(file: string, name: string, wanted: string): Diagnostic {
  const hint = `请把它改名为“${wanted}”（Windows 上请先让资源管理器显示文件扩展名）。`;
  return stray('error', file, `文件“${name}”的扩展名不对，不会被读取。`, hint);
}

function stray(severity: Diagnostic['severity'], file: string, message: string, hint: string): Diagnostic {
  return { code: 'stray-file', severity, message, span: spanOfFile(file), hint };
}
