/** Thrown when a template asks for a name that the view does not have. */
export class UnknownName extends Error {
  readonly unknown: string;
  readonly known: readonly string[];

  constructor(unknown: string, known: readonly string[]) {
    super(`the view has no ${unknown}`);
    this.unknown = unknown;
    this.known = known;
  }
}

/** Thrown when a view hands out a text with a line break: it would vanish in the markup. That is a fault of the form. */
export class LineBreak extends Error {
  constructor(name: string) {
    super(`the view's ${name} holds a line break`);
  }
}

/**
 * Wraps a view so that every unknown name throws. Handlebars' own strict mode lets `{{#each typo}}`, `{{#if typo}}`
 * and `{{#with typo}}` print nothing.
 */
export function guard(view: unknown): unknown {
  if (typeof view !== 'object' || view === null) return view;
  const isUnknown = (target: object, name: string | symbol): name is string =>
    typeof name === 'string' && !Array.isArray(target) && !INTERNAL.has(name) && !Object.hasOwn(target, name);
  return new Proxy(view, {
    has(target, name) {
      if (isUnknown(target, name)) throw new UnknownName(name, Object.keys(target));
      return Reflect.has(target, name);
    },
    get(target, name, receiver) {
      if (isUnknown(target, name)) throw new UnknownName(name, Object.keys(target));
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value === 'string' && /[\r\n]/.test(value)) throw new LineBreak(String(name));
      return typeof value === 'object' ? guard(value) : value;
    },
  });
}

/** Names that Handlebars itself asks of any context. */
const INTERNAL: ReadonlySet<string> = new Set(['toHTML', 'toString', 'valueOf', 'then']);
