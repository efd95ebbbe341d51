import type { Symptom } from '../build/doctor.ts';
import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

const help = `
逐项查看：Node.js 的版本，字体文件是否完好，有没有 git，数据文件的编码和换行，输出文件夹能否写入。只看不改。

退出码：0 没有错误；1 有错误。`;

const words: Readonly<Record<Symptom['state'], string>> = { well: '正常', notice: '注意', error: '错误' };

/** `mubiao doctor`: looks at what the program needs from its surroundings. */
export function addDoctor(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('doctor')
    .description('查看运行环境：Node.js、字体、git、数据文件的编码和换行、输出文件夹')
    .usage('[选项]')
    .option('--out <文件夹>', '输出文件夹，默认 out')
    .addHelpText('after', help)
    .action(async ({ out = 'out' }: { readonly out?: string }) => {
      finish(await examine(host, out));
    });
}

async function examine(host: Host, out: string): Promise<Exit> {
  const { workspace, env, house } = host;
  const doctor = await import('../build/doctor.ts');
  const version = process.versions.node;
  const symptoms = [
    doctor.examineNode(version),
    await doctor.examineFonts(workspace, `${house}/fonts`),
    await doctor.examineGit(workspace, { version, env }),
    ...(await doctor.examineData(workspace)),
    await doctor.examineOutput(workspace, out),
  ];
  for (const { state, subject, message } of symptoms) host.out(`${words[state]}  ${subject}：${message}\n`);
  return symptoms.some(({ state }) => state === 'error') ? 1 : 0;
}
