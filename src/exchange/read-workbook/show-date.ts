import { sectionsOf, signsOf } from './show-number.ts';

/** What a cell says that Excel took for a date or a time. */
export interface ShownDate {
  /** In words that leave nothing open: `2025年3月5日`. */
  readonly words: string;
  /** What was typed, as far as one can tell: `3-5`, `1:18`; null for a date with its year. */
  readonly typed: string | null;
}

/** The date or time that a number means; null where its format is none. */
export function showDate(digits: string, format: string, is1904: boolean): ShownDate | null {
  const signs = signsOf(sectionsOf(format)[0] ?? '');
  const isElapsed = /\[[hms]+\]/i.test(format);
  if (/general/i.test(signs) || !(isElapsed || /[ymdhs]/i.test(signs.replace(/am\/pm|[eE][+-]/gi, '')))) return null;
  if (/[0#?]/.test(signs.replace(/[.]0+/, ''))) return null;
  const serial = Number(digits);
  if (serial < 0 || serial > 2_958_465) return null;
  const { year, month, day, hours, minutes } = partsOf(serial, is1904);
  const [hasYear, hasDay, hasTime] = [/y/i.test(signs), /d/i.test(signs), /h|s/i.test(signs) || isElapsed];
  const time = `${isElapsed ? Math.floor(serial * 24 + 1e-9) : hours}:${String(minutes).padStart(2, '0')}`;
  if (hasTime && !hasYear && !hasDay) return { words: time, typed: time };
  const date = `${year}年${month}月${hasDay ? `${day}日` : ''}`;
  if (hasYear && !hasDay)
    return { words: date, typed: /^mmm/i.test(signs) ? `${month}-${String(year).slice(2)}` : null };
  if (!hasYear) return { words: `${month}月${day}日`, typed: `${month}-${day}` };
  return { words: hasTime ? `${date} ${time}` : date, typed: null };
}

const day1904 = 1462;
/** Excel counts a 29 February 1900 that never was: before it, days are one further. */
const leapFault = 60;

function partsOf(serial: number, is1904: boolean) {
  const minutesInAll = Math.round(serial * 1440);
  const whole = Math.floor(minutesInAll / 1440) + (is1904 ? day1904 : 0);
  const date = new Date(Date.UTC(1899, 11, 30 + whole + (whole < leapFault ? 1 : 0)));
  const inDay = minutesInAll % 1440;
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hours: Math.floor(inDay / 60),
    minutes: inDay % 60,
  };
}
