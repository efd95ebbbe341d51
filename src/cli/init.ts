import { describeFailure } from '../workspace/failure.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

interface Options {
  readonly year?: string;
  readonly data?: string;
  readonly yes?: true;
  readonly gitattributes?: true;
}

const help = `
新建 <数据文件夹>/<预算年度>/<单位名称>，里面有“单位.yaml”和一个示例项目；这个年度还没有“指标分类.yaml”的，也新建一个。
已经有的文件一个也不会改动。没有写明单位名称或年度时，在终端里会逐项询问；不询问就写 --yes，年度用数据文件夹里最近的一个。

例：
  mubiao init 广州图书馆 --year 2025
  mubiao check data/2025/广州图书馆

退出码：0 已新建；1 单位名称等有错误，没有新建；2 无法运行或无法写入。`;

/** `mubiao init`: starts a new unit that checks clean and can be built. */
export function addInit(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('init')
    .description('新建一个单位：单位.yaml、一个示例项目和指标分类表')
    .usage('[选项] [单位名称]')
    .argument('[单位名称]', '单位的全称')
    .option('--year <年度>', '预算年度，四位数字')
    .option('--data <文件夹>', '数据文件夹，默认 data')
    .option('--yes', '不询问')
    .option(
      '--gitattributes',
      '在 .gitattributes 里写上几行：git diff 显示 PDF 和 Word 的内容，git merge 按内容合并数据',
    )
    .addHelpText('after', help)
    .action(async (name: string | undefined, options: Options) => {
      const exit = await init(host, name, options);
      finish(exit === 0 && options.gitattributes === true ? await addAttributes(host, options.data ?? 'data') : exit);
    });
}

async function init(host: Host, given: string | undefined, options: Options): Promise<Exit> {
  const { workspace } = host;
  const data = workspace.name(options.data ?? 'data');
  const ask = options.yes === true ? undefined : host.ask;
  const name = (given ?? (await ask?.('单位名称（全称）：')) ?? '').trim();
  if (name === '') return cannotRun(host, '请写明单位名称，例如 mubiao init 广州图书馆 --year 2025。');
  const latest = await latestYear(host, data);
  const suggested = latest === null ? '' : `，直接回车为 ${latest}`;
  const answered = options.year ?? (await ask?.(`预算年度（四位数字${suggested}）：`)) ?? '';
  const year = answered.trim() === '' ? (latest ?? '') : answered.trim();
  if (!/^\d{4}$/.test(year)) {
    return cannotRun(
      host,
      year === '' ? '请用 --year 写明预算年度，例如 --year 2025。' : `预算年度应为四位半角数字，这里是“${year}”。`,
    );
  }
  return start(host, name, year, `${data}/${year}`);
}

/** The newest year that has a folder below the data. */
async function latestYear({ workspace }: Host, data: string): Promise<string | null> {
  const listed = await workspace.list(data);
  const years = (listed.ok ? listed.value : []).filter(({ name, kind }) => kind === 'folder' && /^\d{4}$/.test(name));
  return years.at(-1)?.name ?? null;
}

async function start(host: Host, name: string, year: string, yearFolder: string): Promise<Exit> {
  const { describeTaken, foundUnit } = await import('../build/found-unit.ts');
  const founded = await foundUnit(host.workspace, { name, year, yearFolder });
  switch (founded.kind) {
    case 'failed':
      return cannotRun(host, describeFailure(founded.failure));
    case 'taken':
      return cannotRun(host, describeTaken(founded.folder));
    case 'refused':
      tellDiagnostics(host, founded.diagnostics);
      host.err('没有新建任何文件。\n');
      return 1;
    case 'founded':
  }
  const { folder, files, classTable, hasNewTable } = founded;
  for (const file of files) host.out(`已新建 ${file}\n`);
  const steps = [
    ...(hasNewTable ? [`把 ${classTable} 与本年度的正式代码表逐项核对；`] : []),
    '把示例改成自己的项目，合计改成批复的金额；',
    `检查：mubiao check ${folder}`,
    `生成：mubiao build ${folder}`,
  ];
  host.out(`接下来：\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`);
  return 0;
}

const settings = [
  'git config diff.mubiao.textconv "mubiao textconv"',
  'git config merge.mubiao.driver "mubiao merge-driver %O %A %B %P -L %L"',
];

/** Finished files are shown by their text, data files merged by what they say. */
function attributesOf(data: string): readonly string[] {
  const isInside = !/^(?:\/|\.\.|[A-Za-z]:)/.test(data);
  const pattern = `${data === '.' ? '' : `${data}/`}**/*.yaml`;
  const quoted = /[\s"]/.test(pattern) ? JSON.stringify(pattern) : pattern;
  return ['*.pdf diff=mubiao', '*.docx diff=mubiao', ...(isInside ? [`${quoted} merge=mubiao`] : [])];
}

/** Adds the lines that are not there yet; the settings that name the commands are each user's own. */
async function addAttributes(host: Host, data: string): Promise<Exit> {
  const { workspace } = host;
  const file = workspace.name('.gitattributes');
  const there = await workspace.read(file);
  if (!there.ok && there.failure.reason !== 'missing') return cannotRun(host, describeFailure(there.failure));
  const text = there.ok ? new TextDecoder().decode(there.value) : '';
  const known = new Set(text.split(/\r?\n/));
  const lines = attributesOf(workspace.name(data))
    .filter((line) => !known.has(line))
    .map((line) => `${line}\n`);
  if (lines.length > 0) {
    const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    const written = await workspace.write(file, new TextEncoder().encode(start + lines.join('')));
    if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  }
  host.out(`${file} 已写好。每台电脑还要运行一次：\n${settings.map((line) => `  ${line}\n`).join('')}`);
  return 0;
}
