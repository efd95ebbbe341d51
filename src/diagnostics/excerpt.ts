import { displayWidth } from './display-width.ts';
import { positionAt, type Span } from './span.ts';

/** How the parts of an excerpt are coloured; without it they are plain. */
export interface ExcerptPaint {
  readonly gutter: (text: string) => string;
  readonly caret: (text: string) => string;
}

export interface ExcerptOptions {
  /** Columns of the terminal; lines that are longer are windowed around the span. */
  readonly columns?: number;
  readonly paint?: ExcerptPaint;
}

/** One character of a line with its width in terminal columns; `start` counts UTF-16 units from the line's start. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly start: number;
}

interface Window {
  readonly text: string;
  readonly caretColumn: number;
  readonly caretWidth: number;
}

const plain: ExcerptPaint = { gutter: (text) => text, caret: (text) => text };
const tabStop = 4;

/**
 * The source lines of a span with one line before and after, and carets under the span by display width (two under a Han
 * character). A span over several lines is marked to the end of its first line. Empty when there is no text to show.
 */
export function excerpt(span: Span, { columns = 96, paint = plain }: ExcerptOptions = {}): string {
  const { text } = span.source;
  if (text === '') return '';
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const { line, column } = positionAt(span.source, span.start);
  const digits = String(Math.min(line + 1, lines.length)).length;
  const room = Math.max(columns - digits - 5, 20);
  const row = (label: string, content: string) =>
    `${paint.gutter(`  ${label.padStart(digits)} │`)} ${content}`.trimEnd();

  const shown: string[] = [];
  for (let number = Math.max(line - 1, 1); number <= Math.min(line + 1, Math.max(lines.length, line)); number++) {
    const content = lines[number - 1] ?? '';
    const marked = number === line;
    const window = marked
      ? windowOf(content, column - 1, column - 1 + span.end - span.start, room)
      : windowOf(content, 0, 0, room);
    shown.push(row(String(number), window.text));
    if (marked) shown.push(row('', ' '.repeat(window.caretColumn) + paint.caret('^'.repeat(window.caretWidth))));
  }
  return shown.join('\n');
}

/** The part of a line that fits into `room` columns and shows the stretch from `start` to `end`. */
function windowOf(line: string, start: number, end: number, room: number): Window {
  const from = Math.max(0, start - room);
  const cells = cellsOf(line, wholeCharacterAt(line, from), wholeCharacterAt(line, start + 2 * room));
  const target = cells.filter((cell) => cell.start < Math.max(end, start + 1));
  let first = 0;
  if (from > 0 || widthOf(target) > room - 2) {
    const targetIndex = cells.findIndex((cell) => cell.start >= start);
    first = targetIndex < 0 ? cells.length : targetIndex;
    for (let width = 0; first > 0; first--) {
      width += cells[first - 1]?.width ?? 0;
      if (width > room / 3) break;
    }
  }
  const before = first > 0 || from > 0 ? '…' : '';
  const rest = cells.slice(first);
  const fits = widthOf(rest) <= room - before.length && (cells.at(-1)?.start ?? 0) + 2 >= line.length;
  const visible = fits ? rest : takeColumns(rest, room - before.length - 1);
  const marked = visible.filter((cell) => cell.start >= start && cell.start < Math.max(end, start + 1));
  return {
    text: before + visible.map((cell) => cell.text).join('') + (fits ? '' : '…'),
    caretColumn: before.length + widthOf(visible.filter((cell) => cell.start < start)),
    caretWidth: Math.max(widthOf(marked), 1),
  };
}

function cellsOf(line: string, from: number, to: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let start = from;
  for (const character of line.slice(from, to)) {
    const text = character === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visibleForm(character);
    const width = displayWidth(text);
    cells.push({ text, width, start });
    column += width;
    start += character.length;
  }
  return cells;
}

/** Controls would move the cursor or colour the terminal: their pictures are shown instead. */
function visibleForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  const isInvisible = (code >= 0x7f && code < 0xa0) || (code >= 0x2028 && code <= 0x202e) || code === 0xfeff;
  return isInvisible || (code >= 0xd800 && code <= 0xdfff) ? '�' : character;
}

function takeColumns(cells: readonly Cell[], room: number): readonly Cell[] {
  let width = 0;
  const end = cells.findIndex((cell) => {
    width += cell.width;
    return width > room;
  });
  return end < 0 ? cells : cells.slice(0, end);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** Moves an offset off the middle of a surrogate pair. */
function wholeCharacterAt(line: string, offset: number): number {
  const unit = line.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
