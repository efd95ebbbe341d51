/** The class of a CommonJS module, which Node and bundlers hand over in two ways. */
export function classOf<T>(module: unknown): T {
  const { default: inner } = module as { readonly default?: T };
  return inner ?? (module as T);
}
