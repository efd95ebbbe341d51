/** A stretch of a text and what shall stand in its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A tag of an XML text, as it stands there. */
export interface Tag {
  /** Without prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Comments, CDATA and instructions are passed over; an attribute may hold `>`. */
const pattern =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/** The tags of a well-formed XML text, from an offset on. */
export function* tagsOf(xml: string, from = 0): Iterable<Tag> {
  const matcher = new RegExp(pattern);
  matcher.lastIndex = from;
  for (let found = matcher.exec(xml); found !== null; found = matcher.exec(xml)) {
    const [text, slash, name, , empty] = found;
    if (name === undefined) continue;
    const kind = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
    yield { name, kind, start: found.index, end: found.index + text.length, text };
  }
}

/** Makes all edits at once; they do not overlap. Those at one place stay in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let made = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}

/** An attribute of a tag; null where it has none of the name. */
export function attributeIn(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : (found[1] ?? found[2] ?? '');
}

/** The tag with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const own = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  if (own.test(tag)) return tag.replace(own, (_, head: string) => `${head}"${value}"`);
  return tag.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end.trim()}`);
}

/** Text as it stands between tags and in attributes. Characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes away.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')
  );
}

/** The prefix of the elements of a text, with its colon: `x:` of `<x:worksheet …>`, or ''. */
export function prefixOf(xml: string): string {
  return /<([\w.-]+:)?(?:worksheet|styleSheet|comments|Types|Relationships)\b/.exec(xml)?.[1] ?? '';
}
