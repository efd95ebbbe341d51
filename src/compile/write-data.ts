import { keysAt } from '../budget/schema/keys-at.ts';
import type { PlainMap } from '../history/plain-unit.ts';
import { writeValue } from '../yaml/write-value.ts';
import { writable } from './changes-towards.ts';
import { shapeOf } from './shape-of.ts';

/** A data file written anew, of the kind that `name` says: keys in the form's order, amounts as the form prints them. */
export function newDataFile(data: PlainMap, name = '项目/新.yaml'): Uint8Array {
  const shape = shapeOf(name);
  const plain = writable(data, [], (path) => keysAt(shape, path));
  const text = writeValue(plain, { column: 0, lineBreak: '\n', isFlow: false });
  return new TextEncoder().encode(`${text.trimStart()}\n`);
}
