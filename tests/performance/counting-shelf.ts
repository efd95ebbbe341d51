import type { Role } from '../../src/document/form-document.ts';
import type { Face } from '../../src/fonts/face.ts';
import { createShelf, type Shelf } from '../../src/fonts/shelf.ts';

/** How often the faces of a shelf were asked. */
export interface Asked {
  glyph: number;
  advance: number;
  shape: number;
}

/** The same shelf, whose faces count what they are asked. */
export function countAt(shelf: Shelf): { readonly shelf: Shelf; readonly asked: Asked } {
  const asked: Asked = { glyph: 0, advance: 0, shape: 0 };
  const counted = new Map<Face, Face>();
  const count = (face: Face): Face => {
    const known = counted.get(face);
    if (known !== undefined) return known;
    const counting: Face = {
      ...face,
      glyph(codePoint) {
        asked.glyph += 1;
        return face.glyph(codePoint);
      },
      advance(glyph) {
        asked.advance += 1;
        return face.advance(glyph);
      },
      shape(text, visit) {
        asked.shape += 1;
        face.shape(text, visit);
      },
    };
    counted.set(face, counting);
    return counting;
  };
  const facesOf = (role: Role): readonly Face[] => shelf.facesFor(role).map(count);
  const faces = {
    title: facesOf('title'),
    header: facesOf('header'),
    caption: facesOf('caption'),
    body: facesOf('body'),
    foot: facesOf('foot'),
  };
  return { shelf: createShelf(faces), asked };
}
