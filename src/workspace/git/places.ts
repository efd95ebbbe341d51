import { isAbsolute, posix, relative, resolve, sep } from 'node:path';

/**
 * Names of the workspace and paths in the repository (from its top, with `/`), one for the other. They meet at a folder
 * that both know, so that links on the way to the repository do not matter.
 */
export interface Places {
  /** Null for what lies outside of the repository; '' is its top. */
  pathOf(name: string): string | null;
  nameOf(path: string): string;
}

/** `anchor` is an absolute folder, `prefix` what git calls it: '' or a path that ends in `/`. */
export function openPlaces(
  anchor: string,
  prefix: string,
  at: (name: string) => string,
  nameOf: (absolute: string) => string,
): Places {
  return {
    pathOf(name) {
      const way = relative(anchor, at(name));
      if (isAbsolute(way)) return null;
      const path = posix.join('/', prefix, way.replaceAll(sep, '/')).slice(1);
      return climbs(prefix, way) ? null : path.replace(/\/$/, '');
    },
    nameOf: (path) => nameOf(resolve(anchor, posix.relative(`/${prefix}`, `/${path}`))),
  };
}

/** Whether a way leads out of the repository at its top. */
function climbs(prefix: string, way: string): boolean {
  const inside = posix.join(prefix, way.replaceAll(sep, '/'));
  return inside === '..' || inside.startsWith('../');
}
