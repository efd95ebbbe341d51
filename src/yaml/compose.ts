import { isMap, type Node, Parser, type YAMLError } from 'yaml';
import type { Fix } from '../diagnostics/fix.ts';
import { complaintOf } from './syntax-errors.ts';
import { findRefused } from './tokens.ts';
import { documentOf } from './tree.ts';

/** What is wrong at a stretch of a text. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
  readonly isRefusal?: boolean;
  readonly fix?: Fix;
}

/** What the yaml library made of a text. */
export interface Composed {
  readonly root: Node | null;
  readonly complaints: readonly Complaint[];
}

export function compose(text: string): Composed {
  const tokens = [...new Parser().parse(text)];
  const refused = findRefused(text, tokens);
  if (refused.length > 0)
    return { root: null, complaints: refused.map((refusal) => ({ ...refusal, isRefusal: true })) };
  const document = documentOf(tokens, text.length);
  const complaints = (document?.errors ?? []).map((error: YAMLError) => {
    return { ...complaintOf(error), start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) };
  });
  return { root: document?.contents ?? null, complaints };
}

/** A file of ours is a map; the library makes a text of anything else without a word. */
export function isTree(root: Node | null): root is Node {
  return isMap(root);
}
