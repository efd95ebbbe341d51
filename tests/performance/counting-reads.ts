/** The same plain data, read through a proxy that counts how often a member is read. */
export function countReads<T extends object>(data: T): { readonly data: T; readonly reads: () => number } {
  let reads = 0;
  const proxies = new WeakMap<object, object>();
  const wrap = (value: object): object => {
    const known = proxies.get(value);
    if (known !== undefined) return known;
    const proxy = new Proxy(value, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof name === 'symbol' || typeof member === 'function') return member;
        reads += 1;
        return isPlain(member) ? wrap(member) : member;
      },
    });
    proxies.set(value, proxy);
    return proxy;
  };
  return { data: wrap(data) as T, reads: () => reads };
}

/** Amounts are objects of a class and stay as they are. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
