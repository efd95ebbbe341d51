/** A page as ink: what is printed where, in points from the upper left corner. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Horizontal and vertical lines, and the edges of boxes. */
  readonly rules: readonly Rule[];
  /** How much of the page pictures cover, from 0 to 1. */
  readonly pictures: number;
}

export interface Glyph {
  /** As the file says that it reads; U+FFFD where it does not say. */
  readonly text: string;
  /** The left end of its base line. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of its type. */
  readonly size: number;
  /** Marked as no content: page feet, heads that are printed again. */
  readonly isArtifact: boolean;
}

export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
