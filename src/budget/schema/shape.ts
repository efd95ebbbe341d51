import type * as z from 'zod/mini';
import type { Path } from '../../diagnostics/path.ts';
import type { Fault } from '../fault.ts';
import type { Finding } from '../rule.ts';
import { suggest } from '../suggest.ts';
import { type Data, dataAt, isMap, withoutBlanks } from './data.ts';
import { keysAt } from './keys-at.ts';
import { describeEmptyList, describeUnknownKey, describeWrongType } from './shape-sentences.ts';

/** What is wrong with the shape of a file; always an error. */
export interface ShapeFinding extends Finding {
  readonly code: string;
}

/** Data whose shape is sound, or everything that is wrong with it. */
export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly ShapeFinding[] };

/** A schema that yields `T`. */
export type Shape<T> = z.ZodMiniType<T>;

/** Holds data against a schema. A key without a value counts as absent. The sentences are ours, never the validator's. */
export function acceptShape<T>(schema: Shape<T>, data: Data): Shaped<T> {
  const result = schema.safeParse(withoutBlanks(data));
  if (result.success) return { ok: true, value: result.data };
  const { issues } = result.error;
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeysOf(issue, schema, data) : [],
  );
  const meant = new Set(unknown.map(({ path, meant }) => JSON.stringify([...path.slice(0, -1), meant])));
  const others = issues
    .filter((issue) => !meant.has(JSON.stringify(issue.path)) && !isEcho(issue, issues))
    .flatMap((issue) => findingOf(issue, schema, data));
  return { ok: false, findings: [...unknown.map(({ finding }) => finding), ...others] };
}

/** What is said of a whole map or list means little while something inside it is wrong. */
function isEcho(issue: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[]): boolean {
  const isInside = ({ code, path }: z.core.$ZodIssue) =>
    issue.path.every((step, index) => path[index] === step) &&
    (path.length > issue.path.length || code === 'unrecognized_keys');
  return issue.code === 'custom' && issues.some((other) => other !== issue && isInside(other));
}

/** A key that is not ours, with the one that was probably meant: that one is then not missing as well. */
interface UnknownKey {
  readonly path: Path;
  readonly meant: string | null;
  readonly finding: ShapeFinding;
}

function unknownKeysOf(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.core.$ZodType,
  data: Data,
): readonly UnknownKey[] {
  const parentPath = pathOf(issue);
  const parent = dataAt(data, parentPath);
  const known = keysAt(schema, parentPath);
  const absent = known.filter((name) => !(isMap(parent) && Object.hasOwn(parent, name)));
  return issue.keys.map((key) => {
    const meant = suggest(key, absent) ?? suggest(key, known);
    const path = [...parentPath, key];
    const isPresent = meant !== null && !absent.includes(meant);
    const sentence = describeUnknownKey(parentPath, key, meant, isPresent, known);
    return { path, meant, finding: { path, part: 'key', code: 'unknown-key', ...sentence } };
  });
}

function findingOf(issue: z.core.$ZodIssue, schema: z.core.$ZodType, data: Data): readonly ShapeFinding[] {
  const path = pathOf(issue);
  switch (issue.code) {
    case 'unrecognized_keys':
      return [];
    case 'invalid_type':
      return [describeWrongType(path, issue.expected, dataAt(data, path), keysAt(schema, path))];
    case 'too_small':
      return [{ path, part: 'key', code: 'empty-value', ...describeEmptyList(path) }];
    case 'custom': {
      const { fault } = issue.params as { readonly fault: Fault };
      return [{ path, part: typeof dataAt(data, path) === 'string' ? 'value' : 'key', ...fault }];
    }
    default:
      throw new Error(`The schema raised an issue that has no sentence: ${issue.code}`);
  }
}

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}
