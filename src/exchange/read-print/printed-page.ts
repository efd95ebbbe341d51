/** A page as ink: what is printed where, in points from the upper left corner. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Horizontal and vertical lines, and the edges of boxes. */
  readonly rules: readonly Rule[];
  /** Places where text was cut off at the edge of its box, or covered. */
  readonly clips: readonly { readonly x: number; readonly y: number }[];
  /** Whether the file holds pictures. */
  readonly hasPictures: boolean;
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
  /** The direction of its line, in quarter turns clockwise; null where it stands aslant. */
  readonly turn: 0 | 1 | 2 | 3 | null;
  /** Whether it is painted where it can be seen; text behind a scan is not painted at all. */
  readonly ink: 'shown' | 'hidden' | 'covered' | 'clipped' | 'unpainted';
  /** Whether its font does not say what it is, so that its text is a guess. */
  readonly isGuess: boolean;
  /** The piece of text that it was written with. */
  readonly run: number;
  /** Whether it stands on another one. */
  readonly isOverprinted: boolean;
  /** Whether it was written in a cell over whose edge it runs. */
  readonly runsOver: boolean;
}

export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
