// Realistic units for benches and trials of batches: node bench/gen.mjs --units 1000 --seed 7 FOLDER
import { spawnSync } from 'node:child_process';
import { bundle } from './run-script.mjs';

const { status } = spawnSync(process.execPath, [await bundle('gen'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
