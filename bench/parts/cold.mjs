import { join } from 'node:path';
import { median, ms, printTable, times } from '../report.mjs';
import { peakOf, root, run } from '../run-script.mjs';

/** One unit, a fresh process each time; the programs take turns, so that what disturbs one disturbs all. */
export function measureCold({ rounds, scratch, typst, texts }) {
  const mubiao = join(root, 'dist/mubiao.js');
  const out = ['--out', join(scratch, 'cold'), '--force'];
  const peers = [
    ...(typst ? [{ name: 'Typst，只出 PDF', args: [typst, texts, join(scratch, 'cold.pdf')], goal: '1' }] : []),
    { name: 'mubiao build，PDF 和 Word', args: [mubiao, 'build', ...out], goal: '≤ 3，最好 1.5' },
    { name: 'mubiao build --format pdf', args: [mubiao, 'build', ...out, '--format', 'pdf'], goal: '–' },
    { name: 'mubiao check', args: [mubiao, 'check'], goal: '≤ 1.5' },
    { name: '空的 Node 进程', args: ['-e', '0'], goal: '–' },
  ];
  const walls = peers.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, { args }] of peers.entries()) {
      const { wall } = run(args);
      if (round >= 0) walls[index].push(wall);
    }
  }
  const rows = peers.map(({ name, args, goal }, index) => {
    const ratio = typst ? median(walls[index].map((wall, round) => wall / walls[0][round])) : Number.NaN;
    const fastest = Math.min(...walls[index]);
    return [name, ms(median(walls[index])), ms(fastest), times(ratio), goal, `${peakOf(args)} MB`];
  });
  const title = `冷启动：一个单位，整个进程，${rounds} 轮`;
  printTable(title, ['命令', '中位数', '最快', '与 Typst 之比', '目标', '内存峰值'], rows);
}
