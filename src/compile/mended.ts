import { positionAt } from '../diagnostics/span.ts';
import { understand } from '../yaml/parse.ts';
import { type Mendable, textAt } from './repair-file.ts';

/** A repair that was made, for those who tell of it: where it was, what stood there and what stands there now. */
export interface Mended {
  readonly code: string;
  readonly file: string;
  /** 1-based, in the file as it was at that moment. */
  readonly line: number;
  readonly column: number;
  /** Text; '' where there was or is none. Null for a list that was put in order. */
  readonly was: string | null;
  readonly now: string;
  /** How many places of the file are meant. */
  readonly count: number;
}

export function describeMend({ code, span, fix }: Mendable): Mended {
  const { source } = span;
  const at = { code, file: source.file, ...positionAt(source, span.start) };
  switch (fix.kind) {
    case 'order':
      return { ...at, was: null, now: '', count: fix.order.length };
    case 'entries':
      return { ...at, was: '：', now: ': ', count: 1 };
    case 'notation': {
      const [first = { start: 0, end: 0, text: '' }] = fix.edits;
      const count = fix.edits.length;
      return { ...at, was: source.text.slice(first.start, first.end), now: first.text, count };
    }
    case 'text': {
      const value = textAt(understand(source).located?.data ?? null, fix.path) ?? '';
      const { within } = fix;
      return {
        ...at,
        was:
          within === undefined ? value.replace(/\n+$/, '') : value.slice(within.offset, within.offset + within.length),
        now: fix.text,
        count: 1,
      };
    }
  }
}
