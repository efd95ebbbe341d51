import { isMap, isSeq, Lexer, type Node } from 'yaml';
import type { Source } from '../diagnostics/span.ts';
import { type Change, changed } from './change.ts';
import { openEditChain } from './edit-chain.ts';
import { applyEdits, type Edit } from './edits.ts';
import { indentEdits } from './indent.ts';
import type { Plain } from './located.ts';
import { insertEdits, removeEdits, renameWays } from './member-edits.ts';
import { placeAt, UnknownNotation } from './members.ts';
import { understand } from './parse.ts';
import { reorderEdits } from './reorder.ts';
import { entryEdits, textWays } from './text-edits.ts';
import { rootOf } from './tree.ts';
import { trimEdits } from './trim.ts';

/** A changed file, as its new text and as edits of the old one; or the change that could not be made, and why. */
export type Spliced =
  | { readonly ok: true; readonly text: string; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly reason: Refusal; readonly change: Change | null };

/**
 * `unsound`: the file has mistakes of notation. `no-such-place`: the data has nothing at the path that the change could
 * be made to. `changes-meaning`: every way to write it would make the file say something else, or lose a comment.
 */
export type Refusal = 'unsound' | 'no-such-place' | 'changes-meaning';

/**
 * Changes a sound file by replacing only the stretches concerned: comments, quotes and alignment stay as they are. The
 * changes are made one after another; each result is read again and must hold exactly the data that is expected.
 */
export function splice(source: Source, changes: readonly Change[]): Spliced {
  const first = read(source.text);
  if (first === null) return { ok: false, reason: 'unsound', change: null };
  const chain = openEditChain(source.text.length);
  let state = first;
  const together = makeTogether(first, changes);
  if (together !== null) return { ok: true, text: together.state.text, edits: together.edits };
  for (const change of changes) {
    const made = make(state, change);
    if (typeof made === 'string') return { ok: false, reason: made, change };
    chain.add(made.edits);
    state = made.state;
  }
  return { ok: true, text: state.text, edits: chain.edits() };
}

interface State {
  readonly text: string;
  readonly data: Plain;
}

/** Folded lines are a mistake of the author, but no doubt about the data. */
function read(text: string): State | null {
  const { located, diagnostics } = understand({ file: '', text });
  const isDoubtful = diagnostics.some(({ severity, code }) => severity === 'error' && code !== 'yaml-folded');
  return located === null || isDoubtful ? null : { text, data: located.data };
}

interface Made {
  readonly state: State;
  readonly edits: readonly Edit[];
}

/** The quick way: many texts that do not touch one another, each changed in the best way. Null if that is not right. */
function makeTogether({ text, data }: State, changes: readonly Change[]): Made | null {
  const root = changes.length > 1 && areApart(changes) ? rootOf(text) : null;
  if (root === null) return null;
  const edits = changes.flatMap((change) => waysTo(text, root, change)[0] ?? []);
  let wanted: Plain | null = data;
  for (const change of changes) wanted = wanted === null ? null : changed(wanted, change);
  const state = read(applyEdits(text, edits).text);
  const isRight = state !== null && wanted !== null && JSON.stringify(state.data) === JSON.stringify(wanted);
  return isRight && hasSameComments(text, state.text) ? { state, edits } : null;
}

/** Changes of texts whose offsets still hold when they are made one after another. */
function areApart(changes: readonly Change[]): boolean {
  const firstTouched = new Map<string, number>();
  return changes.every((change) => {
    if (change.kind !== 'text') return false;
    const place = JSON.stringify(change.path);
    const limit = firstTouched.get(place);
    firstTouched.set(place, change.within?.offset ?? 0);
    return limit === undefined || (change.within !== undefined && change.within.offset + change.within.length <= limit);
  });
}

function make({ text, data }: State, change: Change): Made | Refusal {
  const root = rootOf(text);
  const wanted = changed(data, change);
  if (wanted === null) return 'no-such-place';
  if (root === null) return 'unsound';
  const expected = JSON.stringify(wanted);
  for (const edits of waysTo(text, root, change)) {
    const state = read(applyEdits(text, edits).text);
    const isRight = state !== null && JSON.stringify(state.data) === expected;
    if (isRight && (change.kind === 'remove' || hasSameComments(text, state.text))) return { state, edits };
  }
  return 'changes-meaning';
}

/** The ways to make a change, the best first; none where the file uses a notation that is not edited. */
function waysTo(text: string, root: Node, change: Change): readonly (readonly Edit[])[] {
  try {
    if (change.kind === 'indent') return [indentEdits(text, root)];
    if (change.kind === 'trim') return [trimEdits(text, root)];
    const place = placeAt(root, change.path);
    if (place === null) return [];
    const { node } = place;
    switch (change.kind) {
      case 'text':
        return textWays(text, place, change);
      case 'entries':
        return [entryEdits(text, place, change.keys)];
      case 'rename':
        return renameWays(text, place, change.name);
      case 'remove':
        return [removeEdits(text, place, place.parent === root)];
      case 'order':
        return isMap(node) || isSeq(node) ? [reorderEdits(text, node, node === root, change.order)] : [];
      default:
        return isMap(node) || isSeq(node) ? [insertEdits(text, node, node === root, change)] : [];
    }
  } catch (error) {
    if (error instanceof UnknownNotation) return [];
    throw error;
  }
}

/** Comments may change places, but none may be lost, made or cut. */
function hasSameComments(before: string, after: string): boolean {
  return JSON.stringify(commentsOf(before)) === JSON.stringify(commentsOf(after));
}

function commentsOf(text: string): readonly string[] {
  const comments: string[] = [];
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isScalar && lexeme.startsWith('#')) comments.push(lexeme.trimEnd());
    isScalar = lexeme === '\x1f';
  }
  return comments.sort();
}
