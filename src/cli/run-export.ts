import { writeFillIn } from '../exchange/fill-in/write-fill-in.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { ExportOptions } from './export.ts';
import { readBlank, readFilled } from './export-source.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { readInstant } from './instant.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Writes the fill-in workbook of a unit; a file that is there and says something else stays. */
export async function runExport(host: Host, given: string | undefined, options: ExportOptions): Promise<Exit> {
  const { workspace } = host;
  const file = workspace.name(options.out);
  if (!/\.xlsx$/i.test(file)) {
    return cannotRun(host, `-o 应当是以 .xlsx 结尾的文件名，这里却是“${options.out}”。`);
  }
  const instant = readInstant(host.env.SOURCE_DATE_EPOCH);
  if (instant === null) {
    return cannotRun(host, '环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，例如 1735689600。');
  }
  const source = await (options.blank === true ? readBlank : readFilled)(host, given);
  if (typeof source === 'number') return source;
  if (!source.ok) {
    tellDiagnostics(host, source.diagnostics);
    host.err('数据有上述错误，没有写出工作簿。\n');
    return 1;
  }
  const content = source.value;
  const bytes = await writeFillIn(content, instant);
  const there = await workspace.read(file);
  const isOther = there.ok && Buffer.compare(there.value, bytes) !== 0;
  if (isOther && options.force !== true) {
    const why = '也许有人已经在里面填写';
    return cannotRun(host, `已经有 ${file}，内容不同，没有覆盖它：${why}。请换一个文件名，或者加 --force。`);
  }
  const written = await workspace.write(file, bytes);
  if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  const indicators = content.项目.reduce((sum, { 绩效指标 }) => sum + 绩效指标.length, 0);
  const what = options.blank === true ? '空白的填报表' : `${content.项目.length} 个项目、${indicators} 个指标`;
  host.out(`已写入 ${file}：${what}。\n`);
  return 0;
}
