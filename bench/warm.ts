import { writeFileSync } from 'node:fs';
import type { Composed } from '../src/typeset/composed.ts';
import { openAssemblyLine } from './assembly-line.ts';
import { medians, peakMB } from './measured.ts';
import { shippedUnit, vary } from './story.ts';

/**
 * `warm COUNT [TEXTS]`: builds the shipped unit in COUNT versions that differ in every line, in this process, and prints
 * the median of each step as JSON. With TEXTS, writes the texts of the form there, for a peer to set.
 */
const count = Number(process.argv[2] ?? 100);
const texts = process.argv[3];
const make = await openAssemblyLine();
const base = shippedUnit();
for (let number = 1; number <= 3; number++) await make(vary(base, number));
const made = [];
for (let number = 4; number < count + 4; number++) {
  const { composed, ...figures } = await make(vary(base, number));
  made.push(figures);
  if (texts !== undefined && number === count + 3) writeFileSync(texts, textsOf(composed));
}
console.log(JSON.stringify({ units: count, ...medians(made), peakMB: peakMB() }));

/** The form's texts, row by row, as a peer needs them. */
function textsOf({ document }: Composed): string {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  const rows: string[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell.paragraphs.join('\n'));
  return JSON.stringify({ title: document.title, unit: base.folder.split('/').at(-1), rows });
}
