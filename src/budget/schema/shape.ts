import type * as z from 'zod/mini';
import type { Path } from '../../diagnostics/path.ts';
import type { Fault } from '../fault.ts';
import type { Finding } from '../rule.ts';
import { type Data, dataAt, isMap, withoutBlanks } from './data.ts';
import { keysAt } from './keys-at.ts';
import { meantBy } from './meant-keys.ts';
import { describeEmptyList, describeMisplacedKey, describeUnknownKey, describeWrongType } from './shape-sentences.ts';

/** What is wrong with the shape of a file; always an error. */
export interface ShapeFinding extends Finding {
  readonly code: string;
  /** The text at `path` was meant as entries under these keys; only its colons are wrong. */
  readonly entries?: readonly string[];
}

/** Data whose shape is sound, or everything that is wrong with it. */
export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly ShapeFinding[] };

/** A schema that yields `T`. */
export type Shape<T> = z.ZodMiniType<T>;

/** What most files hold: data of which there is nothing to say. Null where a key has no value or anything is amiss. */
export function acceptSound<T>(schema: Shape<T>, data: Data): T | null {
  const result = schema.safeParse(data);
  return result.success ? result.data : null;
}

/** Holds data against a schema. A key without a value counts as absent. The sentences are ours, never the validator's. */
export function acceptShape<T>(schema: Shape<T>, data: Data): Shaped<T> {
  const result = schema.safeParse(withoutBlanks(data));
  if (result.success) return { ok: true, value: result.data };
  const { issues } = result.error;
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeysOf(issue, schema, data, issues) : [],
  );
  const meant = new Set(
    unknown.flatMap(({ path, meant }) => meant.map((name) => JSON.stringify([...path.slice(0, -1), name]))),
  );
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

/** A key that is not ours, with those that were probably meant: they are then not missing as well. */
interface UnknownKey {
  readonly path: Path;
  readonly meant: readonly string[];
  readonly finding: ShapeFinding;
}

function unknownKeysOf(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.core.$ZodType,
  data: Data,
  issues: readonly z.core.$ZodIssue[],
): readonly UnknownKey[] {
  const parentPath = pathOf(issue);
  const parent = dataAt(data, parentPath);
  const known = keysAt(schema, parentPath);
  const absent = known.filter((name) => !(isMap(parent) && Object.hasOwn(parent, name)));
  const isRequired = (name: string) =>
    issues.some(({ code, path }) => code === 'invalid_type' && isSamePath(path, [...parentPath, name]));
  const homes = new Set<string>();
  return issue.keys.map((key): UnknownKey => {
    const path = [...parentPath, key];
    const finding = { path, part: 'key', code: 'unknown-key' } as const;
    const home = known.find((name) => isVacantAt(schema, data, [...parentPath, name, key]));
    if (home !== undefined) {
      const sentence = describeMisplacedKey(key, home, absent.includes(home) && !homes.has(home));
      homes.add(home);
      return { path, meant: [home], finding: { ...finding, ...sentence } };
    }
    const meant = meantBy(key, absent, known);
    const isEachRequired = meant.names.length > 1 && meant.names.every(isRequired);
    const sentence = describeUnknownKey(parentPath, key, { ...meant, isEachRequired }, known);
    return { path, meant: meant.names, finding: { ...finding, ...sentence } };
  });
}

/** The schema knows the place, and nothing stands there. */
function isVacantAt(schema: z.core.$ZodType, data: Data, path: Path): boolean {
  const parent = path.slice(0, -1);
  const at = dataAt(data, parent) ?? null;
  const isOpen = at === null || (isMap(at) && dataAt(data, path) === undefined);
  return isOpen && keysAt(schema, parent).includes(String(path.at(-1)));
}

function isSamePath(a: readonly PropertyKey[], b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
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
