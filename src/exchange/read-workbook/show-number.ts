import { type Decimal, decimalOf } from '../../budget/decimal.ts';

/** A number as its cell shows it. */
export interface ShownNumber {
  /** E.g. `90%`, `5,000`, `14个`; every digit that the number has, also where the cell shows fewer. */
  readonly text: string;
  /** The number alone as it is shown, in plain decimals with every digit: a format may scale it (`0!.0,` shows 元 as 万元). */
  readonly digits: string;
  /** Whether the cell shows what it holds, to the last digit. */
  readonly isExact: boolean;
  readonly isPercent: boolean;
  /** What is shown before and behind the digits, e.g. `万元`. */
  readonly words: string;
  /** Whether nothing but a dash or nothing at all is shown. */
  readonly isDash: boolean;
}

/** What one section of a format comes to. */
interface Section {
  readonly before: string;
  readonly after: string;
  readonly isGrouped: boolean;
  /** Digits before the point that are always shown, as in `007`. */
  readonly whole: number;
  /** Decimals that are always shown, and those that are shown at most. */
  readonly least: number;
  readonly most: number;
  /** By what power of ten what is shown differs from what is held. */
  readonly scale: number;
  readonly isPercent: boolean;
  readonly hasDigits: boolean;
}

const general: Section = {
  before: '',
  after: '',
  isGrouped: false,
  whole: 1,
  least: 0,
  most: 15,
  scale: 0,
  isPercent: false,
  hasDigits: true,
};

/** Shows a number by its format (ISO 29500-1, 18.8.31); one that is too odd (fractions, 壹贰叁) is shown as it is. */
export function showNumber(held: string, format: string): ShownNumber {
  const number = decimalOf(held);
  const sections = sectionsOf(format);
  const isNegative = number.lt(0);
  const own = sections[isNegative ? 1 : number.eq(0) ? 2 : 0];
  const section = readSection(own ?? sections[0] ?? 'General') ?? general;
  const { before, after, hasDigits, scale, isPercent, whole } = section;
  const words = (before + after).replaceAll('%', '').trim();
  const value = scaled(number.abs(), scale);
  const digits = `${isNegative ? '-' : ''}${value.toFixed()}`;
  // `#` and `?` show nothing of a zero.
  if (!hasDigits || (number.eq(0) && whole === 0 && section.least === 0 && section !== general)) {
    return { text: words, digits, isExact: true, isPercent, words, isDash: /^[-—–]?$/.test(words) };
  }
  const shown = digitsOf(value, section);
  const sign = isNegative && (own === undefined || !/[-(（]/.test(before)) ? '-' : '';
  const text = `${sign}${before}${shown.text}${after}`.trim();
  return { text, digits, isExact: shown.isExact, isPercent, words, isDash: false };
}

function scaled(value: Decimal, power: number): Decimal {
  let made = value;
  for (let times = power; times > 0; times--) made = made.times(10);
  for (let times = power; times < 0; times++) made = made.div(10);
  return made;
}

function digitsOf(value: Decimal, { isGrouped, whole, least, most }: Section) {
  const isExact = value.eq(value.round(most));
  const all = value.toFixed();
  const [int = '0', decimals = ''] = (isExact ? value.round(most).toFixed() : all).split('.');
  const padded = int.padStart(whole, '0');
  const grouped = isGrouped ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded;
  const shown = decimals.padEnd(least, '0');
  return { text: shown === '' ? grouped : `${grouped}.${shown}`, isExact };
}

/** The sections of a format, split at semicolons outside of quotation marks and brackets. */
export function sectionsOf(format: string): readonly string[] {
  return (format.match(/(?:"[^"]*"|\[[^\]]*\]|[\\_*].|[^;])+|(?<=;)(?=;|$)/gs) ?? ['General']).map(
    (section) => section,
  );
}

/** A section without what is quoted, escaped or in brackets: what is left are signs with a meaning. */
export function signsOf(section: string): string {
  return section.replace(/"[^"]*"|[\\!].|_.|\*./gs, '').replace(/\[[^\]]*\]/g, '');
}

const PLACES = /[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+,*/;

/** Null for what is not understood. */
function readSection(given: string): Section | null {
  // A point that is only drawn: what is shown is a tenth, a hundredth… of what is held.
  const drawn = /(?<=[0#])(?:[!\\]\.|"\.")([0#]+)/.exec(given);
  const section = drawn === null ? given : given.replace(drawn[0], `.${drawn[1]}`);
  if (/\[(?:DBNum|[<>=])/i.test(section)) return null;
  const signs = signsOf(section);
  if (/general/i.test(signs)) return withWords(section, /general/i, general);
  if (/@/.test(signs)) return general;
  if (/[eE][+-]|\?\/|#\/|0\//.test(signs)) return null;
  const found = PLACES.exec(signs)?.[0] ?? '';
  if (found === '') return { ...withWords(section, /$^/, general), hasDigits: false };
  const [int = '', decimals = ''] = found.replace(/,+$/, '').split('.');
  const rest = signs.replace(PLACES, '');
  // A second group of places shows a number as another one.
  if (/[0#?]/.test(rest)) return null;
  const thousands = (/,+$/.exec(found)?.[0] ?? '').length;
  const percents = (rest.match(/%/g) ?? []).length;
  return withWords(section, PLACES, {
    ...general,
    isGrouped: int.includes(','),
    whole: (int.match(/0/g) ?? []).length,
    least: (decimals.match(/0/g) ?? []).length,
    most: decimals.length,
    scale: 2 * percents - 3 * thousands - (drawn?.[1] ?? '').length,
    isPercent: percents > 0,
  });
}

/** What stands before and behind the places, in the words that are shown. */
function withWords(section: string, places: RegExp, made: Section): Section {
  const marked = section.replace(
    /"([^"]*)"|[\\!](.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]/gs,
    (_, quoted, escaped, money) =>
      // Words are moved out of reach, so that no letter of theirs passes for a sign.
      [...String(quoted ?? escaped ?? money ?? '')]
        .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + shift))
        .join(''),
  );
  const at = places.exec(marked);
  const words = (text: string): string =>
    [...text]
      .map((letter) => {
        const code = letter.codePointAt(0) ?? 0;
        return code >= shift ? String.fromCodePoint(code - shift) : letter;
      })
      .join('');
  const end = at === null ? marked.length : at.index + at[0].length;
  return { ...made, before: words(marked.slice(0, at?.index ?? marked.length)), after: words(marked.slice(end)) };
}

/** A private plane of Unicode. */
const shift = 0xf0000;
