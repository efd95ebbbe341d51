import { CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { addBuild } from './build.ts';
import { addCheck } from './check.ts';
import { ChineseCommand } from './chinese-command.ts';
import { addDiff } from './diff.ts';
import { addDoctor } from './doctor.ts';
import { addExplain } from './explain.ts';
import { addExport } from './export.ts';
import { addExtract } from './extract.ts';
import { addFmt } from './fmt.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { addImport } from './import.ts';
import { addInit } from './init.ts';
import { addLog } from './log.ts';
import { addManifest } from './manifest.ts';
import { addMergeDriver } from './merge-driver.ts';
import { addPatch } from './patch.ts';
import { addRules } from './rules.ts';
import { addSchema } from './schema.ts';
import { addServe } from './serve.ts';
import { addShow } from './show.ts';
import { addTextconv } from './textconv.ts';
import { addVerify } from './verify.ts';
import { addWatch } from './watch.ts';

/** Runs the command line and says with what it should exit. */
export async function run(args: readonly string[], host: Host): Promise<Exit> {
  let exit: Exit = 0;
  const finish = (code: Exit): void => {
    exit = code;
  };
  const program = new ChineseCommand('mubiao')
    .description('把用 YAML 写的项目支出绩效目标检查清楚，并生成可以上报和公开的 PDF 和 Word 文件。')
    .usage('<命令> [选项]')
    .version(manifest.version, '-V, --version', '显示版本号')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text) });
  addBuild(program, host, finish);
  addWatch(program, host, finish);
  addServe(program, host, finish);
  addCheck(program, host, finish);
  addManifest(program, host, finish);
  addFmt(program, host, finish);
  addInit(program, host, finish);
  addDoctor(program, host, finish);
  addRules(program, host, finish);
  addExplain(program, host, finish);
  addSchema(program, host, finish);
  addExport(program, host, finish);
  addImport(program, host, finish);
  addExtract(program, host, finish);
  addVerify(program, host, finish);
  addDiff(program, host, finish);
  addPatch(program, host, finish);
  addLog(program, host, finish);
  addShow(program, host, finish);
  addTextconv(program, host, finish);
  addMergeDriver(program, host, finish);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'mubiao.usage') return cannotRun(host, `${error.message}用 mubiao --help 查看用法。`);
    return error.exitCode === 0 ? 0 : 2;
  }
}
