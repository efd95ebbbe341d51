/** The year of a document number with its brackets: `[2014]` in `穗国土建用字[2014]175号`. */
export interface NumberedYear {
  readonly offset: number;
  /** With its brackets, as written. */
  readonly text: string;
  readonly year: string;
}

/** What every document number has in it. */
export const NUMBER_MARK = /号/;

const NUMBERED_YEAR =
  /([[(（［【〔〖{])(?<=\p{Script=Han}{2}.) ?((?:19|20)\d\d)年? ?([\])）］】〕〗}])(?= ?第? ?\d{1,5} ?号)/gu;

/** The years of all document numbers (发文字号) of a text. */
export function numberedYearsIn(text: string): readonly NumberedYear[] {
  if (!NUMBER_MARK.test(text)) return [];
  return Array.from(text.matchAll(NUMBERED_YEAR), ({ 0: found, 2: year = '', index }) => ({
    offset: index,
    text: found,
    year,
  }));
}
