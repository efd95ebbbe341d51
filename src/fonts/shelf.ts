import type { Role } from '../document/form-document.ts';
import type { Face } from './face.ts';

/** A stretch of text that one face can set. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** The faces at hand, and which of them sets what. */
export interface Shelf {
  /** The faces of a role, the first that has a character sets it. */
  facesFor(role: Role): readonly Face[];
  /** Splits a text into runs, each in the first face of the role that has its characters. */
  runs(role: Role, text: string): readonly Run[];
  /** The first character of `text` (with its UTF-16 offset) that no face of the role has. */
  missing(role: Role, text: string): { readonly character: string; readonly offset: number } | null;
  /** Width of `text` in thousandths of an em. */
  width(role: Role, text: string): number;
}
