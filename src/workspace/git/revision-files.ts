import { done, fail } from '../failure.ts';
import { byCodeUnit, type Entry, type Files } from '../workspace.ts';
import type { Objects } from './objects.ts';
import type { Places } from './places.ts';
import { readTree, type Tree, type TreeEntry } from './tree.ts';

/** What stands at a path: an entry, nothing, or a link or submodule on the way, beyond which git does not look. */
type Found = TreeEntry | null | { readonly blocked: TreeEntry };

/**
 * The files of a commit under the names that they have on the disk, listed and read as there. Folders are asked for once.
 * Links are not followed, submodules and LFS pointers not entered: reading one is a failure that says so.
 */
export function openRevisionFiles(
  objects: Objects,
  tree: string,
  places: Places,
  name: (path: string) => string,
): Files & { idOf(name: string): Promise<string | null> } {
  const trees = new Map<string, Promise<Tree | null>>();
  const entriesOf = (id: string): Promise<Tree | null> => {
    const known = trees.get(id);
    if (known !== undefined) return known;
    const read = objects.read(id).then((object) => {
      return typeof object === 'string' ? null : readTree(object.bytes, id.length);
    });
    trees.set(id, read);
    return read;
  };
  const below = async (here: Found, part: string): Promise<Found> => {
    if (here === null || 'blocked' in here) return here;
    if (here.kind === 'link' || here.kind === 'submodule') return { blocked: here };
    return (here.kind === 'folder' ? (await entriesOf(here.id))?.get(part) : null) ?? null;
  };
  const find = async (asked: string): Promise<Found> => {
    const path = places.pathOf(asked);
    if (path === null) return null;
    let here: Found = { name: '', kind: 'folder', id: tree };
    for (const part of path === '' ? [] : path.split('/')) here = await below(here, part);
    return here;
  };
  const folders = new Map<string, Promise<Found>>();
  /** Most names are those of files in a folder from which others were read. */
  const at = async (asked: string): Promise<Found> => {
    const slash = asked.lastIndexOf('/');
    const [around, last] = [asked.slice(0, slash), asked.slice(slash + 1)];
    if (slash <= 0 || /^\.{0,2}$/.test(last)) return find(asked);
    const folder = folders.get(around) ?? find(around);
    folders.set(around, folder);
    const here = await folder;
    return here === null ? find(asked) : below(here, last);
  };
  return {
    name,
    idOf: async (asked) => {
      const found = await at(asked);
      return found === null || 'blocked' in found ? null : found.id;
    },
    kind: async (asked) => {
      const found = await at(asked);
      return found === null || 'blocked' in found ? null : shown(found).kind;
    },
    list: async (folder) => {
      const found = await at(folder);
      if (found === null) return fail('list', folder, 'ENOENT');
      if ('blocked' in found) return fail('list', folder, outside(found.blocked));
      if (found.kind !== 'folder') return fail('list', folder, found.kind === 'file' ? 'ENOTDIR' : outside(found));
      const entries = await entriesOf(found.id);
      if (entries === null) return fail('list', folder, 'git-lost');
      if ([...entries.keys()].some(isOdd)) return fail('list', folder, 'git-name');
      return done([...entries.values()].map(shown).sort((a, b) => byCodeUnit(a.name, b.name)));
    },
    read: async (file) => {
      const found = await at(file);
      if (found === null) return fail('read', file, 'ENOENT');
      if ('blocked' in found) return fail('read', file, outside(found.blocked));
      if (found.kind !== 'file') return fail('read', file, found.kind === 'folder' ? 'EISDIR' : outside(found));
      const blob = await objects.read(found.id);
      if (typeof blob === 'string') return fail('read', file, 'git-lost');
      return isPointer(blob.bytes) ? fail('read', file, 'git-lfs') : done(blob.bytes);
    },
  };
}

/** As a listing on the disk would have it: a submodule is a folder, a link (to who knows what) passes for a file. */
function shown({ name, kind }: TreeEntry): Entry {
  return { name, kind: kind === 'folder' || kind === 'submodule' ? 'folder' : 'file' };
}

function outside({ kind }: TreeEntry): string {
  return kind === 'submodule' ? 'git-submodule' : 'git-link';
}

/** A name with a line break or another control character, which no message could show. */
function isOdd(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  return /[\u0000-\u001f\u007f]/.test(name);
}

/** What Git LFS commits in the place of a file (git-lfs/docs/spec.md): a few lines, the first of which is this. */
function isPointer(bytes: Uint8Array): boolean {
  const mark = 'version https://git-lfs.github.com/spec/v1\n';
  return bytes.length < 1024 && Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark;
}
