import { posix } from 'node:path';
import type { Workspace } from '../workspace/workspace.ts';

/** A file of the page. */
export interface PageFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The files of the page by their paths; only what the page's own folder lists is ever read. */
export function openPageFiles(workspace: Workspace, folder: string): (path: string) => Promise<PageFile | null> {
  const known = new Map<string, Promise<PageFile | null>>();
  const read = async (path: string): Promise<PageFile | null> => {
    const [around, name] = [posix.dirname(path), posix.basename(path)];
    const listed = /^(?:assets\/)?[\w.-]+$/.test(path) ? await workspace.list(posix.join(folder, around)) : null;
    const isListed = listed?.ok === true && listed.value.some((entry) => entry.kind === 'file' && entry.name === name);
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    const bytes = isListed && type !== undefined ? await workspace.read(posix.join(folder, path)) : null;
    return bytes?.ok === true && type !== undefined ? { bytes: bytes.value, type } : null;
  };
  return (path) => {
    const wanted = path === '/' ? 'index.html' : path.slice(1);
    const found = known.get(wanted) ?? read(wanted);
    if (/^(?:assets\/)?[\w.-]+$/.test(wanted)) known.set(wanted, found);
    return found;
  };
}
