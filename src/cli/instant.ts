/** The date in finished files where none is given: fixed, so that the same data gives the same bytes on any day. */
const fixedInstant = new Date('2020-01-01T00:00:00Z');

/** ZIP, and so DOCX, knows no date outside of 1980–2107; an earlier one (0 is customary) becomes the first. */
const earliest = Date.UTC(1980, 0, 1) / 1000;
const latest = Date.UTC(2107, 11, 31) / 1000;

/** The date from SOURCE_DATE_EPOCH (seconds since 1970, https://reproducible-builds.org); null where it is no such date. */
export function readInstant(given: string | undefined): Date | null {
  if (given === undefined || given === '') return fixedInstant;
  const seconds = /^\d{1,12}$/.test(given) ? Number(given) : Number.POSITIVE_INFINITY;
  return seconds <= latest ? new Date(Math.max(seconds, earliest) * 1000) : null;
}
