import type { Workspace } from '../workspace/workspace.ts';
import { buildUnit, type Order, type Printing } from './build-unit.ts';
import { openInspector } from './inspect-unit.ts';
import type { Press } from './press.ts';

/** What became of one unit folder; `broken` is a fault of ours, which stops this unit and no other. */
export type Outcome = (Printing | { readonly result: 'broken'; readonly fault: unknown }) & {
  readonly folder: string;
  /** Number of project files. */
  readonly projects: number;
};

/** Builds unit after unit, each by itself; what became of a unit is told as soon as it is known. */
export async function* build(
  folders: readonly string[],
  order: Order,
  press: Press,
  workspace: Workspace,
): AsyncGenerator<Outcome, void> {
  const inspect = openInspector(workspace);
  for (const folder of folders) {
    let projects = 0;
    try {
      const { checked, ...inspection } = await inspect(folder);
      projects = inspection.projects;
      if (!checked.ok) {
        yield { folder, projects, result: 'refused', diagnostics: checked.diagnostics };
        continue;
      }
      const printing = await buildUnit(checked.value, order, press, workspace);
      yield { folder, projects, ...printing, diagnostics: [...checked.diagnostics, ...printing.diagnostics] };
    } catch (fault) {
      yield { folder, projects, result: 'broken', fault };
    }
  }
}
