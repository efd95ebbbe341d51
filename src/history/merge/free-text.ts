import { type Passage, passagesOf, type Row } from '../../yaml/passages.ts';
import { splice } from '../../yaml/splice.ts';
import { linesOf } from './lines-of.ts';
import type { Versions } from './merge-passage.ts';
import { mergeParagraphs, mergeText, type Paragraphs } from './merge-text.ts';
import type { Merged, Trio } from './merged.ts';

/** The text of a passage, as it is written. */
export type Written = Pick<Passage, 'value' | 'isBlock' | 'data'> & Pick<Merged, 'body'>;

/** Both versions of a text of which a person must choose one, each with all that the other side changed elsewhere in it. */
export interface TextVersions {
  readonly ours: Passage;
  readonly theirs: Passage;
}

/**
 * Merges a text that both sides changed, in the notation of ours: by the word, else with conflicts about single
 * paragraphs where all versions are blocks of lines. Otherwise the conflict is about the text as a whole.
 */
export function mergeFreeText({ base, ours, theirs }: Versions, what: string): Written | TextVersions {
  const [old, mine, yours] = [base?.data, ours.data, theirs.data];
  if (typeof old !== 'string' || typeof mine !== 'string' || typeof yours !== 'string' || base === null)
    return { ours, theirs };
  const text = mergeText(old, mine, yours);
  const [first, second] = [written(ours, text.ours), written(theirs, text.theirs)];
  if (first === null || second === null) return { ours, theirs };
  if (text.ours === text.theirs) return first;
  const isInLines =
    [base, ours, theirs].every(isInOwnLines) && base.value === ours.value && ours.value === theirs.value;
  const paragraphs = isInLines ? mergeParagraphs(trimmed(old), trimmed(mine), trimmed(yours)) : [];
  if (paragraphs.every(({ isClash }) => isClash))
    return { ours: { ...ours, ...first }, theirs: { ...theirs, ...second } };
  return {
    value: ours.value,
    body: paragraphs.flatMap((part) => rowsOf(part, indentOf(ours), what)),
    isBlock: true,
    data: null,
  };
}

function rowsOf(part: Paragraphs, indent: number, what: string): readonly (Row | Trio<Row>)[] {
  const rows = (lines: readonly string[]) => lines.map((line) => rowOf(line, indent));
  if (!part.isClash) return rows(part.lines);
  const text = (lines: readonly string[]) => (lines.length === 0 ? null : lines.join('\n'));
  const said = { ours: text(part.ours), base: text(part.base), theirs: text(part.theirs) };
  const conflict = { what, reason: 'changed', ...said } as const;
  return [{ conflict, ours: rows(part.ours), base: rows(part.base), theirs: rows(part.theirs) }];
}

/** The text in the notation that the passage has; null where it cannot be written. */
function written(passage: Passage, text: string): Pick<Passage, keyof Written> | null {
  const alone = { ...passage, gap: [], lead: [], tail: [], comment: '' };
  const source = { file: '', text: `${linesOf(alone, 0).join('\n')}\n` };
  const spliced = splice(source, [{ kind: 'text', path: [passage.key ?? ''], text }]);
  const [member] = spliced.ok ? (passagesOf(spliced.text)?.members ?? []) : [];
  if (member === undefined) return null;
  const { value, body, isBlock, data } = member;
  return { value, body, isBlock, data };
}

/** A block whose lines are the lines of its text. */
function isInOwnLines({ isBlock, value, body, data }: Passage): boolean {
  return isBlock && value.includes('|') && typeof data === 'string' && trimmed(data).split('\n').length === body.length;
}

function trimmed(text: string): string {
  return text.replace(/\n$/, '');
}

/** How far in the text of a block stands: as its outermost line. */
function indentOf({ body }: Passage): number {
  const indents = body.flatMap(({ indent }) => indent ?? []);
  return indents.length === 0 ? 2 : Math.min(...indents);
}

function rowOf(line: string, indent: number): Row {
  return line === '' ? { indent: null, text: '' } : { indent, text: line };
}
