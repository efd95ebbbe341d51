import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Edit } from './edits.ts';
import { indentOf, lineBreakOf, linesBetween, nextLine } from './text-lines.ts';

/** Takes white space off line ends and blank lines off the file's end, but never out of a block's text. */
export function trimEdits(text: string, root: Node): readonly Edit[] {
  const kept = new Set<number>();
  keepBlocks(root, text, kept);
  const edits: Edit[] = [];
  let blankFrom = 0;
  for (const line of linesBetween(text, 0, text.length)) {
    const content = text.slice(line.start, line.end);
    const trimmed = content.replace(/[ \t]+$/, '');
    const isKept = kept.has(line.start) || trimmed.endsWith('\\');
    if (isKept || trimmed !== '') blankFrom = nextLine(text, line.end);
    if (!isKept && trimmed !== content) edits.push({ start: line.start + trimmed.length, end: line.end, text: '' });
  }
  const end = edits.filter((edit) => edit.end <= blankFrom);
  if (blankFrom < text.length) end.push({ start: blankFrom, end: text.length, text: '' });
  if (!text.slice(0, blankFrom).endsWith('\n'))
    end.push({ start: text.length, end: text.length, text: lineBreakOf(text) });
  return end;
}

/** The lines of a block's text; its blank lines at the end only where they count (`|+`) or hold more than indentation. */
function keepBlocks(node: Node | null, text: string, kept: Set<number>): void {
  if (isMap<Node, Node | null>(node)) for (const { value } of node.items) keepBlocks(value, text, kept);
  if (isSeq<Node>(node)) for (const item of node.items) keepBlocks(item, text, kept);
  if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) return;
  const [start = 0, end = 0] = node.range ?? [];
  const lines = [...linesBetween(text, nextLine(text, start), end)];
  const isText = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && text.slice(line.start, line.end).trim() !== '';
  };
  const indent = Math.min(...lines.filter((_, index) => isText(index)).map((line) => indentOf(text, line)));
  const isWhole = /^[|>]\d?\+/.test(text.slice(start, start + 3));
  const last = lines.findLastIndex((line, index) => isText(index) || line.end - line.start > indent);
  for (const line of isWhole ? lines : lines.slice(0, last + 1)) kept.add(line.start);
}
