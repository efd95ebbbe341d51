import { escapeXml } from '../opc/part.ts';

/** Gives the rows that a reader jumps to their bookmarks; one for a whole document, since names and numbers are its own. */
export interface Bookmarks {
  /** What stands at the start of the row's first paragraph. */
  readonly mark: (title: string) => string;
}

/** Word's limit (ECMA-376, 17.13.6.2, and the SDK's schema), in UTF-16 units. */
const LONGEST = 40;

export function openBookmarks(): Bookmarks {
  const given = new Set<string>();
  let id = 0;
  return {
    mark(title) {
      const name = nameFor(title, given);
      given.add(name.toLowerCase());
      const start = `<w:bookmarkStart w:id="${id}" w:name="${escapeXml(name)}"/>`;
      return `${start}<w:bookmarkEnd w:id="${id++}"/>`;
    },
  };
}

/** Word takes letters, digits and low lines, a letter first, and does not tell capitals from small letters. */
function nameFor(title: string, given: ReadonlySet<string>): string {
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '');
  const base = /^\p{L}/u.test(plain) ? plain : `书签_${plain}`;
  for (let nth = 1; ; nth++) {
    const name = nth === 1 ? cut(base, LONGEST) : `${cut(base, LONGEST - 1 - String(nth).length)}_${nth}`;
    if (!given.has(name.toLowerCase())) return name;
  }
}

/** No surrogate pair is cut in two. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
