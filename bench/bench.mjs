// Prints the whole table of speed; bench/README.md says how to run it and how to read it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBatch } from './parts/batch.mjs';
import { measureCold } from './parts/cold.mjs';
import { measureFlat } from './parts/flat.mjs';
import { measureProofs } from './parts/proofs.mjs';
import { measureScaling } from './parts/scaling.mjs';
import { measureWarm } from './parts/warm.mjs';
import { bundle, root, run } from './run-script.mjs';

const parts = {
  cold: measureCold,
  warm: measureWarm,
  scaling: measureScaling,
  flat: measureFlat,
  batch: measureBatch,
  proofs: measureProofs,
};
const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: Object.keys(parts).join(',') },
    rounds: { type: 'string', default: '9' },
    units: { type: 'string', default: '100' },
    sizes: { type: 'string', default: '1,33,330,3300' },
    flat: { type: 'string', default: '1000' },
    batch: { type: 'string', default: '200' },
  },
});
const wanted = values.parts.split(',');
const unknown = wanted.filter((part) => !(part in parts));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

const scratch = mkdtempSync(join(tmpdir(), 'mubiao-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const names = ['warm', 'scaling', 'flat', 'gen', 'proofs'];
const scripts = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await bundle(name)])));
const texts = join(scratch, 'form.json');
run([scripts.warm, '1', texts]);
const hasTypst = existsSync(join(root, 'bench/node_modules/@myriaddreamin/typst-ts-node-compiler'));
if (!hasTypst) console.log('没有装 Typst，不作比较；安装：npm install --prefix bench');
console.log(`Node ${process.version}，${process.platform} ${process.arch}。时间随机器而变，请只引用比值。`);
for (const part of wanted) {
  parts[part]({
    rounds: Number(values.rounds),
    units: Number(values.units),
    sizes: values.sizes.split(',').map(Number),
    flat: Number(values.flat),
    batch: Number(values.batch),
    typst: hasTypst ? join(root, 'bench/typst.mjs') : null,
    texts,
    scratch,
    scripts,
  });
}
