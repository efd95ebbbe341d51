import type { Scalar } from 'yaml';

/**
 * A text that would not reach the form as its author sees it: its lines would be joined by spaces (`folded`, at its second
 * line), what follows a ` #` is lost as a comment (`cut-text`), or a comment behind a full-width space is text (`kept-comment`).
 */
export interface TextFault {
  readonly kind: 'folded' | 'cut-text' | 'kept-comment';
  readonly node: Scalar;
  /** The key whose value it is; null in a list. */
  readonly key: string | null;
  /** Offsets in the text that was composed. */
  readonly start: number;
  readonly end: number;
}

/** A line of a text that goes over several: where it stands, without the white space around it. */
interface TextLine {
  readonly start: number;
  readonly text: string;
}

export function textFaultsOf(node: Scalar, key: string | null, text: string): readonly TextFault[] {
  const [, second] = foldedLinesOf(node, text);
  const folded = second === undefined ? [] : [stretch('folded', second.start, second.text.length)];
  return node.type === 'PLAIN' ? [...folded, ...commentFaults()] : folded;

  function stretch(kind: TextFault['kind'], start: number, length: number): TextFault {
    return { kind, node, key, start, end: start + length };
  }

  function commentFaults(): readonly TextFault[] {
    const value = String(node.value);
    const [start = 0, end = 0] = node.range ?? [];
    behind.lastIndex = end;
    const lost = behind.exec(text)?.[1] ?? '';
    const isLone = lost === '#' && value !== '';
    const cut = isLone || /^#+[^\s#]/.test(lost) ? [stretch('cut-text', text.indexOf('#', end), lost.length)] : [];
    const kept = value.search(/(?<=[\u3000\u00a0])#[ \t\u3000\u00a0]/);
    return second === undefined && kept >= 0
      ? [...cut, stretch('kept-comment', start + kept, value.length - kept)]
      : cut;
  }
}

/** A comment on the same line. */
const behind = /[ \t]*(#[^\r\n]*?)[ \t]*(?=\r?\n|$)/y;

/** The lines of a text that YAML joins, if they are more than one; a `|` block keeps its lines. */
export function foldedLinesOf({ type, range }: Scalar, text: string): readonly TextLine[] {
  const [from = 0, to = 0] = range ?? [];
  if (type === 'BLOCK_LITERAL') return [];
  const source = text.slice(from, to);
  if (!source.includes('\n')) return [];
  const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
  const lines = Array.from(source.matchAll(/[^\r\n]+/g), ({ 0: line, index }): TextLine => {
    const isFirst = index === 0;
    const isLast = index + line.length === source.length;
    const body = line.slice(isQuoted && isFirst ? 1 : 0, isQuoted && isLast ? -1 : undefined);
    const start = from + index + (isQuoted && isFirst ? 1 : 0);
    return { start: start + body.length - body.trimStart().length, text: body.trim() };
  });
  const told = (type === 'BLOCK_FOLDED' ? lines.slice(1) : lines).filter((line) => line.text !== '');
  return told.length > 1 ? told : [];
}
