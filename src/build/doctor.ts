import { posix } from 'node:path';
import { checksums } from '../fonts/checksums.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { findUnits } from './find-units.ts';
import { openUnitFolder } from './open-unit-folder.ts';

/** What was looked at, and how it is; with what to do where it is not well. */
export interface Symptom {
  readonly state: 'well' | 'notice' | 'error';
  readonly subject: string;
  /** One or more full Chinese sentences. */
  readonly message: string;
}

/** The facts of the machine, as the command line knows them. */
export interface Machine {
  /** Of Node, e.g. `20.19.0`. */
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const oldest = [20, 19] as const;

export function examineNode(version: string): Symptom {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  const subject = 'Node.js';
  if (isNewEnough) return { state: 'well', subject, message: `版本是 ${version}。` };
  const message = `版本是 ${version}，低于 ${oldest.join('.')}。请从 nodejs.org 安装新的版本。`;
  return { state: 'error', subject, message };
}

/** Every face is there, byte for byte. */
export async function examineFonts(workspace: Workspace, folder: string): Promise<Symptom> {
  const faults: string[] = [];
  for (const [name, expected] of checksums) {
    const bytes = await workspace.read(posix.join(workspace.name(folder), name));
    if (!bytes.ok) faults.push(describeFailure(bytes.failure));
    else if ((await sha256(bytes.value)) !== expected) faults.push(`${name} 与发布的字体不同。`);
  }
  const subject = '字体';
  if (faults.length === 0)
    return { state: 'well', subject, message: `${checksums.size} 个字体文件齐全，与发布的相同。` };
  return { state: 'error', subject, message: `${faults.join('')}请重新安装本程序。` };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Looks for git without running it: a program of that name on the path, and a `.git` at or above the working folder. */
export async function examineGit(workspace: Workspace, { env }: Machine): Promise<Symptom> {
  const { PATH, Path, OS } = env;
  const isWindows = OS === 'Windows_NT';
  const folders = (PATH ?? Path ?? '').split(isWindows ? ';' : ':').filter((folder) => folder !== '');
  const names = isWindows ? ['git.exe', 'git.cmd'] : ['git'];
  const places = folders.flatMap((folder) => names.map((name) => `${folder}/${name}`));
  const kinds = await Promise.all(places.map((place) => workspace.kind(workspace.name(place))));
  const subject = 'git';
  if (!kinds.includes('file')) {
    const message = '没有找到 git。检查和生成用不到它；要用它管版本，请从 git-scm.com 安装。';
    return { state: 'notice', subject, message };
  }
  if (await isUnderGit(workspace)) return { state: 'well', subject, message: '已安装，当前文件夹在 git 的管理之下。' };
  const message = '已安装，但当前文件夹不在 git 的管理之下。要用它管版本，请在放着 data 的文件夹里运行 git init。';
  return { state: 'notice', subject, message };
}

async function isUnderGit(workspace: Workspace): Promise<boolean> {
  for (let folder = workspace.name('.'); ; ) {
    if ((await workspace.kind(posix.join(folder, '.git'))) !== null) return true;
    const parent = workspace.name(posix.join(folder, '..'));
    if (parent === folder) return false;
    folder = parent;
  }
}

/** UTF-8 throughout, and one kind of line end. */
export async function examineData(workspace: Workspace): Promise<readonly Symptom[]> {
  const search = (await workspace.kind('data')) === null ? null : await findUnits(workspace, ['data']);
  if (search?.ok !== true || search.value.folders.length === 0) {
    const message =
      '当前文件夹里没有 data，或者 data 里没有单位。请进入放着 data 的文件夹，或用 mubiao init 新建单位。';
    return [{ state: 'notice', subject: '数据', message }];
  }
  const files = new Map<string, Uint8Array>();
  const unreadable: string[] = [];
  for (const name of search.value.folders) {
    const { folder, complaints } = await openUnitFolder(workspace, name);
    for (const file of [folder.settings ?? null, folder.classTable, folder.sheet, ...folder.projects])
      if (file !== null) files.set(file.file, file.bytes);
    unreadable.push(...complaints.filter(({ code }) => code === 'file-unreadable').map(({ message }) => message));
  }
  return [examineEncoding(files, unreadable), examineLineEnds(files)];
}

function examineEncoding(files: ReadonlyMap<string, Uint8Array>, unreadable: readonly string[]): Symptom {
  const broken = [...files].filter(([, bytes]) => !isUtf8(bytes)).map(([file]) => file);
  const subject = '编码';
  if (broken.length + unreadable.length === 0)
    return { state: 'well', subject, message: `${files.size} 个数据文件都是 UTF-8。` };
  const others = broken.length === 0 ? '' : `${listed(broken)}不是 UTF-8，请用 mubiao check 查看怎样转换。`;
  return { state: 'error', subject, message: `${unreadable.join('')}${others}` };
}

function examineLineEnds(files: ReadonlyMap<string, Uint8Array>): Symptom {
  const texts = [...files].map(([file, bytes]) => ({ file, text: new TextDecoder().decode(bytes) }));
  const crlf = texts.filter(({ text }) => text.includes('\r\n')).map(({ file }) => file);
  const mixed = texts.filter(({ text }) => text.includes('\r\n') && /(?<!\r)\n/.test(text)).map(({ file }) => file);
  const subject = '换行';
  if (mixed.length > 0) {
    const message = `${listed(mixed)}里混用两种换行（CRLF 和 LF）。不影响检查和生成，但会使版本对比变乱，请用编辑器统一。`;
    return { state: 'notice', subject, message };
  }
  if (crlf.length > 0 && crlf.length < files.size) {
    const message = `${crlf.length} 个文件用 CRLF，其余用 LF。不影响检查和生成；要统一，请用编辑器另存，或设置 git 的 autocrlf。`;
    return { state: 'notice', subject, message };
  }
  return { state: 'well', subject, message: `数据文件统一用 ${crlf.length > 0 ? 'CRLF' : 'LF'} 换行。` };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3).join('、');
  return files.length > 3 ? `${shown} 等 ${files.length} 个文件` : `${shown} `;
}

/** Tries to write where the outputs go, and leaves nothing. */
export async function examineOutput(workspace: Workspace, folder: string): Promise<Symptom> {
  const probed = await workspace.probe(workspace.name(folder));
  const subject = '输出';
  if (probed.ok) return { state: 'well', subject, message: `输出文件夹 ${folder} 可以写入。` };
  return { state: 'error', subject, message: describeFailure(probed.failure) };
}
