import { createHash } from 'node:crypto';
import type { Role } from '../../document/form-document.ts';
import type { Face } from '../../fonts/face.ts';
import type { Run, Shelf } from '../../fonts/shelf.ts';
import { cutForWord } from '../../fonts/subset.ts';
import { isSelector } from '../../fonts/variations.ts';
import type { PlacedText } from './texts.ts';

/** A face cut down to the characters of one document. */
export interface EmbeddedFont {
  readonly face: Face;
  /** The face's family with a hash of all that is cut, so that two open documents never share a subset. */
  readonly family: string;
  readonly bold: boolean;
  readonly bytes: Uint8Array;
}

/** What a document asks of its fonts: the subsets, and who sets what. */
export interface EmbeddedFonts {
  readonly shelf: Shelf;
  readonly fonts: readonly EmbeddedFont[];
  /** The font of a role's first face, which its paragraph styles name. */
  readonly main: (role: Role) => EmbeddedFont;
  readonly runs: (role: Role, text: string) => readonly { readonly font: EmbeddedFont; readonly text: string }[];
}

/** Held by every face in use, so that an amount or a page number can change in Word and keep its type. */
const ALWAYS = ' 0123456789.,%';

/** Cuts one subset of each face that these texts use; no others can be set. */
export function embedFonts(texts: Iterable<Pick<PlacedText, 'role' | 'text'>>, shelf: Shelf): EmbeddedFonts {
  const runs = new Map<string, readonly Run[]>();
  const characters = new Map<Face, Set<number>>();
  const gather = (face: Face, text: string): void => {
    const held = characters.get(face) ?? new Set<number>();
    characters.set(face, held);
    for (const character of text) held.add(character.codePointAt(0) ?? 0);
  };
  gather(firstFace(shelf, 'body'), ALWAYS);
  for (const { role, text } of texts) {
    const key = `${role}:${text}`;
    if (runs.has(key)) continue;
    const split = shelf.runs(role, text);
    runs.set(key, split);
    gather(firstFace(shelf, role), ALWAYS);
    for (const run of split) gather(run.face, run.text);
  }
  const fonts = cutAll(characters);
  const fontOf = (face: Face): EmbeddedFont => {
    const font = fonts.get(face);
    if (font === undefined) throw new Error(`${face.name} was not cut`);
    return font;
  };
  return {
    shelf,
    fonts: [...fonts.values()],
    main: (role) => fontOf(firstFace(shelf, role)),
    runs: (role, text) =>
      (runs.get(`${role}:${text}`) ?? []).map((run) => ({ font: fontOf(run.face), text: run.text })),
  };
}

/** The same fonts under other names. */
export function withFamilies(fonts: EmbeddedFonts, nameOf: (index: number) => string): EmbeddedFonts {
  const renamed = new Map(fonts.fonts.map((font, index) => [font, { ...font, family: nameOf(index) }]));
  const other = (font: EmbeddedFont): EmbeddedFont => renamed.get(font) ?? font;
  return {
    shelf: fonts.shelf,
    fonts: fonts.fonts.map(other),
    main: (role) => other(fonts.main(role)),
    runs: (role, text) => fonts.runs(role, text).map((run) => ({ font: other(run.font), text: run.text })),
  };
}

function firstFace(shelf: Shelf, role: Role): Face {
  const [face] = shelf.facesFor(role);
  if (face === undefined) throw new Error(`no face for ${role}`);
  return face;
}

/** In the order of the faces' names, whatever the order of the text. */
function cutAll(characters: ReadonlyMap<Face, ReadonlySet<number>>): ReadonlyMap<Face, EmbeddedFont> {
  const used = [...characters]
    .sort(([a], [b]) => (a.name < b.name ? -1 : 1))
    .map(([face, codePoints]) => [face, inCompany(face, codePoints)] as const);
  const hash = createHash('sha256');
  for (const [face, codePoints] of used) hash.update(`${face.name}:${[...codePoints].sort((a, b) => a - b).join()};`);
  const tag = hash.digest('hex').slice(0, 8);
  return new Map(
    used.map(([face, codePoints]) => {
      const family = `${face.family} ${tag}`;
      return [face, { face, family, bold: face.bold, bytes: cutForWord(face, codePoints, family) }];
    }),
  );
}

/** The characters that the face has, with the selectors of their variants, three at least: LibreOffice 7.4 prints a box where a font holds a single one. */
function inCompany(face: Face, codePoints: ReadonlySet<number>): ReadonlySet<number> {
  const held = new Set([...codePoints].filter((codePoint) => face.glyph(codePoint) !== 0 || isSelector(codePoint)));
  const [first = 0] = held;
  for (let codePoint = first; held.size < 3 && codePoint < first + 256; codePoint++)
    if (face.glyph(codePoint) !== 0) held.add(codePoint);
  return held;
}
