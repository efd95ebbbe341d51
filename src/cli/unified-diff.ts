import { type Piece, stepsBetween } from '../history/steps.ts';

const context = 3;
const signs: Readonly<Record<Piece['kind'], string>> = { same: ' ', removed: '-', added: '+' };

/** The difference of two texts as `diff -u` and git write it, to be read or applied; empty where there is none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const changes = steps.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const hunks: { start: number; end: number }[] = [];
  for (const index of changes) {
    const last = hunks.at(-1);
    if (last !== undefined && index - context <= last.end) last.end = index + context + 1;
    else hunks.push({ start: Math.max(index - context, 0), end: index + context + 1 });
  }
  const tab = file.includes(' ') ? '\t' : '';
  return `--- a/${file}${tab}\n+++ b/${file}${tab}\n${hunks.map(({ start, end }) => hunk(steps, start, end)).join('')}`;
}

function hunk(steps: readonly Piece[], start: number, end: number): string {
  const shown = steps.slice(start, end);
  const count = (list: readonly Piece[], other: Piece['kind']) => list.filter(({ kind }) => kind !== other).length;
  const range = (other: Piece['kind']) => {
    const length = count(shown, other);
    const first = count(steps.slice(0, start), other) + (length === 0 ? 0 : 1);
    return length === 1 ? `${first}` : `${first},${length}`;
  };
  const body = shown.map(
    ({ kind, text }) => `${signs[kind]}${text}${text.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`,
  );
  return `@@ -${range('added')} +${range('removed')} @@\n${body.join('')}`;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
