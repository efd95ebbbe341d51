import type { Role } from '../document/form-document.ts';
import type { Face } from './face.ts';
import { isBare, selectorAt } from './variations.ts';

/** A stretch of text that one face can set. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** The first character of a text that no face has, and its UTF-16 offset. */
export interface Missing {
  readonly character: string;
  readonly offset: number;
}

/** The faces at hand, and which of them sets what. */
export interface Shelf {
  /** The faces of a role; the first that has a character sets it. */
  facesFor(role: Role): readonly Face[];
  /** Splits a text into runs, each in the first face of the role that has its characters. */
  runs(role: Role, text: string): readonly Run[];
  missing(role: Role, text: string): Missing | null;
  /** Width of `text` in thousandths of an em. */
  width(role: Role, text: string): number;
}

/** A shelf of the given faces. A character that none has goes to the first face of its role, as a box: ask `missing` first. */
export function createShelf(faces: Readonly<Record<Role, readonly Face[]>>): Shelf {
  const runs = (role: Role, text: string): readonly Run[] => splitByFace(faces[role], text);
  const met = new Map(Object.values(faces).map((some) => [some, new Uint8Array(0x10000)]));
  return {
    facesFor: (role) => faces[role],
    runs,
    missing: (role, text) => findMissing(faces[role], met.get(faces[role]) ?? new Uint8Array(0), text),
    width: (role, text) => runs(role, text).reduce((sum, run) => sum + widthOf(run), 0),
  };
}

/** Width of a run in thousandths of an em. */
function widthOf(run: Run): number {
  let width = 0;
  run.face.shape(run.text, (glyph) => {
    width += run.face.advance(glyph);
  });
  return width;
}

function splitByFace(faces: readonly Face[], text: string): readonly Run[] {
  const [first] = faces;
  if (first === undefined) throw new Error('a role without a face');
  const runs: Run[] = [];
  let current = first;
  let start = 0;
  for (let at = 0; at < text.length; ) {
    if (current === first && isBare(text, at) && first.glyph(text.charCodeAt(at)) !== 0) {
      at++;
      continue;
    }
    const codePoint = text.codePointAt(at) ?? 0;
    const bare = at + (codePoint > 0xffff ? 2 : 1);
    const selector = selectorAt(text, bare);
    const face = first.glyph(codePoint, selector) !== 0 ? first : faceWith(faces, codePoint, selector);
    if (face !== current) {
      if (at > start) runs.push({ face: current, text: text.slice(start, at) });
      current = face;
      start = at;
    }
    at = bare + (selector === 0 ? 0 : selector > 0xffff ? 2 : 1);
  }
  if (text.length > start) runs.push({ face: current, text: text.slice(start) });
  return runs;
}

/** The first face that has the character in that form; the first of all where none has. */
function faceWith(faces: readonly Face[], codePoint: number, selector: number): Face {
  const found = faces.find((face) => face.glyph(codePoint, selector) !== 0) ?? faces[0];
  if (found === undefined) throw new Error('a role without a face');
  return found;
}

/** `met` marks the UTF-16 units that were met before and are shown: a form has few different characters, and all are looked at. */
function findMissing(faces: readonly Face[], met: Uint8Array, text: string): Missing | null {
  for (let offset = 0; offset < text.length; ) {
    if (met[text.charCodeAt(offset)] === 1 && isBare(text, offset)) {
      offset++;
      continue;
    }
    const codePoint = text.codePointAt(offset) ?? 0;
    if (!isShown(faces, codePoint, 0) || isNeverShown(codePoint))
      return { character: String.fromCodePoint(codePoint), offset };
    if (codePoint <= 0xffff) met[codePoint] = 1;
    offset += codePoint > 0xffff ? 2 : 1;
    const selector = selectorAt(text, offset);
    if (selector === 0) continue;
    if (!isShown(faces, codePoint, selector)) return { character: String.fromCodePoint(selector), offset };
    offset += selector > 0xffff ? 2 : 1;
  }
  return null;
}

function isShown(faces: readonly Face[], codePoint: number, selector: number): boolean {
  for (const face of faces) if (face.glyph(codePoint, selector) !== 0) return true;
  return false;
}

/**
 * Marks that must stand on or under another character, and the soft hyphen. Some faces have glyphs for them, but placing
 * them takes shaping, which we do not do: they would stand beside their character.
 */
function isNeverShown(codePoint: number): boolean {
  if (codePoint < 0x300) return codePoint === 0xad;
  if (codePoint >= 0x3400 && codePoint < 0xa000) return false;
  return /\p{M}/u.test(String.fromCodePoint(codePoint));
}
