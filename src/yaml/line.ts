/** One line of a YAML file as an author sees it. */
export interface Line {
  /** Offset of the line in the text. */
  readonly start: number;
  /** Without its line break. */
  readonly text: string;
  /** The white space before the text: all of it, and how much of that YAML takes for indentation. */
  readonly lead: string;
  readonly spaces: number;
  /** Columns of the white space as the eye sees it: a tab or a full-width space counts as two. */
  readonly indent: number;
  /** Nothing but white space or a comment. */
  readonly isBlank: boolean;
}

/** Splits a text into lines. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r?\n|$/g)) {
    lines.push(lineOf(start, text.slice(start, match.index)));
    start = match.index + match[0].length;
  }
  return lines;
}

function lineOf(start: number, text: string): Line {
  const lead = /^[ \t\u3000\u00a0]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  return {
    start,
    text,
    lead,
    spaces: /^ */.exec(lead)?.[0].length ?? 0,
    indent: lead.length + (lead.match(/[\t\u3000]/g)?.length ?? 0),
    isBlank: rest === '' || rest.startsWith('#'),
  };
}

/** A line that begins or ends a document, or is a directive. */
export function isMarker(line: Line): boolean {
  return line.indent === 0 && /^(?:---|\.\.\.|%)/.test(line.text);
}

/** A line's `key: value`, with the colon that the author typed. */
export interface Entry {
  readonly key: string;
  /** `ascii` is YAML's own; `wide` is `：`; `tight` is `:` without a space after it. */
  readonly colon: 'ascii' | 'wide' | 'tight';
  /** The colon and the white space after it, counted from the start of the text that was read. */
  readonly colonStart: number;
  readonly valueStart: number;
}

const longestKey = 20;

/** Reads `text` (no indentation, no dash) as an entry; null where it holds no key and colon. */
export function entryOf(text: string): Entry | null {
  const quoted = /^("[^"]*"|'[^']*')\s*:(?=\s|$)/.exec(text);
  const colonStart = quoted ? quoted[0].length - 1 : text.search(/[:：]/);
  if (colonStart < 1 || text.startsWith('#')) return null;
  const key = text.slice(0, colonStart).trim();
  if (!quoted && (key.length > longestKey || /[，。；、！？“”\s[\]{}]/.test(key))) return null;
  const gap = /^[:：]([ \t\u3000\u00a0]*)/.exec(text.slice(colonStart))?.[0] ?? ':';
  const isLast = colonStart + gap.length === text.length;
  const isAscii = gap.startsWith(':') && (/^:[ \t]/.test(gap) || (isLast && gap.length === 1));
  const colon = isAscii ? 'ascii' : gap.startsWith('：') ? 'wide' : 'tight';
  const asciiGap = /^:[ \t]*/.exec(gap)?.[0].length ?? gap.length;
  return { key, colon, colonStart, valueStart: colonStart + (isAscii ? asciiGap : gap.length) };
}
