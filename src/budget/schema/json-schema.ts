import * as z from 'zod/mini';
import type { ClassTable } from '../unit.ts';
import { classTableSchema } from './class-table.ts';
import { fields } from './fields.ts';
import {
  type Constraints,
  classConstraints,
  fieldConstraints,
  type JsonSchema,
  oneLine,
  weightConstraints,
} from './json-constraints.ts';
import { projectSchema } from './project.ts';
import { settingsSchema } from './settings.ts';
import { unitSheetSchema } from './unit-sheet.ts';

/** The JSON Schema of 单位.yaml, for editors. */
export function unitSheetJsonSchema(): JsonSchema {
  return draft(unitSheetSchema, fieldConstraints);
}

/** The JSON Schema of a project's file under one year's class table, from which 分类 is completed. */
export function projectJsonSchema({ 指标分类 }: ClassTable): JsonSchema {
  const classes = 指标分类.flatMap(({ 二级 }) => 二级);
  return draft(projectSchema, { ...fieldConstraints, ...classConstraints(classes) });
}

/** The JSON Schema of 指标分类.yaml. */
export function classTableJsonSchema(): JsonSchema {
  return draft(classTableSchema, fieldConstraints);
}

/** The JSON Schema of mubiao.yaml. */
export function settingsJsonSchema(): JsonSchema {
  const { 规则: _, ...constraints } = fieldConstraints;
  return draft(settingsSchema, { ...constraints, ...weightConstraints() });
}

/** Draft 7, which the YAML extension of VS Code knows best. */
function draft(schema: z.core.$ZodType, known: Constraints): JsonSchema {
  const { $schema, ...made } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
  return { $schema, $comment: '由 mubiao schema 生成，请不要手改。', ...refine(made, known) };
}

/** Adds what is known of each value by its title. */
function refine(node: JsonSchema, known: Constraints): JsonSchema {
  const { title } = node as { readonly title?: string };
  const constraint = title === undefined ? undefined : known[title];
  switch (node.type) {
    case 'string':
      return { ...node, ...(constraint ?? oneLine), ...examplesOf(title) };
    case 'array':
      return { ...node, items: refine(node.items as JsonSchema, known) };
    default:
      return { ...node, ...constraint, properties: refineProperties(node, known), additionalProperties: false };
  }
}

/** A key that need not be there may also stand without a value. */
function refineProperties(node: JsonSchema, known: Constraints): JsonSchema {
  const { properties, required = [] } = node as {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  const refined = Object.entries(properties).map(([name, child]): [string, JsonSchema] => {
    const whole = refine(child, known);
    return [name, required.includes(name) ? whole : orEmpty(whole)];
  });
  return Object.fromEntries(refined);
}

function orEmpty({ type, enum: words, ...rest }: JsonSchema): JsonSchema {
  if (Array.isArray(words)) return { ...rest, enum: [...words, null] };
  return { ...rest, type: [...(Array.isArray(type) ? type : [type]), 'null'] };
}

/** What follows the key in the field's example. */
function examplesOf(title: string | undefined): JsonSchema {
  const example = Object.entries(fields).find(([name]) => name === title)?.[1].example ?? '';
  const start = `${title}: `;
  return example.startsWith(start) ? { examples: [example.slice(start.length)] } : {};
}
