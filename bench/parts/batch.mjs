import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ms, printTable, times } from '../report.mjs';
import { root, run } from '../run-script.mjs';

/** The command line over many units: one job, all cores, nothing changed, one project changed. */
export function measureBatch({ batch, scratch, scripts }) {
  const data = join(scratch, 'batch');
  const out = join(scratch, 'batch-out');
  run([scripts.gen, '--units', String(batch), '--seed', '7', data]);
  const build = (...args) => run([join(root, 'dist/mubiao.js'), 'build', data, '--out', out, ...args]).wall;
  const cores = availableParallelism();
  const one = build('--jobs', '1');
  rmSync(out, { recursive: true });
  const all = build('--jobs', String(cores));
  const unchanged = build();
  const [unit] = readdirSync(join(data, '2025')).filter((name) => !name.endsWith('.yaml'));
  const projects = join(data, '2025', unit, '项目');
  appendFileSync(join(projects, readdirSync(projects)[0]), '备注: 改了一处。\n');
  const changed = build();
  const row = (name, wall, goal) => [name, ms(wall), `${(wall / batch).toFixed(1)} ms`, times(one / wall), goal];
  printTable(
    `成批生成：${batch} 个单位，整个进程`,
    ['情形', '用时', '每个单位', '快于 --jobs 1', '目标'],
    [
      row('全部生成，--jobs 1', one, '–'),
      row(`全部生成，--jobs ${cores}`, all, '两个核 ≥ 1.7'),
      row('什么也没有改', unchanged, '1000 个单位 < 2 s'),
      row('改了一个项目', changed, '–'),
    ],
  );
}
