/** A fence may stand within a list item; its lines are then indented as the fence is. */
const fence = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

/** A fenced block, and the HTML comment that stands right before it; '' where there is none. */
export interface Block {
  readonly kind: string;
  readonly content: string;
  readonly remark: string;
}

export function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(fence)].map((match) => {
    const [, indent = '', kind = '', content = ''] = match;
    const remark = /<!--((?:(?!-->)[\s\S])*)-->\s*$/.exec(text.slice(0, match.index))?.[1] ?? '';
    return { kind, content: content.replaceAll(new RegExp(`^${indent}`, 'gm'), ''), remark };
  });
}

export function blocksOfKind(text: string, kind: string): readonly string[] {
  return blocksOf(text).flatMap((block) => (block.kind === kind ? [block.content] : []));
}

/** Everything that is set as code, fenced or within a line. */
export function codeOf(text: string): readonly string[] {
  const inline = [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [...blocksOf(text).map(({ content }) => content), ...inline];
}

/** What is left without any code. */
export function proseOf(text: string): string {
  return text.replace(fence, '').replace(/`[^`\n]*`/g, '');
}

/** The cells of the table whose header row begins with `first`. */
export function tableOf(text: string, first: string): readonly (readonly string[])[] {
  const table = new RegExp(`^\\| ${first} \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n?)*)`, 'm').exec(text)?.[1] ?? '';
  const rows = table.split('\n').filter((row) => row !== '');
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The words of a cell that are set as code. */
export function wordsIn(cell: string | undefined): readonly string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** Headings as they are linked to. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.replace(fence, '').matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? '');
  const slug = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
  return new Set(headings.map((heading) => slug(heading).replace(/\s/g, '-')));
}
