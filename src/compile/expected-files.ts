import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { spanOfFile } from '../diagnostics/span.ts';
import type { UnitFolder } from './unit-folder.ts';

/** The complaint that a unit has no 单位.yaml. */
export function expectSheet({ folder }: UnitFolder): Diagnostic {
  return missingFile(
    `${folder}/单位.yaml`,
    `单位文件夹 ${folder} 里没有“单位.yaml”。`,
    '请新建这个文件，至少写四行：“单位名称: 某某学校”、“预算年度: 2025”、“合计:”、“  财政拨款: 100.00”。',
  );
}

/** The complaint that a unit has no project. */
export function expectProjects({ folder }: UnitFolder): Diagnostic {
  return missingFile(
    `${folder}/项目/01-项目简称.yaml`,
    `单位文件夹 ${folder} 的“项目”文件夹里没有项目文件。`,
    '请建立“项目”文件夹，每个项目一个 .yaml 文件，写明“项目名称:”、“资金:”、“绩效目标:”和“绩效指标:”。',
  );
}

/** The complaint that the year has no 指标分类.yaml. */
export function expectClassTable({ folder }: UnitFolder): Diagnostic {
  return missingFile(
    `${yearFolder(folder)}指标分类.yaml`,
    `单位文件夹 ${folder} 的上一级（年度文件夹）里没有“指标分类.yaml”。`,
    '请从上一年度复制这个文件并核对，内容为“预算年度: 2025”和“指标分类:”，其下每项写“一级:”和“二级:”。',
  );
}

/** The year by whose name the folder above the unit goes, if it goes by one. */
export function folderYear({ folder }: UnitFolder): string | null {
  return /(?:^|\/)(\d{4})\/$/.exec(yearFolder(folder))?.[1] ?? null;
}

/** The name of the unit's folder; null where only its place is known (`.`). */
export function folderName({ folder }: UnitFolder): string | null {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return name === '.' || name === '..' || name === '' ? null : name;
}

/** The folder that holds the unit's folder, with a slash at its end. */
function yearFolder(folder: string): string {
  if (/(?:^|\/)\.{1,2}$/.test(folder)) return `${folder}/../`;
  return folder.slice(0, folder.lastIndexOf('/') + 1);
}

function missingFile(file: string, message: string, hint: string): Diagnostic {
  return { code: 'missing-file', severity: 'error', message, span: spanOfFile(file), hint };
}
