import { kb, median, ms, printTable } from '../report.mjs';
import { run } from '../run-script.mjs';

const names = {
  bare: '什么也不附，不写来源',
  none: '只写来源（--source none）',
  public: '附印出的数据（--source public）',
  full: '附文件原样（--source full）',
};

/** What it costs that files carry their data and say where they come from: each version of a unit is its own measure. */
export function measureProofs({ units, scripts }) {
  const lines = run([scripts.proofs, String(Math.min(40, units))])
    .stdout.trim()
    .split('\n');
  const versions = lines.map((line) => JSON.parse(line));
  const row = (name) => {
    const of = (what) => median(versions.map((version) => version[name][what]));
    const to = (what) => median(versions.map((version) => version[name][what] / version.bare[what])).toFixed(3);
    const times = [ms(of('time')), to('time'), ms(of('cpu')), to('cpu')];
    const goal = name === 'bare' ? '1' : '≤ 1.15';
    return [names[name], ...times, goal, kb(of('pdf')), to('pdf'), kb(of('docx')), to('docx')];
  };
  printTable(
    `附数据、写来源的代价：${versions.length} 个不同的单位，各做四遍，从 YAML 到两个文件`,
    ['文件里有什么', '用时', '之比', '处理器时间', '之比', '目标', 'PDF', '之比', 'Word', '之比'],
    Object.keys(names).map(row),
  );
}
