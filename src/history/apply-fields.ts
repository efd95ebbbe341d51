import type { Complain } from './apply-difference.ts';
import type { PlainMap, PlainValue } from './plain-unit.ts';

/** A text or a list of entries before and after; null where the key is absent. */
interface FieldChange {
  readonly field: string;
  readonly before: PlainValue | null;
  readonly after: PlainValue | null;
}

/** Sets, replaces and takes out keys, each of which must read as it did. */
export function applyFields(
  data: PlainMap,
  changes: readonly FieldChange[],
  where: string,
  complain: Complain,
): PlainMap {
  const fields = new Map(Object.entries(data));
  for (const { field, before, after } of changes) {
    const found = fields.get(field) ?? null;
    if (!isSamePlain(found, before)) {
      complain({ where: `${where}的${field}`, expected: shown(before), found: shown(found) });
    } else if (after === null) fields.delete(field);
    else fields.set(field, after);
  }
  return Object.fromEntries(fields);
}

/** Whether two values say the same, in whatever order their keys were written. */
export function isSamePlain(one: PlainValue | null, other: PlainValue | null): boolean {
  return one === other || JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_: string, value: PlainValue | null): PlainValue | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shown(value: PlainValue | null): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}
