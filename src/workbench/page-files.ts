import { posix } from 'node:path';
import type { Workspace } from '../workspace/workspace.ts';
import { openRareFaces } from './rare-faces.ts';

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
  ttf: 'font/ttf',
};

/** Where the page's files lie. */
export interface PageFolders {
  readonly page: string;
  /** The faces of the form: whoever has no Chinese face reads the page in them. */
  readonly fonts: string;
}

const ours = /^(?:(?:assets|fonts)\/)?[\w.-]+$/;
/** A piece of the rare face: planes 2 and 3. */
const rarePiece = /^fonts\/rare-([23][0-9a-f]{2})\.ttf$/;

/** The files of the page by their paths; only what these folders list is ever read. */
export function openPageFiles(
  workspace: Workspace,
  { page, fonts }: PageFolders,
): (path: string) => Promise<PageFile | null> {
  const known = new Map<string, Promise<PageFile | null>>();
  const rareFace = openRareFaces(workspace, fonts);
  const read = async (path: string): Promise<PageFile | null> => {
    const piece = rarePiece.exec(path)?.[1];
    if (piece !== undefined) {
      const face = await rareFace(Number.parseInt(piece, 16));
      return face === null ? null : { bytes: face, type: 'font/ttf' };
    }
    const [around, name] = [posix.dirname(path), posix.basename(path)];
    const folder = around === 'fonts' ? fonts : posix.join(page, around);
    const listed = await workspace.list(folder);
    const isListed = listed.ok && listed.value.some((entry) => entry.kind === 'file' && entry.name === name);
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    const bytes = isListed && type !== undefined ? await workspace.read(posix.join(folder, name)) : null;
    return bytes?.ok === true && type !== undefined ? { bytes: bytes.value, type } : null;
  };
  return async (path) => {
    const wanted = path === '/' ? 'index.html' : path.slice(1);
    if (!ours.test(wanted)) return null;
    const found = known.get(wanted) ?? read(wanted);
    known.set(wanted, found);
    return found;
  };
}
