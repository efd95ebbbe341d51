import type { Role } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';

/**
 * How far a number set right stands off the edge, in thousandths of an em, so that the decimal points of a column are in
 * line: digits of 宋体 are not all of one width. 0 for a text that does not end in decimals.
 */
export function decimalInset(shelf: Shelf, role: Role, text: string): number {
  const decimals = /\.(\d+)$/.exec(text)?.[1];
  if (decimals === undefined) return 0;
  return decimals.length * widestDigit(shelf, role) - shelf.width(role, decimals);
}

const widest = new WeakMap<Shelf, Map<Role, number>>();

function widestDigit(shelf: Shelf, role: Role): number {
  const roles = widest.get(shelf) ?? new Map<Role, number>();
  widest.set(shelf, roles);
  const width = roles.get(role) ?? Math.max(...Array.from('0123456789', (digit) => shelf.width(role, digit)));
  roles.set(role, width);
  return width;
}
