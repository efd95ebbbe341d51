import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawUnit } from '../../../bench/realistic/draw-unit.ts';
import { openStock } from '../../../bench/realistic/stock.ts';
import { shippedUnit } from '../../../bench/story.ts';
import { compile } from '../../../src/compile/compile.ts';
import { readUnit } from '../../../src/compile/read-unit.ts';
import type { UnitFolder } from '../../../src/compile/unit-folder.ts';
import type { Checked } from '../../../src/diagnostics/diagnostic.ts';
import { forms } from '../../../src/forms/index.ts';
import { openTemplate } from '../../../src/template/open-template.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import { pdfWriter } from '../../../src/writers/pdf/pdf-writer.ts';
import { fundingColumns, printAmounts, printIndicators, projects, unit } from '../../data/published.ts';
import { foundry } from '../../shelf.ts';
import { describeWith, verapdfFolder } from '../../tools.ts';
import { hardForm, samplesOf } from '../hard-text.ts';
import { compose } from './story.ts';

/** What other programs say of the files that a budget office would publish. */

const folder = mkdtempSync(join(tmpdir(), 'mubiao-judged-'));
afterAll(() => rmSync(folder, { recursive: true }));
const NAMES = ['shipped', 'one-project', '330-projects', 'rare'] as const;
const file = (name: (typeof NAMES)[number]): string => join(folder, `${name}.pdf`);

function sound<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'));
  return checked.value;
}

/** A unit through the whole house. */
async function composeUnit(of: UnitFolder): Promise<Composed> {
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  const path = new URL(`../../../templates/${form.template}`, import.meta.url);
  const template = sound(openTemplate({ file: form.template, text: readFileSync(path, 'utf8') }));
  const read = sound(readUnit(of));
  return sound(compile(read, form, template, await foundry.shelfFor([JSON.stringify(read.unit)])));
}

beforeAll(async () => {
  const stock = openStock();
  const drawn = (count: number): UnitFolder => drawUnit(stock, { seed: 7, number: 0, projects: count }, '.');
  const composed: Readonly<Record<(typeof NAMES)[number], Composed>> = {
    shipped: await composeUnit(shippedUnit()),
    'one-project': await composeUnit(drawn(1)),
    '330-projects': await composeUnit(drawn(330)),
    rare: await compose(hardForm(samplesOf(await foundry.shelfFor(['𪚥'])))),
  };
  for (const name of NAMES) writeFileSync(file(name), sound(await pdfWriter.write(composed[name], new Date(0))));
}, 60_000);

describeWith(['verapdf'], 'veraPDF finds the shipped unit, one project, 330 and every rare block', () => {
  it.each(['3a', 'ua1'])(
    'sound under flavour %s',
    (flavour) => {
      const args = ['-cp', join(verapdfFolder, '*'), 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', flavour];
      const said = execFileSync('java', [...args, '--format', 'text', '-v', ...NAMES.map(file)], { encoding: 'utf8' });
      const verdicts = said.trim().split('\n');
      expect(verdicts.filter((line) => !line.startsWith('PASS '))).toEqual([]);
      expect(verdicts).toHaveLength(NAMES.length);
    },
    180_000,
  );
});

describeWith(['qpdf'], 'qpdf', () => {
  it.each(NAMES)('has nothing to say against %s', (name) => {
    const said = execFileSync('qpdf', ['--check', file(name)], { encoding: 'utf8' });
    expect(said).toContain('No syntax or stream encoding errors found');
    expect(said).not.toMatch(/warning/i);
  });
});

describeWith(['pdfinfo'], 'a screen reader', () => {
  it('hears the shipped unit cell by cell, as the data has it', () => {
    const tree = execFileSync('pdfinfo', ['-struct-text', file('shipped')], { encoding: 'utf8', maxBuffer: 1 << 26 });
    const cells = tree
      .split(/\n +T[HD]\b.*(?=\n)/)
      .slice(1)
      .map((cell) => [...cell.matchAll(/^\s+"(.*)"$/gm)].map(([, part]) => part).join(''));
    const heads = ['项目名称（资金使用单位）', '总计', ...fundingColumns, '绩效目标', '绩效指标'];
    const total = [unit.单位名称, ...['总计', ...fundingColumns].map((column) => unit.合计[column] ?? ''), '', ''];
    const rows = projects.map((project) => {
      const [sum = ''] = printAmounts(project);
      const amounts = fundingColumns.map((column) => project.资金[column] ?? '');
      return [project.项目名称, sum, ...amounts, project.绩效目标.replaceAll('\n', ''), printIndicators(project)];
    });
    expect(cells).toEqual([...heads, ...total, ...rows.flat()]);
  });
});
