import type { ChineseCommand } from './chinese-command.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

const help = `
写出的文件：单位.schema.json、指标分类.schema.json、mubiao.schema.json，以及每个年度的 <年度>/项目.schema.json（其中的分类取自该年度的指标分类.yaml）。
装了 YAML 扩展（redhat.vscode-yaml）的 VS Code 据此补全名称和分类，鼠标停在上面时显示说明，写错时画线。
指标分类.yaml 改过以后请再运行一次。

例：
  mubiao schema
  mubiao schema D:/绩效目标/data --out D:/绩效目标/data/.schema

退出码：0 完成；1 指标分类.yaml 有错误；2 无法运行或无法写入。`;

/** `mubiao schema`: JSON Schemas, by which editors complete and explain the data. */
export function addSchema(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('schema')
    .description('写出 JSON Schema，使编辑器能补全名称和分类、显示说明')
    .usage('[选项] [data文件夹]')
    .argument('[data文件夹]', '放着各年度文件夹的文件夹，默认 data')
    .option('--out <文件夹>', '写到这个文件夹，默认 <data文件夹>/.schema')
    .addHelpText('after', help)
    .action(async (data: string | undefined, options: { readonly out?: string }) => {
      finish(await writeSchemas(host, data ?? 'data', options.out));
    });
}

async function writeSchemas(host: Host, given: string, out: string | undefined): Promise<Exit> {
  const { workspace } = host;
  const { makeSchemas } = await import('../build/make-schemas.ts');
  const { describeFailure } = await import('../workspace/failure.ts');
  const data = workspace.name(given);
  const made = await makeSchemas(workspace, data);
  if (!made.ok) return cannotRun(host, describeFailure(made.failure));
  if (!made.value.ok) {
    const { tellDiagnostics } = await import('./tell-diagnostics.ts');
    tellDiagnostics(host, made.value.diagnostics);
    host.err('指标分类.yaml 有错误，没有写出任何文件。\n');
    return 1;
  }
  const folder = out ?? `${data}/.schema`;
  const files = made.value.value.map(({ name, text }) => {
    return { file: workspace.name(`${folder}/${name}`), bytes: new TextEncoder().encode(text) };
  });
  const written = await workspace.writeTogether(files);
  if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  for (const { file } of files) host.out(`${file}\n`);
  return 0;
}
