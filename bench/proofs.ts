import { fileURLToPath } from 'node:url';
import { openPress } from '../src/build/press.ts';
import { type Carry, printUnit } from '../src/build/print-unit.ts';
import type { UnitFolder } from '../src/compile/unit-folder.ts';
import { openDisk } from '../src/workspace/disk.ts';
import { openMemory } from '../src/workspace/memory.ts';
import { shippedUnit, vary } from './story.ts';

/**
 * `proofs COUNT`: prints COUNT versions of the shipped unit, each bare and with what its files may carry, in this process
 * and in turns; what each took, in milliseconds (by the clock, and of all threads) and bytes, a line of JSON a version.
 */
const count = Number(process.argv[2] ?? 40);
const warmUp = 4;
const formats = ['pdf', 'docx'];
const version = '0.1.0';
/** Bare files carry nothing and say nothing of where they come from; tags, archive and bookmarks they have all the same. */
const ways: readonly (readonly [name: string, carry: Carry | undefined])[] = [
  ['bare', undefined],
  ['none', { source: 'none', version }],
  ['public', { source: 'public', version }],
  ['full', { source: 'full', version }],
];

const root = fileURLToPath(new URL('../', import.meta.url));
const opened = await openPress(openDisk(root), { templates: 'templates', fonts: 'fonts', formats });
if (!opened.ok || !opened.value.ok) throw new Error('no press');
const press = opened.value.value;
const base = shippedUnit();

for (let number = 1; number <= count + warmUp; number++) {
  const unit = vary(base, number);
  const workspace = openMemory(filesOf(unit));
  const made: Record<
    string,
    { readonly time: number; readonly cpu: number; readonly pdf: number; readonly docx: number }
  > = {};
  // Every version begins with another way, so that none is always first after a collection of garbage.
  for (const place of ways.keys()) {
    const [name, carry] = ways[(place + number) % ways.length] ?? [];
    if (name === undefined) continue;
    const order = { formats, instant: 0, profile: null, ...(carry === undefined ? {} : { carry }) };
    const [start, used] = [performance.now(), process.cpuUsage()];
    const { files } = await printUnit(unit.folder, order, press, workspace);
    const time = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    const [pdf = 0, docx = 0] = formats.map((one) => files.find((file) => file.name.endsWith(one))?.bytes.byteLength);
    made[name] = { time, cpu: (user + system) / 1000, pdf, docx };
  }
  if (number > warmUp) console.log(JSON.stringify(made));
}

function filesOf({ classTable, sheet, projects }: UnitFolder): Readonly<Record<string, Uint8Array>> {
  const files = [classTable, sheet, ...projects].flatMap((file) => file ?? []);
  return Object.fromEntries(files.map(({ file, bytes }) => [file, bytes]));
}
