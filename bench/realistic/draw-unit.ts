import type Big from 'big.js';
import type { Funding, Project, Unit, UnitSheet } from '../../src/budget/unit.ts';
import type { UnitFolder } from '../../src/compile/unit-folder.ts';
import { openChance } from './chance.ts';
import { drawProject, inPrintedOrder } from './draw-project.ts';
import { nameSomeone } from './rare-characters.ts';
import type { Stock } from './stock.ts';
import { sumOf, writeProject, writeSheet } from './unit-files.ts';
import { unitName } from './unit-names.ts';

/** Which unit to draw. */
export interface Wish {
  readonly seed: number;
  /** Counts from 0. The same seed and number give the same unit, however many are drawn. */
  readonly number: number;
  /** Each 33 of them are as long as the shipped unit's 33. */
  readonly projects: number;
}

/** Draws a unit that `mubiao check` finds no error in: recombined from the shipped texts, clause by clause. */
export function drawUnit(stock: Stock, { seed, number, projects }: Wish, root = 'data'): UnitFolder {
  const chance = openChance(seed, number);
  const name = unitName(seed, number);
  const models = Array.from({ length: Math.ceil(projects / stock.projects.length) }, () =>
    chance.stir(stock.projects, stock.projects.length),
  ).flat();
  const names = projectNames(stock, projects, (list) => chance.stir(list, 8));
  const drawn = names.map((projectName, index): Project => {
    const model = models[index];
    if (model === undefined) throw new Error('a project without a model');
    const inUnit = (text: string) => text.replaceAll(stock.unitName, name);
    const project = drawProject(model, stock, chance);
    const 资金 = sharedBy(project.资金, Math.ceil(projects / MANY));
    return { ...project, 项目名称: inUnit(projectName), 资金, 绩效目标: inUnit(project.绩效目标) };
  });
  const sorted = nameSomeone(drawn, chance).map((project) => ({
    ...project,
    绩效指标: inPrintedOrder(project.绩效指标),
  }));
  const sheet = { 单位名称: name, 预算年度: stock.year, 合计: sumOf(sorted) };
  return fileAll(stock, `${root}/${stock.year}/${name}`, sheet, sorted);
}

/** Of more projects than this the sum would not fit into its column: a million of 万元 and more. */
const MANY = 1000;

function sharedBy(funding: Funding, parts: number): Funding {
  if (parts === 1) return funding;
  const share = (amount: Big): Big => amount.div(parts).round(2);
  return Object.fromEntries(Object.entries(funding).map(([source, amount]) => [source, share(amount)]));
}

/** Names of about the lengths of the shipped ones; where one comes again it is another phase of its project. */
function projectNames(
  stock: Stock,
  count: number,
  stir: (list: readonly string[]) => readonly string[],
): readonly string[] {
  const phases = new Map<string, number>();
  const rounds = Array.from({ length: Math.ceil(count / stock.names.length) }, () => stir(stock.names));
  return rounds
    .flat()
    .slice(0, count)
    .map((name) => {
      const phase = (phases.get(name) ?? 0) + 1;
      phases.set(name, phase);
      return phase === 1 ? name : `${name}（第${phase}期）`;
    });
}

function fileAll(stock: Stock, folder: string, sheet: UnitSheet, projects: Unit['项目']): UnitFolder {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const digits = Math.max(2, String(projects.length).length);
  return {
    folder,
    classTable: { file: `${folder.slice(0, folder.lastIndexOf('/'))}/指标分类.yaml`, bytes: stock.classTable.bytes },
    sheet: { file: `${folder}/单位.yaml`, bytes: encode(writeSheet(sheet)) },
    projects: projects.map((project, index) => {
      const short = project.项目名称.slice(project.项目名称.indexOf(sheet.单位名称) + sheet.单位名称.length);
      const title = short.replace(/[^\p{Script=Han}\d]/gu, '');
      const file = `${String(index + 1).padStart(digits, '0')}-${[...title].slice(0, 12).join('')}.yaml`;
      return { file: `${folder}/项目/${file}`, bytes: encode(writeProject(project)) };
    }),
  };
}
