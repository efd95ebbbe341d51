import { keysAt } from '../budget/schema/keys-at.ts';
import { type Checked, refuse } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/path.ts';
import type { Change } from '../yaml/change.ts';
import { decode } from '../yaml/decode.ts';
import type { Plain } from '../yaml/located.ts';
import { parse } from '../yaml/parse.ts';
import { splice } from '../yaml/splice.ts';
import { encode } from './repair.ts';
import { shapeOf } from './shape-of.ts';
import type { SourceFile } from './unit-folder.ts';

/** A file as it was and as it should be laid out; `isHeld` where to lay it out would change what it says. */
export interface Formatted extends SourceFile {
  readonly before: string;
  readonly after: string;
  readonly isHeld: boolean;
}

/**
 * Lays a file out: keys in the order of the form, two columns a level, nothing behind the lines. No text of a value and
 * no comment is touched, and the data is the same before and after. A file with mistakes of notation is refused.
 */
export function formatFile({ file, bytes }: SourceFile): Checked<Formatted> {
  const source = decode(file, bytes);
  if (!source.ok) return source;
  const parsed = parse(source.value);
  if (!parsed.ok) return refuse(parsed.diagnostics);
  const before = source.value.text;
  const orders = ordersIn(parsed.value.data, [], (path) => keysAt(shapeOf(file), path));
  const spliced = splice(source.value, [...orders, { kind: 'indent' }, { kind: 'trim' }]);
  const after = spliced.ok ? spliced.text : before;
  const value = { file, bytes: after === before ? bytes : encode(after, bytes), before, after, isHeld: !spliced.ok };
  return { ok: true, value, diagnostics: parsed.diagnostics };
}

/** The maps whose keys are not in the form's order; keys that the form does not know stay behind those that it knows. */
function ordersIn(data: Plain, path: Path, knownAt: (path: Path) => readonly string[]): readonly Change[] {
  if (data === null || typeof data === 'string') return [];
  const members = Object.entries(data);
  const steps = members.map(([key]) => (Array.isArray(data) ? Number(key) : key));
  const inner = members.flatMap(([, value], index) => ordersIn(value, [...path, steps[index] ?? ''], knownAt));
  if (Array.isArray(data)) return inner;
  const known = knownAt(path);
  const rank = (index: number): number => {
    const place = known.indexOf(members[index]?.[0] ?? '');
    return place < 0 ? known.length : place;
  };
  const order = members.map((_, index) => index).toSorted((a, b) => rank(a) - rank(b));
  const isInOrder = order.every((index, place) => index === place);
  return isInOrder ? inner : [...inner, { kind: 'order', path, order }];
}
