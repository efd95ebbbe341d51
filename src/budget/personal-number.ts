import type { Stretch } from './rule.ts';

/** A number that belongs to a person and has no place in a published file. */
export interface PersonalNumber extends Stretch {
  readonly kind: '居民身份证号码' | '手机号码' | '银行卡号';
  /** Enough of it to find it by, not enough to use it. */
  readonly masked: string;
}

/** 18 digits, with a space or a dash at most between its parts: area, date of birth, sequence and check digit. */
const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{5}([ -]?)(?:19|20)\d{2}[01]\d[0-3]\d\1\d{3}[\dXx](?![\dA-Za-z])/g;
/** 11 digits, as 138 0013 8000 or +86-13800138000; not a part of a longer number, no amount. */
const MOBILE =
  /(?<![\dA-Za-z.,]|\d-)(?:\+?86[ -]?)?1[3-9]\d([ -]?)\d{4}\1\d{4}(?![\dA-Za-z%]|[.,-]\d|\s*[元万亿个号])/g;
/** 16 to 19 digits, alone or in groups; the first ones tell a bank card (62, 9558, 4, 51–55). */
const BANK_CARD = /(?<![\dA-Za-z]|\d[.,-])(?:62|9558|4|5[1-5])(?:[ -]?\d){12,17}(?![\dA-Za-z]|[.,-]\d)/g;

/** What every such number has in it. */
export const LONG_NUMBER = /[\d０-９]{3}[ -]?[\d０-９]{4}/;

/** The personal numbers of a text, in order. Check digits keep contract and document numbers out. */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  if (!LONG_NUMBER.test(text)) return [];
  const narrow = text.replace(/[０-９－＋Ｘｘ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const found = [
    ...matches(narrow, IDENTITY, '居民身份证号码', isIdentity),
    ...matches(narrow, MOBILE, '手机号码', () => true),
    ...matches(narrow, BANK_CARD, '银行卡号', isBankCard),
  ].sort((a, b) => a.offset - b.offset);
  return found.filter(({ offset }, index) => {
    const before = found[index - 1];
    return before === undefined || offset >= before.offset + before.length;
  });
}

function matches(
  text: string,
  pattern: RegExp,
  kind: PersonalNumber['kind'],
  isOne: (digits: string) => boolean,
): readonly PersonalNumber[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: match, index }) => {
    const digits = match.replace(/[ +-]/g, '');
    if (!isOne(digits)) return [];
    const masked = `${digits.slice(0, 3)}…${digits.slice(-2)}`;
    return [{ kind, masked, offset: index, length: match.length }];
  });
}

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A province, a month, a day, and the check digit modulo 11. */
function isIdentity(digits: string): boolean {
  const month = Number(digits.slice(10, 12));
  const day = Number(digits.slice(12, 14));
  if (!PROVINCES.has(digits.slice(0, 2)) || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10X98765432'[sum % 11] === digits.slice(17).toUpperCase();
}

/** 16 to 19 digits (16 outside of UnionPay and the old 9558) whose Luhn sum is a multiple of ten. */
function isBankCard(digits: string): boolean {
  const longest = /^[45]/.test(digits) ? 16 : 19;
  if (digits.length < 16 || digits.length > longest) return false;
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at--, isDoubled = !isDoubled) {
    const digit = Number(digits[at]) * (isDoubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
