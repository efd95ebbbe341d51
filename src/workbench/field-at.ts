import type { Path } from '../diagnostics/path.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Located, Plain } from '../yaml/located.ts';

/** A field of a file, with the stretch from its key to the end of its value. */
interface Field {
  readonly path: Path;
  readonly start: number;
  readonly end: number;
}

const known = new WeakMap<Located, readonly Field[]>();

/** The innermost field that a finding stands in; [] where it is about the file. */
export function fieldAt(located: Located, { start }: Pick<Span, 'start'>): Path {
  const fields = known.get(located) ?? fieldsOf(located);
  known.set(located, fields);
  const around = fields.filter((field) => field.start <= start && start <= field.end);
  return around.reduce<Path>((best, { path }) => (path.length > best.length ? path : best), []);
}

function fieldsOf(located: Located): readonly Field[] {
  const fields: Field[] = [];
  const visit = (data: Plain, path: Path): Field => {
    const key = located.locate(path, 'key');
    const value = located.locate(path);
    let [start, end] = [Math.min(key.start, value.start), Math.max(key.end, value.end)];
    const members = typeof data === 'object' && data !== null ? Object.entries(data) : [];
    for (const [name, member] of members) {
      const inner = visit(member, [...path, Array.isArray(data) ? Number(name) : name]);
      if (Array.isArray(data)) start = Math.min(start, inner.start);
      end = Math.max(end, inner.end);
    }
    const field = { path, start, end };
    if (path.length > 0) fields.push(field);
    return field;
  };
  visit(located.data, []);
  return fields;
}
