import { ms, printTable, times } from '../report.mjs';
import { asTheProgram, run } from '../run-script.mjs';

/** Realistic units one after the other in one process: neither time nor memory may creep up. */
export function measureFlat({ flat, scripts }) {
  const lines = run([...asTheProgram, scripts.flat, String(flat), '10'])
    .stdout.trim()
    .split('\n');
  const results = lines.map((line) => JSON.parse(line));
  const [, second = results[0]] = results;
  const rows = results.map(({ from, to, check, all, peakMB }) => [
    `${from}–${to}`,
    ms(check),
    ms(all),
    times(all / second.all),
    `${peakMB} MB`,
  ]);
  printTable(
    `一个进程里的第 1 到第 ${flat} 个单位`,
    ['第几个', '读和检查', 'YAML 到两个文件', '与第二段之比', '至此的内存峰值'],
    rows,
  );
}
