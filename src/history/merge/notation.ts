import { choose } from './choose.ts';

/** How a file is written, beside what stands in its lines. */
export interface FileNotation {
  /** With LF, and without a byte order mark. */
  readonly text: string;
  readonly hasMark: boolean;
  readonly lineBreak: string;
  readonly endsWithBreak: boolean;
}

export function notationOf(text: string): FileNotation {
  const hasMark = text.startsWith('\ufeff');
  const plain = (hasMark ? text.slice(1) : text).replaceAll('\r\n', '\n');
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  return { text: plain, hasMark, lineBreak, endsWithBreak: text === '' || text.endsWith('\n') };
}

type Manner = Omit<FileNotation, 'text'>;

export function mergeNotation(base: Manner | null, ours: Manner, theirs: Manner): Manner {
  return {
    hasMark: choose(base?.hasMark, ours.hasMark, theirs.hasMark),
    lineBreak: choose(base?.lineBreak, ours.lineBreak, theirs.lineBreak),
    endsWithBreak: choose(base?.endsWithBreak, ours.endsWithBreak, theirs.endsWithBreak),
  };
}

/** Lines as a file in that notation. */
export function inNotation(lines: readonly string[], { hasMark, lineBreak, endsWithBreak }: Manner): string {
  const end = endsWithBreak && lines.length > 0 ? lineBreak : '';
  return (hasMark ? '\ufeff' : '') + lines.join(lineBreak) + end;
}
