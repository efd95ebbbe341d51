import type { Page } from '../document/form-document.ts';
import { type Contour, outlineOf, type Point } from '../fonts/outline.ts';
import type { Shelf } from '../fonts/shelf.ts';

/**
 * Words across a page, as ink: they are drawn and not set, so that no text of the form is ever read, searched or copied
 * with them. Points from the page's upper left corner.
 */
export interface Watermark {
  readonly words: string;
  readonly strokes: readonly Stroke[];
}

/** A closed line around ink; strokes overlap, as those of a brush do. */
export interface Stroke {
  readonly start: Point;
  readonly curves: readonly Curve[];
}

/** To the last of the points, drawn to by the others (a Bézier curve). */
export type Curve = readonly [Point, Point, Point];

/** Light enough that black text of eight points stands out from it as from white, dark enough to be seen at a glance. */
export const WATERMARK_GREY = 0.9;

/** Of the diagonal, how much the words take. */
const SHARE = 0.52;
/** Between the words' characters, in ems. */
const SPACE = 0.25;

/** Draws words from the lower left to the upper right of a page, in the face of titles. */
export function drawWatermark(words: string, { width, height }: Page, shelf: Shelf): Watermark {
  const glyphs = glyphsOf(words, shelf);
  const ems = glyphs.reduce((sum, { advance }) => sum + advance + SPACE, -SPACE);
  const diagonal = Math.hypot(width, height);
  const size = (SHARE * diagonal) / ems;
  const [cos, sin] = [width / diagonal, height / diagonal];
  // From ems on a level base line, with the middle of the words as its origin, to the page.
  const put = ({ x, y }: Point): Point => ({
    x: width / 2 + size * (x * cos - y * sin),
    y: height / 2 - size * (x * sin + y * cos),
  });
  let left = -ems / 2;
  const strokes = glyphs.flatMap(({ contours, advance }) => {
    const at = left;
    left += advance + SPACE;
    return contours.map((contour) => bend(contour, (point) => put({ x: point.x + at, y: point.y - MIDDLE })));
  });
  return { words, strokes };
}

/** Half the height of a Han character above the base line, in ems. */
const MIDDLE = 0.38;

function glyphsOf(words: string, shelf: Shelf): readonly { readonly contours: readonly Contour[]; advance: number }[] {
  const glyphs: { readonly contours: readonly Contour[]; advance: number }[] = [];
  for (const { face, text } of shelf.runs('title', words))
    face.shape(text, (glyph) => {
      glyphs.push({ contours: outlineOf(face, glyph), advance: face.advance(glyph) / 1000 });
    });
  return glyphs;
}

/** A quadratic curve is the cubic one whose control points lie two thirds of the way to its own. */
function bend({ start, steps }: Contour, put: (point: Point) => Point): Stroke {
  let from = start;
  const curves = steps.map(({ control, to }): Curve => {
    const curve: Curve =
      control === null
        ? [put(from), put(to), put(to)]
        : [put(towards(from, control)), put(towards(to, control)), put(to)];
    from = to;
    return curve;
  });
  return { start: put(start), curves };
}

function towards(from: Point, to: Point): Point {
  return { x: from.x + ((to.x - from.x) * 2) / 3, y: from.y + ((to.y - from.y) * 2) / 3 };
}
