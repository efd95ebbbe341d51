import { openAssemblyLine } from './assembly-line.ts';
import { medians, peakMB } from './measured.ts';
import { drawUnit } from './realistic/draw-unit.ts';
import { openStock } from './realistic/stock.ts';

/** `flat COUNT PARTS`: builds COUNT realistic units in this process; a JSON line with the medians of each part of them. */
const count = Number(process.argv[2] ?? 1000);
const parts = Math.min(count, Number(process.argv[3] ?? 10));
const make = await openAssemblyLine();
const stock = openStock();
for (let part = 0; part < parts; part++) {
  const [from, to] = [part, part + 1].map((edge) => Math.round((edge * count) / parts)) as [number, number];
  const made = [];
  for (let number = from; number < to; number++) {
    const { composed, ...figures } = await make(drawUnit(stock, { seed: 7, number, projects: 33 }));
    made.push(figures);
  }
  console.log(JSON.stringify({ from: from + 1, to, ...medians(made), peakMB: peakMB() }));
}
