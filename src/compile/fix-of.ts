import type { Finding } from '../budget/rule.ts';
import type { ShapeFinding } from '../budget/schema/shape.ts';
import type { Fix } from '../diagnostics/fix.ts';
import type { Path } from '../diagnostics/path.ts';

/** What mends a finding, to be spread into its diagnostic; `inFile` makes paths of the finding paths into its file. */
export function fixOf(
  finding: Finding & Partial<ShapeFinding>,
  inFile: (path: Path) => Path = (path) => path,
): { readonly fix?: Fix } {
  const { path, fix, reorder, entries, within } = finding;
  if (reorder !== undefined) return { fix: { kind: 'order', path: inFile(reorder.path), order: reorder.order } };
  if (entries !== undefined) return { fix: { kind: 'entries', path: inFile(path), keys: entries } };
  if (fix === undefined || finding.part === 'key') return {};
  return { fix: { kind: 'text', path: inFile(path), text: fix, ...(within === undefined ? {} : { within }) } };
}

/** The path within the file that a path into the unit leads to. */
export function pathInFile(path: Path): Path {
  return path.slice(path[0] === '项目' ? 2 : 1);
}
