import { applyEdits, attributeIn, prefixOf, tagsOf, withAttribute } from './xml-edits.ts';

/** The colours of marks, as Excel's own “bad” and “neutral” have them. */
const colours = { error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const;
export type MarkKind = keyof typeof colours;

/** A style sheet that is being added to. */
export interface Styles {
  /** The style that is as another one, but coloured. */
  coloured(style: number, kind: MarkKind): number;
  /** Whether a style has one of our colours: a cell that was marked before. */
  isColoured(style: number): boolean;
  /** The style without one of our colours. */
  plain(style: number): number;
  print(): string;
}

/** What a workbook without styles starts from. */
export const emptyStyles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`;

/** Opens the style sheet of a workbook: fills and cell formats are added behind those that are there; null where it has none. */
export function openStyles(xml: string): Styles | null {
  const prefix = prefixOf(xml);
  const fills = elementsIn(xml, 'fills', 'fill');
  const formats = elementsIn(xml, 'cellXfs', 'xf');
  if (fills === null || formats === null) return null;
  const newFormats: string[] = [];
  const newFills: string[] = [];
  const known = new Map<string, number>();
  const fillOf = (kind: MarkKind): number => {
    const made = `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${colours[kind]}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
    if (!newFills.includes(made)) newFills.push(made);
    return fills.items.length + newFills.indexOf(made);
  };
  const ours = new Set(
    fills.items.flatMap((fill, index) =>
      Object.values(colours).some((rgb) => fill.includes(`"${rgb}"`)) ? [index] : [],
    ),
  );
  const withFill = (style: number, fill: number): number => {
    const key = `${style} ${fill}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const base = formats.items[style] ?? formats.items[0] ?? `<${prefix}xf/>`;
    const [head = ''] = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(base) ?? [];
    const made = withAttribute(withAttribute(head, 'fillId', String(fill)), 'applyFill', '1') + base.slice(head.length);
    const index = formats.items.length + newFormats.push(made) - 1;
    known.set(key, index);
    return index;
  };
  const isColoured = (style: number): boolean =>
    ours.has(Number(attributeIn(formats.items[style] ?? '', 'fillId') ?? 0));
  return {
    coloured: (style, kind) => withFill(style, fillOf(kind)),
    isColoured,
    plain: (style) => (isColoured(style) ? withFill(style, 0) : style),
    print: () => applyEdits(xml, [...added(fills, newFills, prefix), ...added(formats, newFormats, prefix)]),
  };
}

/** A list of elements in a style sheet. */
interface ElementList {
  readonly head: { readonly start: number; readonly end: number; readonly text: string };
  /** Where its closing tag begins; where it has none, the end of its only tag. */
  readonly end: number;
  readonly isEmpty: boolean;
  readonly name: string;
  readonly items: readonly string[];
}

function elementsIn(xml: string, list: string, item: string): ElementList | null {
  const items: string[] = [];
  let head: ElementList['head'] | null = null;
  let [depth, from] = [0, 0];
  for (const tag of tagsOf(xml)) {
    if (head === null) {
      if (tag.name !== list || tag.kind === 'close') continue;
      head = tag;
      if (tag.kind === 'empty') return { head, end: tag.end, isEmpty: true, name: list, items };
      continue;
    }
    if (tag.name === list && tag.kind === 'close') return { head, end: tag.start, isEmpty: false, name: list, items };
    if (tag.kind === 'close') depth--;
    if (depth === 0 && tag.kind !== 'close') from = tag.start;
    if (tag.kind === 'open') depth++;
    if (depth === 0 && tag.name === item) items.push(xml.slice(from, tag.end));
  }
  return null;
}

function added({ head, end, isEmpty, name, items }: ElementList, more: readonly string[], prefix: string) {
  if (more.length === 0) return [];
  const opening = withAttribute(head.text, 'count', String(items.length + more.length));
  const open = isEmpty ? opening.replace(/\s*\/>$/, '>') : opening;
  return [
    { start: head.start, end: head.end, text: open },
    { start: end, end, text: more.join('') + (isEmpty ? `</${prefix}${name}>` : '') },
  ];
}
