/** What an entry of a folder is in git: a link holds only where it leads, a submodule only a commit of elsewhere. */
export type TreeKind = 'folder' | 'file' | 'link' | 'submodule';

export interface TreeEntry {
  readonly name: string;
  readonly kind: TreeKind;
  /** Of the object. */
  readonly id: string;
}

/** The entries of a folder by their names. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** Reads the listing of a folder: for each entry the mode in octal, a space, the name, a zero byte and the id, in bytes. */
export function readTree(bytes: Uint8Array, idLength: number): Tree {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < buffer.length; ) {
    const space = buffer.indexOf(0x20, at);
    const zero = buffer.indexOf(0, space);
    const next = zero + 1 + idLength / 2;
    const kind = kindOf(buffer.toString('latin1', at, space));
    const name = buffer.toString('utf8', space + 1, zero);
    entries.set(name, { name, kind, id: buffer.toString('hex', zero + 1, next) });
    at = next;
  }
  return entries;
}

/** The kind that a mode stands for (gitformat-index(5)): 40000, 120000, 160000, else 100644 or 100755. */
export function kindOf(mode: string): TreeKind {
  if (/^0?40000$/.test(mode)) return 'folder';
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}
