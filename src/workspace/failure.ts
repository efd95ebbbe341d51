/** Why the disk refused, as far as it makes a difference to what the user does next. */
export type Reason =
  | 'missing'
  | 'denied'
  | 'read-only'
  | 'full'
  | 'not-a-folder'
  | 'not-a-file'
  | 'busy'
  | 'not-utf-8'
  | 'name-too-long'
  | 'link-in-git'
  | 'submodule'
  | 'lfs-pointer'
  | 'lost-in-git'
  | 'odd-name-in-git'
  | 'other';

/** A refusal of the disk, or of git. `errno` is the system's own word for it, e.g. `EACCES`. */
export interface Failure {
  readonly action: 'list' | 'read' | 'write' | 'remove';
  readonly file: string;
  readonly reason: Reason;
  readonly errno: string;
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function done<T>(value: T): Attempt<T> {
  return { ok: true, value };
}

export function fail<T>(action: Failure['action'], file: string, errno: string): Attempt<T> {
  return { ok: false, failure: failureOf(action, file, errno) };
}

export function failureOf(action: Failure['action'], file: string, errno: string): Failure {
  return { action, file, reason: reasons.get(errno) ?? 'other', errno };
}

const reasons: ReadonlyMap<string, Reason> = new Map([
  ['ENOENT', 'missing'],
  ['EACCES', 'denied'],
  ['EROFS', 'read-only'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOTDIR', 'not-a-folder'],
  ['EEXIST', 'not-a-folder'],
  ['EISDIR', 'not-a-file'],
  ['EBUSY', 'busy'],
  ['EPERM', 'busy'],
  ['ETXTBSY', 'busy'],
  ['EILSEQ', 'not-utf-8'],
  ['ENAMETOOLONG', 'name-too-long'],
  ['git-link', 'link-in-git'],
  ['git-submodule', 'submodule'],
  ['git-lfs', 'lfs-pointer'],
  ['git-lost', 'lost-in-git'],
  ['git-name', 'odd-name-in-git'],
]);

const actions: Readonly<Record<Failure['action'], string>> = {
  list: '无法打开文件夹',
  read: '无法读取',
  write: '无法写入',
  remove: '无法删去',
};

const explanations: Readonly<Record<Reason, string>> = {
  missing: '它不存在，或者刚刚被移走了',
  denied: '没有权限，请检查它和所在文件夹的权限',
  'read-only': '所在的磁盘是只读的，请换一个可以写入的位置',
  full: '磁盘已满或超出了配额，请腾出空间后再试',
  'not-a-folder': '路径中应当是文件夹的地方是一个文件，请换一个位置或把那个文件移走',
  'not-a-file': '这里应当是一个文件，却是一个文件夹，请改名或移走',
  busy: '它正被其他程序（例如 WPS、Word、Acrobat）占用或受系统保护，请关闭那个程序后再试',
  'not-utf-8': '它不是 UTF-8 编码的文本，请用编辑器另存为 UTF-8',
  'name-too-long': '名称或路径太长，请缩短单位名称或换一个路径较短的位置',
  'link-in-git': '它在 git 里是一个符号链接，只记着指向哪里，没有内容；请直接写明链接所指的文件夹',
  submodule: '它在 git 里是一个子模块，内容在另一个仓库里；请到子模块的文件夹里运行',
  'lfs-pointer': '仓库里只有 Git LFS 的指针，没有内容；数据是小小的文本，请不要让 LFS 管 .yaml 文件',
  'lost-in-git': '这个克隆里没有它的内容（只克隆了一部分，或者仓库已损坏）；请在完整的克隆里运行',
  'odd-name-in-git': '其中有一个文件的名称带着换行或其他控制字符，请改名',
  other: '系统拒绝了这一操作',
};

/** The failure as one Chinese sentence that says what to do; the system's word stands at the end for those who help. */
export function describeFailure(failure: Failure): string {
  return `${actions[failure.action]} ${failure.file}：${explanations[failure.reason]}（${failure.errno}）。`;
}
