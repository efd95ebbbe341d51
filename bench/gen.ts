import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawUnit } from './realistic/draw-unit.ts';
import { openStock } from './realistic/stock.ts';

/** Writes realistic units below a new folder: `gen --units 1000 --seed 7 FOLDER`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    units: { type: 'string', default: '100' },
    seed: { type: 'string', default: '7' },
    projects: { type: 'string', default: '33' },
  },
});
const [folder] = positionals;
const units = Number(values.units);
const seed = Number(values.seed);
const projects = Number(values.projects);
if (folder === undefined || ![units, seed, projects].every(Number.isSafeInteger) || units < 1 || projects < 1) {
  throw new Error('usage: node bench/gen.mjs [--units 100] [--seed 7] [--projects 33] FOLDER');
}
if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);

const stock = openStock();
for (let number = 0; number < units; number++) {
  const unit = drawUnit(stock, { seed, number, projects }, '.');
  mkdirSync(join(folder, unit.folder, '项目'), { recursive: true });
  const shared = number === 0 ? unit.classTable : null;
  for (const file of [shared, unit.sheet, ...unit.projects]) {
    if (file !== null) writeFileSync(join(folder, file.file), file.bytes);
  }
}
console.log(`${folder}: ${units} units of ${projects} projects, seed ${seed}`);
