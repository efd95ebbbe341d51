import { classTableSchema } from '../budget/schema/class-table.ts';
import { projectSchema } from '../budget/schema/project.ts';
import { settingsSchema } from '../budget/schema/settings.ts';
import type { Shape } from '../budget/schema/shape.ts';
import { unitSheetSchema } from '../budget/schema/unit-sheet.ts';

const shapes: ReadonlyMap<string, Shape<unknown>> = new Map<string, Shape<unknown>>([
  ['指标分类.yaml', classTableSchema],
  ['单位.yaml', unitSheetSchema],
  ['mubiao.yaml', settingsSchema],
]);

/** The shape that a data file should have, by its name; whatever has no name of its own is a project. */
export function shapeOf(file: string): Shape<unknown> {
  return shapes.get(file.slice(file.lastIndexOf('/') + 1)) ?? projectSchema;
}
