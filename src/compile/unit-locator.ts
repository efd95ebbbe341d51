import type { Path } from '../diagnostics/path.ts';
import type { Locator } from '../yaml/located.ts';

/** The files of a unit, by the names with which paths into it begin; null where one was not read. */
export interface UnitLocators {
  readonly 指标分类: Locator | null;
  readonly 单位: Locator;
  readonly 项目: readonly Locator[];
}

/** A path into the unit begins with the file that it leads to. */
export function unitLocator({ 指标分类, 单位, 项目 }: UnitLocators): Locator {
  return routed((path) => {
    const [head, position] = path;
    if (head === '指标分类' && 指标分类 !== null) return { locator: 指标分类, path: path.slice(1) };
    const project = head === '项目' && typeof position === 'number' ? 项目[position] : undefined;
    if (project !== undefined) return { locator: project, path: path.slice(2) };
    return { locator: 单位, path: head === '单位' ? path.slice(1) : [] };
  });
}

/** A locator that asks another, with what is left of the path. */
export function routed(route: (path: Path) => { readonly locator: Locator; readonly path: Path }): Locator {
  return {
    locate(path, part) {
      const { locator, path: inFile } = route(path);
      return locator.locate(inFile, part);
    },
    locateWithin(path, offset, length) {
      const { locator, path: inFile } = route(path);
      return locator.locateWithin(inFile, offset, length);
    },
  };
}
