import { readdirSync, readFileSync } from 'node:fs';
import type { SourceFile, UnitFolder } from '../src/compile/unit-folder.ts';

const ROOT = new URL('../', import.meta.url);
const UNIT = 'data/2025/广州科技贸易职业学院';

/** The shipped unit as it stands on disk. */
export function shippedUnit(): UnitFolder {
  const projects = readdirSync(new URL(`${UNIT}/项目/`, ROOT)).sort();
  return {
    folder: UNIT,
    classTable: read('data/2025/指标分类.yaml'),
    sheet: read(`${UNIT}/单位.yaml`),
    projects: projects.map((name) => read(`${UNIT}/项目/${name}`)),
  };
}

/** Another unit of the same size: every long text begins with a mark, so that all its lines break anew. */
export function vary(unit: UnitFolder, number: number): UnitFolder {
  if (number === 0) return unit;
  return { ...unit, projects: unit.projects.map((file) => mark(file, `（${number}）`)) };
}

function mark({ file, bytes }: SourceFile, sign: string): SourceFile {
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/^(项目名称: .*)$/m, `$1${sign}`)
    .replace(/^(绩效目标: (?:\|-\n {2})?)/m, `$1${sign}`)
    .replace(/^( +名称: )/m, `$1${sign}`);
  return { file, bytes: new TextEncoder().encode(text) };
}

function read(file: string): SourceFile {
  return { file, bytes: readFileSync(new URL(file, ROOT)) };
}
