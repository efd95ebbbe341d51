import { fundingSources } from '../../budget/amount.ts';
import type { RuleBook } from '../../budget/rule-book.ts';
import { projectSchema } from '../../budget/schema/project.ts';
import { acceptShape } from '../../budget/schema/shape.ts';
import { unitSheetSchema } from '../../budget/schema/unit-sheet.ts';
import type { ClassTable, Project, UnitSheet } from '../../budget/unit.ts';
import { applyRules } from '../../compile/apply-rules.ts';
import { diagnose } from '../../compile/diagnose.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../diagnostics/path.ts';
import type { Locator } from '../../yaml/located.ts';
import { describeForCells } from './cell-sentences.ts';
import type { Draft } from './draft.ts';
import { type ImportedUnit, pathInDraft } from './import-unit.ts';

/** What was found in a unit as it will be, and what of it is sound. */
export interface CheckedImport {
  readonly diagnostics: readonly Diagnostic[];
  readonly sheet: UnitSheet | null;
  /** By place in the unit; null for one whose shape is not sound, or of which a cell could not be read. */
  readonly projects: readonly (Project | null)[];
}

/** What a unit is held against. */
export interface Measure {
  readonly table: ClassTable;
  readonly book: RuleBook;
}

/** Sums say nothing while an amount is missing. */
const aboutSums: ReadonlySet<string> = new Set(['unit-total', 'goal-number-disagrees']);

/** Holds the unit against schema and rules; `locator` leads each finding to its cell. */
export function checkImport(
  unit: ImportedUnit,
  draft: Draft,
  { table, book }: Measure,
  locator: Locator,
): CheckedImport {
  const diagnostics: Diagnostic[] = [];
  const shaped = acceptShape(unitSheetSchema, unit.sheet);
  if (!shaped.ok) {
    for (const finding of shaped.findings)
      diagnostics.push(diagnose({ ...finding, path: ['单位', ...finding.path] }, finding.code, 'error', locator));
  }
  const absent = new Set<string>();
  const projects = unit.projects.map(({ data, draft: own }, place): Project | null => {
    const unread = draft.projects[own ?? -1]?.unread ?? new Set<string>();
    const read = acceptShape(projectSchema, data);
    if (read.ok) return unread.size > 0 ? null : read.value;
    for (const finding of read.findings) {
      if (isUnread(unread, finding.path)) continue;
      const path = atAmount(['项目', place, ...finding.path]);
      const inDraft = pathInDraft(unit, path);
      const hasPlace = inDraft !== null && draft.hasPlace(inDraft);
      // A column that is not there is told once, not for every row.
      const key = String(finding.path.at(-1));
      if (finding.code === 'missing-field' && !hasPlace && own !== null) {
        if (absent.has(key)) continue;
        if (key !== '资金' && key !== '绩效指标') absent.add(key);
      }
      const told = describeForCells(finding, String(data.项目名称 ?? ''), hasPlace);
      diagnostics.push(diagnose({ ...told, path }, told.code, 'error', locator));
    }
    return null;
  });
  /** Where no amount stands, the first cell for one is meant. */
  function atAmount(path: Path): Path {
    if (path.length !== 3 || path[2] !== '资金') return path;
    const cells = fundingSources.map((source): Path => [...path, source]);
    return cells.find((one) => draft.hasPlace(pathInDraft(unit, one) ?? [])) ?? path;
  }

  if (!shaped.ok) return { diagnostics, sheet: null, projects };
  return { diagnostics: [...diagnostics, ...askRules()], sheet: shaped.value, projects };

  function askRules(): readonly Diagnostic[] {
    if (!shaped.ok) return [];
    const sound = projects.flatMap((project, place) => (project === null ? [] : [{ project, place }]));
    const isWhole = sound.length === projects.length;
    const whole = { 指标分类: table, 单位: shaped.value, 项目: sound.map(({ project }) => project) };
    const within: Locator = {
      locate: (path, part) => locator.locate(placed(path), part),
      locateWithin: (path, offset, length) => locator.locateWithin(placed(path), offset, length),
    };
    function placed(path: Path): Path {
      const [head, index, ...rest] = path;
      const found = head === '项目' && typeof index === 'number' ? sound[index] : undefined;
      return found === undefined ? path : ['项目', found.place, ...rest];
    }
    const ruled = applyRules(whole, book, within).diagnostics;
    return isWhole ? ruled : ruled.filter(({ code }) => !aboutSums.has(code));
  }
}

/** A cell of which it is known that it cannot be read is not missing as well. */
function isUnread(unread: ReadonlySet<string>, path: Path): boolean {
  const keys = [...unread].map((one): Path => JSON.parse(one));
  return keys.some(
    (one) => path.every((step, index) => one[index] === step) || one.every((step, index) => path[index] === step),
  );
}
