import type { Complaint } from './compose.ts';
import type { Edited } from './edits.ts';

/** The first complaint of each line, at its place in the text that was edited. */
export function onePerLine(text: string, complaints: readonly Complaint[], edited: Edited): readonly Complaint[] {
  const byLine = new Map<number, Complaint>();
  for (const complaint of complaints) {
    const at = onText(text, edited.toOriginal(complaint.start), edited.toOriginal(complaint.end));
    const line = lineStart(text, at.start);
    if (!byLine.has(line)) byLine.set(line, { ...complaint, ...at });
  }
  return [...byLine.values()];
}

/** Moves a complaint off white space and line ends onto the text that it speaks of, and cuts it at its line's end. */
function onText(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  let first = Math.min(start, text.length);
  if (first === text.length) first = text.trimEnd().length - 1;
  while (/\s/.test(text.charAt(first)) && first < text.length - 1) first++;
  const lineEnd = text.slice(first).search(/[\r\n]|$/) + first;
  return { start: Math.max(first, 0), end: Math.max(Math.min(end, lineEnd), first + 1) };
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
