import { Lexer } from 'yaml';
import { applyEdits, type Edit } from './edits.ts';

/** The lexer's own marks for documents, flow ends and scalars: they stand for no character. */
const marks: ReadonlySet<string> = new Set(['\x02', '\x18', '\x1f']);

/**
 * The text without its comments: a line that holds nothing else goes as a whole, with the blank lines behind it; else
 * what stands before the comment stays. What the file says is for the caller to hold against what it said before.
 */
export function withoutComments(text: string): string {
  if (!text.includes('#')) return text;
  const edits: Edit[] = [];
  let at = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (marks.has(lexeme)) {
      isScalar = lexeme === '\x1f';
      continue;
    }
    if (!isScalar && lexeme.startsWith('#')) edits.push(cutOut(text, at, at + lexeme.length));
    isScalar = false;
    at += lexeme.length;
  }
  return applyEdits(text, edits).text;
}

function cutOut(text: string, start: number, end: number): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (before.trim() !== '') return { start: lineStart + before.trimEnd().length, end, text: '' };
  const rest = /^[^\S\n]*(?:\n[^\S\n]*(?=\n))*\n?/.exec(text.slice(end))?.[0] ?? '';
  return { start: lineStart, end: end + rest.length, text: '' };
}
