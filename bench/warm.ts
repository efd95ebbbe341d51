import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from '../src/compile/compile.ts';
import { readUnit } from '../src/compile/read-unit.ts';
import { openFoundry } from '../src/fonts/load-shelf.ts';
import { forms } from '../src/forms/index.ts';
import { openTemplate } from '../src/template/open-template.ts';
import type { Composed } from '../src/typeset/composed.ts';
import { writers } from '../src/writers/index.ts';
import { median, shippedUnit, vary } from './story.ts';

/**
 * Builds N different units in this process, all checks and the read-back included, and prints the median time of each
 * step as JSON. With a second argument, writes the texts of the form there, for a peer to set.
 */
const count = Number(process.argv[2] ?? 100);
const root = new URL('../', import.meta.url);
const [form] = forms;
if (form === undefined) throw new Error('no form');
const file = `templates/${form.template}`;
const template = openTemplate({ file, text: readFileSync(new URL(file, root), 'utf8') });
if (!template.ok) throw new Error('the template has a fault');
const foundry = openFoundry(async (name) => readFileSync(new URL(`fonts/${name}`, root)));
const base = shippedUnit();
const steps = new Map<string, number[]>();
const instant = new Date(0);

function clock<T>(step: string, isCounted: boolean, since: number, result: T): T {
  const times = steps.get(step) ?? [];
  if (isCounted) times.push(performance.now() - since);
  steps.set(step, times);
  return result;
}

for (let number = -3; number < count; number++) {
  const folder = vary(base, number + 4);
  const isCounted = number >= 0;
  const start = performance.now();
  const read = clock('check', isCounted, start, readUnit(folder));
  if (!read.ok) throw new Error(read.diagnostics.map((one) => one.message).join('\n'));
  const afterCheck = performance.now();
  const shelf = await foundry.shelfFor([JSON.stringify(read.value.unit)]);
  const composed = clock('compose', isCounted, afterCheck, compile(read.value, form, template.value, shelf));
  if (!composed.ok) throw new Error(composed.diagnostics.map((one) => one.message).join('\n'));
  for (const writer of writers) {
    const before = performance.now();
    const written = clock(writer.id, isCounted, before, await writer.write(composed.value, instant));
    if (!written.ok) throw new Error(written.diagnostics.map((one) => one.message).join('\n'));
    clock(`${writer.id} KB`, isCounted, performance.now() - written.value.byteLength / 1024, null);
  }
  clock('all', isCounted, start, null);
  if (number === count - 1 && process.argv[3] !== undefined) writeFileSync(process.argv[3], textsOf(composed.value));
}

/** The form's texts, row by row, as a peer needs them. */
function textsOf({ document }: Composed): string {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  const rows: string[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell.paragraphs.join('\n'));
  return JSON.stringify({ title: document.title, unit: base.folder.split('/').at(-1), rows });
}

const medians = Object.fromEntries([...steps].map(([step, times]) => [step, Number(median(times).toFixed(1))]));
const firstHundredth = steps.get('all')?.slice(0, Math.ceil(count / 10)) ?? [];
const lastHundredth = steps.get('all')?.slice(-Math.ceil(count / 10)) ?? [];
const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  JSON.stringify({ units: count, ...medians, first: median(firstHundredth), last: median(lastHundredth), peakMB }),
);
