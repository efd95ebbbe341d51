import type { Attachment, Origin } from '../typeset/composed.ts';

/** A finished file, read by eyes that are not the writer's. */
export interface Finished {
  readonly format: 'pdf' | 'docx' | 'xlsx';
  /** The data that it carries, by name; empty where it carries none. */
  readonly attachments: readonly Attachment[];
  /** What it says of where it comes from; empty where it says nothing. */
  readonly origin: Origin;
  /** The date it bears; null where it bears none. */
  readonly instant: Date | null;
  /** What it prints, in reading order. Throws where its structure is not to be made out. */
  blocks(): readonly TextBlock[];
}

/** A paragraph, or a table with its cells in reading order. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly cells: readonly TextCell[] };

/** Row and column are counted from 0. */
export interface TextCell {
  readonly row: number;
  readonly column: number;
  readonly isHeader: boolean;
  /** A paragraph a line. */
  readonly text: string;
}

/** A value of the origin; null where it is not said. */
export function originValue(origin: Origin, name: string): string | null {
  return origin.find((one) => one.name === name)?.value ?? null;
}

/** Whether a name may become a file below a folder: parts without tricks, ending in `.yaml`. */
export function isDataName(name: string): boolean {
  const parts = name.split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  const isSound = parts.every((part) => part !== '' && !part.startsWith('.') && !/[\\:*?"<>|\u0000-\u001f]/.test(part));
  return isSound && name.endsWith('.yaml') && parts.length <= 4;
}
