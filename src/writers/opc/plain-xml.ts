/** A tag with what it says of itself. */
interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Tags and texts in their order; what stands outside of the root is left out. */
export type Piece = Tag | string;

/**
 * Reads XML in the notation in which Word documents are written, quickly: a document has thousands of tags and a few dozen
 * different ones, each of which is read once. Null where anything is out of the ordinary (a comment, a quotation mark of
 * the other kind, a tag that is not closed), which is left to a real parser: what is read here is read as there.
 */
export function readPlainXml(xml: string): readonly Piece[] | null {
  const tags = new Map<string, Tag | null>();
  const pieces: Piece[] = [];
  const open: string[] = [];
  let isRooted = false;
  let at = DECLARATION.exec(xml)?.[0].length ?? 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0 || (start > at && open.length === 0)) return null;
    if (start > at) {
      const text = plainText(xml.slice(at, start));
      if (text === null) return null;
      pieces.push(text);
    }
    at = xml.indexOf('>', start) + 1;
    if (at === 0) return null;
    const written = xml.slice(start, at);
    const known = tags.get(written);
    const tag = known === undefined ? readTag(written) : known;
    if (known === undefined) tags.set(written, tag);
    if (tag === null || (isRooted && open.length === 0)) return null;
    isRooted = true;
    if (tag.opens) open.push(tag.name);
    if (tag.closes && open.pop() !== tag.name) return null;
    pieces.push(tag);
  }
  return isRooted && open.length === 0 ? pieces : null;
}

const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>/;
const NAME = '[A-Za-z_][A-Za-z0-9_.:-]*';
const OPEN = new RegExp(`^<(${NAME})((?: ${NAME}="[^"<\\t\\n]*")*)(/?)>$`);
const CLOSE = new RegExp(`^</(${NAME})>$`);
const ATTRIBUTE = new RegExp(` (${NAME})="([^"]*)"`, 'g');

function readTag(written: string): Tag | null {
  const closing = CLOSE.exec(written)?.[1];
  if (closing !== undefined) return { name: closing, attributes: {}, opens: false, closes: true };
  const [, name, list = '', slash] = OPEN.exec(written) ?? [];
  if (name === undefined) return null;
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of list.matchAll(ATTRIBUTE)) {
    const text = plainText(value);
    if (text === null || Object.hasOwn(attributes, key)) return null;
    attributes[key] = text;
  }
  return { name, attributes, opens: true, closes: slash === '/' };
}

const EXTRAORDINARY = /[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\]\]>/u;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** A text with its entities resolved; null where it has others than the five, or a character that XML knows not. */
function plainText(written: string): string | null {
  if (EXTRAORDINARY.test(written)) return null;
  if (!written.includes('&')) return written;
  let isPlain = true;
  const text = written.replace(/&[^&;]*;?/g, (entity) => {
    const character = ENTITIES[entity];
    isPlain &&= character !== undefined;
    return character ?? '';
  });
  return isPlain ? text : null;
}
