import type { ChineseCommand } from './chinese-command.ts';
import { chooseProfile } from './choose-profile.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

interface Options {
  readonly profile?: string;
  readonly write?: string;
}

const help = `
例：
  mubiao rules
  mubiao rules --profile strict
  mubiao rules --write docs/rules

退出码：0 完成；2 无法运行或无法写入。`;

/** `mubiao rules`: the rule book's table of contents, or its pages written to a folder. */
export function addRules(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('rules')
    .description('列出全部检查规则和它们的轻重')
    .usage('[选项]')
    .option('--profile <方案>', '只看一个方案：as-published 或 strict')
    .option('--write <文件夹>', '把每条规则的说明写成 Markdown 文件，放到这个文件夹')
    .addHelpText('after', help)
    .action(async (options: Options) => {
      finish(options.write === undefined ? await list(host, options.profile) : await write(host, options.write));
    });
}

async function list(host: Host, given: string | undefined): Promise<Exit> {
  const chosen = chooseProfile(given);
  if (typeof chosen === 'string') return cannotRun(host, chosen);
  const { listRules } = await import('./manual/rule-list.ts');
  host.out(listRules(chosen.profile));
  return 0;
}

async function write({ workspace, ...host }: Host, folder: string): Promise<Exit> {
  const { manualPages } = await import('./manual/pages.ts');
  const { describeFailure } = await import('../workspace/failure.ts');
  const pages = manualPages();
  const files = [...pages].map(([name, text]) => {
    return { file: workspace.name(`${folder}/${name}`), bytes: new TextEncoder().encode(text) };
  });
  const written = await workspace.writeTogether(files);
  if (!written.ok) return cannotRun({ workspace, ...host }, describeFailure(written.failure));
  host.out(`已写出 ${files.length} 个文件：${workspace.name(folder)}\n`);
  const listed = await workspace.list(workspace.name(folder));
  const strays = (listed.ok ? listed.value : []).filter(({ name }) => name.endsWith('.md') && !pages.has(name));
  for (const { name } of strays) host.out(`${workspace.name(`${folder}/${name}`)} 没有对应的规则了，请删去。\n`);
  return 0;
}
