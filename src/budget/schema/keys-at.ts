import type * as z from 'zod/mini';
import type { Path } from '../../diagnostics/path.ts';

/** The keys that a schema knows at a path, in the form's order; none where it has no map there. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [step, ...rest] = path;
  switch (def.type) {
    case 'optional':
      return keysAt(def.innerType, path);
    case 'object': {
      if (step === undefined) return Object.keys(def.shape);
      const next = def.shape[step];
      return next === undefined ? [] : keysAt(next, rest);
    }
    case 'array':
      return step === undefined ? [] : keysAt(def.element, rest);
    default:
      return [];
  }
}
