import { openAssemblyLine } from './assembly-line.ts';
import { medians, peakMB } from './measured.ts';
import { drawUnit } from './realistic/draw-unit.ts';
import { openStock } from './realistic/stock.ts';

/** `scaling PROJECTS COUNT`: builds twice COUNT realistic units of so many projects in a warm process; the medians as JSON. */
const projects = Number(process.argv[2] ?? 33);
const count = Number(process.argv[3] ?? 5);
const warmUp = 10;
const make = await openAssemblyLine();
const stock = openStock();
for (let number = 0; number < warmUp; number++) await make(drawUnit(stock, { seed: 8, number, projects: 33 }));
const made = [];
for (let number = 0; number < 2 * count; number++) {
  const { composed, ...figures } = await make(drawUnit(stock, { seed: 7, number, projects }));
  made.push({ ...figures, pages: composed.placed.pages });
}
console.log(JSON.stringify({ projects, ...medians(made), peakMB: peakMB() }));
