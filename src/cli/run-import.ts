import type { Profile } from '../budget/rule-book.ts';
import { openUnitFolder } from '../build/open-unit-folder.ts';
import { unitFolderOf } from '../build/unit-folder-of.ts';
import type { Draft } from '../exchange/import/draft.ts';
import { type ImportPlan, type PlannedImport, planImport } from '../exchange/import/plan-import.ts';
import { adviseFor } from './advice.ts';
import { chooseProfile } from './choose-profile.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import type { ImportOptions } from './import.ts';
import { reportFindings, reportPlan } from './import-report.ts';
import { type Incoming, openIncoming } from './import-source.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';
import { writeChange } from './write-change.ts';
import { writeMarked } from './write-marked.ts';

/** Reads what comes in, says what is wrong and what changes, and writes it. */
export async function runImport(host: Host, path: string, options: ImportOptions): Promise<Exit> {
  const chosen = chooseProfile(options.profile);
  if (typeof chosen === 'string') return cannotRun(host, chosen);
  const incoming = await openIncoming(host, path, options);
  if (typeof incoming === 'number') return incoming;
  const target = await chooseTarget(host, incoming.draft, options);
  if (typeof target === 'number') return target;
  const plan = await planFor(host, incoming, target, { ...options, profile: chosen.profile });
  if (typeof plan === 'number') return plan;
  reportFindings(host, plan);
  if (plan.isBlocked) {
    const { book } = incoming;
    if (book !== null && options.dryRun !== true) {
      const marked = await writeMarked(host, incoming.name, book, plan.findings);
      if (marked !== null) return marked;
    }
    const others = adviseFor(host, { kind: 'with-errors' });
    host.err(`有错误，没有写入 ${target.folder}。改好后再导入${others}。\n`);
    return 1;
  }
  reportPlan(host, plan);
  if (options.dryRun === true || plan.files.length + plan.removed.length === 0) {
    if (plan.files.length + plan.removed.length > 0) host.err(`${adviseFor(host, { kind: 'write' })}。\n`);
    return 0;
  }
  const isAsked = plan.change?.kind === 'changed' && options.yes !== true && host.ask !== undefined;
  const answer = isAsked ? await host.ask?.(`写入 ${target.folder}？（y/n）`) : 'y';
  if (!/^(?:y|yes|是|好)$/i.test(answer?.trim() ?? '')) {
    host.err('没有写入。\n');
    return 0;
  }
  return write(host, plan);
}

/** Where it goes. */
interface Target {
  readonly folder: string;
  readonly name: string;
  readonly year: string;
}

/** The folder that `-o` names, or the one that the unit and the year have. */
async function chooseTarget(host: Host, draft: Draft, options: ImportOptions): Promise<Target | Exit> {
  const { workspace } = host;
  const said = (key: string): string => {
    const text = draft.sheet.data[key];
    return typeof text === 'string' ? text.trim() : '';
  };
  if (options.out !== undefined) {
    const folder = unitFolderOf(workspace.name(options.out));
    const parent = /(?:^|\/)(\d{4})\/[^/]+$/.exec(folder)?.[1];
    const year = options.year ?? parent ?? said('预算年度');
    return { folder, name: folder.slice(folder.lastIndexOf('/') + 1), year };
  }
  const ask = options.yes === true ? undefined : host.ask;
  const name = said('单位名称') || ((await ask?.('单位名称（全称）：')) ?? '').trim();
  const year = options.year ?? (said('预算年度') || ((await ask?.('预算年度（四位数字）：')) ?? '').trim());
  if (name === '' || year === '') {
    const missing = name === '' ? '单位名称' : '预算年度';
    return cannotRun(
      host,
      `表上没有写${missing}，不知道要导入到哪里。请用 -o 写明单位的文件夹，例如 -o data/2025/广州图书馆${name === '' ? '' : '，或用 --year 写明年度'}。`,
    );
  }
  if (!/^\d{4}$/.test(year)) return cannotRun(host, `预算年度应为四位半角数字，这里是“${year}”。`);
  if (/[\\/]/.test(name))
    return cannotRun(host, `单位名称“${name}”里有斜线，不能用作文件夹的名称。请用 -o 写明文件夹。`);
  return { folder: workspace.name(`data/${year}/${name}`), name, year };
}

async function planFor(
  host: Host,
  { name: source, draft, originals }: Incoming,
  { folder, name, year }: Target,
  options: Omit<ImportOptions, 'profile'> & { readonly profile: Profile | null },
): Promise<PlannedImport | Exit> {
  const opened = await openUnitFolder(host.workspace, folder);
  const unreadable = opened.complaints.find(({ code }) => code === 'file-unreadable');
  if (unreadable !== undefined) return cannotRun(host, unreadable.message);
  const isNew = opened.folder.sheet === null && opened.folder.projects.length === 0;
  if (isNew && !/^\d{4}$/.test(year)) {
    return cannotRun(host, '表上没有写预算年度。请用 --year 写明，例如 --year 2025。');
  }
  const plan: ImportPlan = planImport({
    source,
    draft,
    originals,
    target: opened.folder,
    name,
    year,
    profile: options.profile,
    removesAbsent: options.removeAbsent === true,
    writesDespiteErrors: options.withErrors === true,
  });
  switch (plan.kind) {
    case 'planned':
      return plan;
    case 'unsound': {
      tellDiagnostics(host, plan.diagnostics);
      host.err(`${folder} 里现有的数据有错误，请先改正（${adviseFor(host, { kind: 'check', folder })}），再导入。\n`);
      return 1;
    }
    case 'other-unit':
      host.err(
        `错误：${source} ${plan.where} 写的${plan.key}是“${plan.said}”，要导入的 ${folder} 却是“${plan.wanted}”。请核对文件，或${adviseFor(host, { kind: 'other-folder' })}。\n`,
      );
      return 1;
    case 'not-editable':
      host.err(
        `错误：${plan.file} 的写法不能自动修改而不改变意思。${adviseFor(host, { kind: 'edit', file: plan.file })}。\n`,
      );
      return 1;
  }
}

async function write(host: Host, { files, removed, skipped }: PlannedImport): Promise<Exit> {
  const failed = await writeChange(host, { files, removed });
  if (failed !== null) return failed;
  host.out(`已导入：写入 ${files.length} 个文件${removed.length > 0 ? `，删去 ${removed.length} 个` : ''}。\n`);
  if (skipped.length === 0) return 0;
  host.err(`有错误、没有写的项目 ${skipped.length} 个：${skipped.map((name) => `“${name}”`).join('、')}。\n`);
  return 1;
}
