import type { JsonSchema } from '../../budget/schema/json-constraints.ts';
import { projectJsonSchema, unitSheetJsonSchema } from '../../budget/schema/json-schema.ts';
import type { ClassTable } from '../../budget/unit.ts';

/** What the schema says of a field, in the words that editors show. */
export interface Note {
  readonly description: string;
  /** A value as it is written; '' where the schema gives none. */
  readonly example: string;
  /** What to write instead of what the schema refuses; '' where it has no words for it. */
  readonly advice: string;
}

/** The notes of the three sheets: there is no second wording of what a field is. */
export interface Notes {
  unit(path: readonly string[]): Note;
  project(path: readonly string[]): Note;
  /** 项目名称 is the project's, all else the indicator's. */
  indicator(path: readonly string[]): Note;
}

export function openNotes(table: ClassTable): Notes {
  const unit = unitSheetJsonSchema();
  const project = projectJsonSchema(table);
  return {
    unit: (path) => noteAt(unit, path),
    project: (path) => noteAt(project, path),
    indicator: (path) => noteAt(project, path[0] === '项目名称' ? path : ['绩效指标', ...path]),
  };
}

/** Throws where the schema has no such field: the layout and the schema are ours. */
function noteAt(schema: JsonSchema, path: readonly string[]): Note {
  let place = schema;
  for (const key of path) {
    const { properties } = (place.items ?? place) as { readonly properties?: Readonly<Record<string, JsonSchema>> };
    const next = properties?.[key];
    if (next === undefined) throw new Error(`the schema has no ${path.join('.')}`);
    place = next;
  }
  const { description, examples, patternErrorMessage } = place as {
    readonly description?: string;
    readonly examples?: readonly string[];
    readonly patternErrorMessage?: string;
  };
  return { description: description ?? '', example: examples?.[0] ?? '', advice: patternErrorMessage ?? '' };
}
