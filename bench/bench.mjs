// Prints how long one unit takes in a fresh process (cold) and 100 different units in one process (warm), beside Typst
// where it is installed (npm install --prefix bench). Quote the ratios: machines are shared and noisy.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.argv[2] ?? 9);
const units = Number(process.argv[3] ?? 100);
const scratch = mkdtempSync(join(tmpdir(), 'mubiao-bench-'));
const ours = join(root, 'dist', 'bench-warm.mjs');
const hasTypst = existsSync(join(root, 'bench/node_modules/@myriaddreamin/typst-ts-node-compiler'));
const texts = join(scratch, 'form.json');

await build({
  entryPoints: [join(root, 'bench/warm.ts')],
  outfile: ours,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
});
run([ours, '1', texts]);
cold();
warm();
rmSync(scratch, { recursive: true });
rmSync(ours);

function run(args) {
  const start = performance.now();
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${args.join(' ')}\n${result.stdout}${result.stderr}`);
  return { wall: performance.now() - start, stdout: result.stdout };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function cold() {
  const mubiao = join(root, 'dist/mubiao.js');
  const out = join(scratch, 'out');
  const peers = {
    ...(hasTypst ? { 'Typst，只出 PDF': [join(root, 'bench/typst.mjs'), texts, join(scratch, 'typst.pdf')] } : {}),
    'mubiao build，PDF 和 Word': [mubiao, 'build', '--out', out],
    'mubiao build --format pdf': [mubiao, 'build', '--out', out, '--format', 'pdf'],
    'mubiao check': [mubiao, 'check'],
    '空的 Node 进程': ['-e', '0'],
  };
  const times = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, args] of Object.entries(peers)) {
      const { wall } = run(args);
      if (round >= 0) times[name].push(wall);
    }
  const reference = times['Typst，只出 PDF'];
  console.log('冷启动（一个单位，整个进程）');
  for (const [name, walls] of Object.entries(times)) {
    const ratio = reference ? `，${median(walls.map((wall, i) => wall / reference[i])).toFixed(2)} × Typst` : '';
    console.log(`  ${name}：${median(walls).toFixed(0)} ms${ratio}`);
  }
}

function warm() {
  const typst = () =>
    hasTypst ? JSON.parse(run([join(root, 'bench/typst.mjs'), texts, join(scratch, 't.pdf'), '60']).stdout) : null;
  const before = typst();
  const result = JSON.parse(run([ours, String(units)]).stdout);
  const after = typst();
  const reference = before && after ? (before.pdf + after.pdf) / 2 : null;
  const ratio = (ms) => (reference ? `，${(ms / reference).toFixed(2)} × Typst` : '');
  console.log(`热运行（一个进程里 ${result.units} 个不同的单位，每个的中位数）`);
  if (reference) console.log(`  Typst，只出 PDF：${reference.toFixed(1)} ms，峰值 ${after.peakMB} MB`);
  console.log(`  读和检查：${result.check} ms${ratio(result.check)}`);
  console.log(`  排版：${result.compose} ms${ratio(result.compose)}`);
  console.log(
    `  PDF（排版到字节，含回读）：${(result.compose + result.pdf).toFixed(1)} ms${ratio(result.compose + result.pdf)}，${result['pdf KB']} KB`,
  );
  console.log(`  Word（含字体子集和回读）：${result.docx} ms${ratio(result.docx)}，${result['docx KB']} KB`);
  const both = result.check + result.compose + result.pdf + result.docx;
  console.log(`  从 YAML 到两个文件：${both.toFixed(1)} ms${ratio(both)}`);
  console.log(
    `  开头十分之一 ${result.first.toFixed(1)} ms，末尾十分之一 ${result.last.toFixed(1)} ms，峰值 ${result.peakMB} MB`,
  );
}
