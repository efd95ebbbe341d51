/** A bracket or quotation mark in a text. */
export interface BracketMark {
  readonly mark: string;
  readonly offset: number;
  readonly isOpen: boolean;
}

/** An opening mark and the mark that closes it, which may be of another width or shape. */
export interface BracketPair {
  readonly open: BracketMark;
  readonly close: BracketMark;
  /** True where the two are not made for one another: `(…）`. */
  readonly isMixed: boolean;
}

/** The brackets and quotation marks of a text. */
export interface Brackets {
  readonly pairs: readonly BracketPair[];
  readonly unpaired: readonly BracketMark[];
}

/** Pairs by family: within one, an opening mark may be closed by a wrong mark; across two, never. */
const families: readonly (readonly string[])[] = [
  ['()', '（）'],
  ['[]', '［］', '〔〕', '【】', '〖〗'],
  ['{}', '｛｝'],
  ['《》', '〈〉'],
  ['「」', '『』'],
  ['“”', '""'],
  ['‘’'],
];
const familyOf = new Map(families.flatMap((pairs, family) => Array.from(pairs.join(''), (mark) => [mark, family])));
const closers = new Map(families.flat().map(([open = '', close = '']) => [open, close]));
/** Any bracket or quotation mark. */
export const BRACKET_MARK = new RegExp(`[${[...familyOf.keys()].join('').replace(/[[\]]/g, '\\$&')}]`);
const ALL = new RegExp(BRACKET_MARK, 'g');

/** How far back an opening mark is looked for past others that were left open: this keeps the reading linear. */
const deepest = 8;

/** Pairs the marks of a text. Marks of a list (`1）`, `a)`), apostrophes and inches are none. */
export function bracketsIn(text: string): Brackets {
  const pairs: BracketPair[] = [];
  const unpaired: BracketMark[] = [];
  const opened: BracketMark[] = [];
  for (const { 0: mark, index: offset } of text.matchAll(ALL)) {
    if (isApostropheOrInch(text, mark, offset)) continue;
    const mayOpen = closers.has(mark);
    const mayClose = !mayOpen || mark === '"';
    const partner = mayClose ? findPartner(opened, mark) : -1;
    if (mayOpen && partner < 0) {
      opened.push({ mark, offset, isOpen: true });
      continue;
    }
    const close = { mark, offset, isOpen: false };
    const open = opened[partner];
    if (open === undefined) {
      if (!isListMark(text, mark, offset)) unpaired.push(close);
      continue;
    }
    unpaired.push(...opened.splice(partner + 1));
    opened.pop();
    pairs.push({ open, close, isMixed: closers.get(open.mark) !== mark });
  }
  const left = [...unpaired, ...opened];
  return { pairs, unpaired: left.length < 2 ? left : left.sort((a, b) => a.offset - b.offset) };
}

/** The mark that would make a pair with this one. */
export function partnerOf({ mark, isOpen }: BracketMark): string {
  if (isOpen) return closers.get(mark) ?? mark;
  return [...closers].find(([, close]) => close === mark)?.[0] ?? mark;
}

/** Where the latest open mark of a family stands among those still open; one of the very shape goes first. */
function findPartner(opened: readonly BracketMark[], mark: string): number {
  const family = familyOf.get(mark);
  for (let at = opened.length - 1; at >= Math.max(0, opened.length - deepest); at--)
    if (familyOf.get(opened[at]?.mark ?? '') === family) return at;
  return -1;
}

function isListMark(text: string, mark: string, offset: number): boolean {
  if (mark !== ')' && mark !== '）') return false;
  return /(?:^|[\s。；：，、;:])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$/.test(
    text.slice(Math.max(0, offset - 4), offset),
  );
}

function isApostropheOrInch(text: string, mark: string, offset: number): boolean {
  if (mark === '"') return /\d/.test(text.charAt(offset - 1));
  return mark === '’' && /[A-Za-z]/.test(text.charAt(offset - 1)) && /[A-Za-z]/.test(text.charAt(offset + 1));
}
