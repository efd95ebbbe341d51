/** Solid bars are dark grey, hollow ones white in a black line: told apart on any printer. Grey from 0 (black) to 1 (white). */
export const BAR_GREY = 0.35;

/** Of a hollow bar, in points. */
export const BAR_LINE = 0.6;
